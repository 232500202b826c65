import { load } from 'js-yaml';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import type { Frontmatter, Setup } from './types.ts';

/** A key of the table: how it looks when it is right, and what reads it. */
interface Field {
  readonly expected: string;
  readonly right: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: unknown): string[] => (isTexts(value) ? value : isText(value) ? [value] : []);

const LINES = /^\d+(?:-\d+)?$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const FIELDS: Readonly<Record<string, Field>> = {
  title: { expected: 'title: 장의 제목처럼 글자를 쓰세요.', right: isText },
  description: { expected: 'description: 한 문장으로 쓰세요.', right: isText },
  chapter: {
    expected: 'chapter: CH-01처럼 쓰세요.',
    right: (value) => isText(value) && /^CH-(?:\d\d|[A-C])$/.test(value),
  },
  notes: {
    expected: 'notes: ["1-5", "7"]처럼 노트의 줄 번호를 따옴표로 감싸 쓰세요.',
    right: (value) => isTexts(value) && value.every((each) => LINES.test(each)),
  },
  setup: {
    expected: 'setup: { namespace: svc-lab, apply: [hello.yaml], wait: [] }처럼 쓰세요.',
    right: isMap,
  },
  cleanup: { expected: 'cleanup: ["kubectl delete namespace svc-lab"]처럼 목록으로 쓰세요.', right: isTexts },
};

const SETUP: Readonly<Record<string, Field>> = {
  namespace: {
    expected: 'namespace: svc-lab 또는 namespace: [svc-lab, svc-lab-other]처럼 쓰세요.',
    right: (value) => {
      const names = texts(value);
      return names.length > 0 && names.every((name) => LABEL.test(name));
    },
  },
  apply: { expected: 'apply: [hello.yaml]처럼 파일 목록을 쓰세요.', right: isTexts },
  wait: {
    expected: 'wait: ["--for=condition=Ready pod/solo"]처럼 kubectl wait의 인수를 쓰세요.',
    right: isTexts,
  },
  manual: { expected: 'manual: true 또는 false를 쓰세요.', right: (value) => typeof value === 'boolean' },
};

/** What other readers of the head know: Astro, Starlight. Nothing is said about them here. */
const NEIGHBOURS = [
  'template',
  'hero',
  'sidebar',
  'tableOfContents',
  'prev',
  'next',
  'draft',
  'head',
  'slug',
];

interface FrontmatterRead {
  readonly frontmatter: Frontmatter;
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: Frontmatter = { notes: [], cleanup: [], rest: {} };

/** The line of a key, searched as text: js-yaml's values carry no places. */
function lineOf(text: string, key: string): number {
  const found = text
    .split('\n')
    .findIndex((line) => new RegExp(`(?:^|[\\s{,])["']?${key}["']?\\s*:`).test(line));
  return Math.max(0, found);
}

function setupOf(value: unknown): Setup | undefined {
  if (!isMap(value)) return undefined;
  return {
    namespaces: texts(value['namespace']),
    apply: texts(value['apply']),
    wait: texts(value['wait']),
    manual: value['manual'] === true,
  };
}

/**
 * Reads the YAML head of a page.
 *
 * @param text  what stands between the `---` lines.
 * @param file  the page.
 * @param start where `text` starts in it.
 */
export function parseFrontmatter(text: string, file: string, start: Place): FrontmatterRead {
  const diagnostics: Diagnostic[] = [];
  const at = (key: string) => ({ file, line: start.line + lineOf(text, key), column: 1 });
  let value: unknown;
  try {
    value = load(text);
  } catch (error) {
    const mark = (error as { mark?: { line: number; column: number } }).mark;
    const place = { file, line: start.line + (mark?.line ?? 0), column: (mark?.column ?? 0) + 1 };
    const detail = (error as Error).message.split('\n')[0] ?? '';
    const data = { field: 'YAML', expected: '들여쓰기와 따옴표를 확인하세요.' };
    return { frontmatter: NOTHING, diagnostics: [diagnose('page-frontmatter', place, data, { detail })] };
  }
  if (value === undefined || value === null) value = {};
  if (!isMap(value)) {
    const data = { field: 'YAML', expected: 'title: …처럼 이름과 값을 쓰세요.' };
    return { frontmatter: NOTHING, diagnostics: [diagnose('page-frontmatter', { file, ...start }, data)] };
  }

  const check = (
    map: Record<string, unknown>,
    fields: Readonly<Record<string, Field>>,
    prefix: string,
  ): void => {
    for (const [key, content] of Object.entries(map)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field) {
        if (field.right(content)) continue;
        const data = { field: `${prefix}${key}`, expected: field.expected };
        diagnostics.push(diagnose('page-frontmatter', at(key), data));
      } else if (prefix !== '' || !NEIGHBOURS.includes(key)) {
        const suggestion = nearest(key, [...Object.keys(fields), ...(prefix === '' ? NEIGHBOURS : [])]);
        if (suggestion === undefined && prefix === '') continue;
        const data = { field: `${prefix}${key}`, suggestion: suggestion ?? Object.keys(fields).join(', ') };
        diagnostics.push(diagnose('page-frontmatter-field', at(key), data));
      }
    }
  };
  check(value, FIELDS, '');
  const { setup, title, description, chapter, notes, cleanup, ...rest } = value;
  if (isMap(setup)) {
    check(setup, SETUP, 'setup.');
    if (setup['namespace'] === undefined) {
      const data = { field: 'setup.namespace', expected: SETUP['namespace']?.expected ?? '' };
      diagnostics.push(diagnose('page-frontmatter', at('setup'), data));
    }
  }
  if (title === undefined) {
    const data = { field: 'title', expected: FIELDS['title']?.expected ?? '' };
    diagnostics.push(diagnose('page-frontmatter', { file, ...start }, data));
  }
  const prepared = setupOf(setup);
  return {
    frontmatter: {
      ...(isText(title) && { title }),
      ...(isText(description) && { description }),
      ...(isText(chapter) && { chapter }),
      notes: texts(notes),
      ...(prepared && { setup: prepared }),
      cleanup: texts(cleanup),
      rest,
    },
    diagnostics,
  };
}
