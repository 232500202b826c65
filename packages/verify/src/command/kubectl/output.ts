import { nearest } from '../../nearest.ts';
import { isKnown } from '../arg.ts';
import { type Call, placeOf, useOf } from '../call.ts';
import type { FlagUse } from '../cobra/parse.ts';
import { missingFields, rootOf } from './fields.ts';
import { readJsonPath, relaxed, type Step } from './jsonpath.ts';
import type { Targets } from './targets.ts';
import { templateFault } from './template.ts';

const TEMPLATES = ['go-template', 'go-template-file', 'template', 'templatefile'];
const JSONPATHS = ['jsonpath', 'jsonpath-as-json', 'jsonpath-file'];
const DATA = ['json', 'kyaml', 'name', 'yaml'];
const COLUMNS = ['custom-columns', 'custom-columns-file'];

const GENERIC = [...DATA, ...TEMPLATES, ...JSONPATHS];

/** The formats of `-o` where they are not the generic ones (k8s.io/cli-runtime, `PrintFlags`). */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  get: [...GENERIC, ...COLUMNS, 'wide'],
  'api-resources': ['json', 'kyaml', 'name', 'wide', 'yaml'],
  version: ['json', 'yaml'],
  delete: ['name'],
  'config get-contexts': ['name'],
  explain: ['plaintext', 'plaintext-openapiv2'],
  kustomize: [],
  top: [],
};

/** kubectl's words where they are not the printers'. */
const SAID: Readonly<Record<string, (value: string) => string>> = {
  version: () => "error: --output must be 'yaml' or 'json'",
  explain: (value) => `error: unrecognized format: ${value}`,
  delete: (value) => `error: unexpected -o output mode: ${value}. We only support '-o name'`,
  'config get-contexts': (value) =>
    `error: --output ${value} is not available in kubectl config get-contexts; resetting to default output format`,
};

/** Formats that kubectl compares letter by letter; the others it takes in any case. */
const EXACT = new Set(['wide', ...TEMPLATES, ...JSONPATHS, ...COLUMNS]);

const isFormat = (format: string, allowed: readonly string[]): boolean =>
  allowed.includes(format) || (!EXACT.has(format.toLowerCase()) && allowed.includes(format.toLowerCase()));

function checkFormat(call: Call, use: FlagUse, format: string, allowed: readonly string[]): void {
  const sorted = [...allowed].sort();
  const said =
    SAID[call.path]?.(format) ??
    `error: unable to match a printer suitable for the output format "${format}", allowed formats are: ${sorted.join(',')}`;
  const lower = format.toLowerCase();
  const write = allowed.find((each) => each === lower) ?? nearest(format, allowed) ?? '';
  call.say(
    'command-output-format',
    placeOf(use, 0, format.length),
    { found: format, allowed: sorted, write },
    { detail: said, write },
  );
}

/** An expression with where it stands in its flag's value. */
export interface Expression {
  readonly use: FlagUse;
  /** Units before the expression in the value. */
  readonly offset: number;
  readonly text: string;
}

const WORDS = /^(?:range|end|true|false)$/;

/** A word at which the engine of the templates stops. */
interface Stray {
  readonly said: string;
  readonly from: number;
  readonly to: number;
  readonly inFilter: boolean;
}

/** A word that JSONPath does not know (a field without its dot, a text without quotes), or an end without a range. */
function strayWord(steps: readonly Step[], inFilter = false): Stray | undefined {
  let ranges = 0;
  for (const step of steps) {
    if (step.kind === 'filter') {
      const found = strayWord([...step.left, ...step.right], true);
      if (found) return found;
    }
    if (step.kind !== 'word' || !isKnown(step.text)) continue;
    const { text, from, to } = step;
    if (!WORDS.test(text)) return { said: `unrecognized identifier ${text}`, from, to, inFilter };
    if (text === 'range') ranges += 1;
    if (text !== 'end') continue;
    if (ranges === 0) return { said: 'not in range, nothing to end', from, to, inFilter };
    ranges -= 1;
  }
  return undefined;
}

/** Checks a JSONPath template and, when the types are known, that its fields exist. */
export function checkJsonPath(
  call: Call,
  { use, offset, text }: Expression,
  targets: Targets | undefined,
  asList: boolean,
  said: (message: string) => string,
  executing = said,
): void {
  const reading = readJsonPath(text);
  if ('said' in reading) {
    const from = Math.max(0, Math.min(reading.at, text.length - 1));
    call.say(
      'command-jsonpath',
      placeOf(use, offset + from, offset + text.length),
      { expression: text, said: reading.said },
      { detail: said(reading.said) },
    );
    return;
  }
  const word = strayWord(reading.actions.flatMap(({ steps }) => steps));
  if (word) {
    const at = placeOf(use, offset + word.from, offset + word.to);
    const detail = executing(word.said);
    // A condition is read only where there is something to choose from.
    const rest = word.inFilter ? ({ layer: 'guide' } as const) : { detail };
    call.say('command-jsonpath', at, { expression: text, said: word.said }, rest);
    return;
  }
  if (!call.definitions || !targets || targets.types.length === 0) return;
  const root = rootOf(call.definitions, targets.types, asList);
  const kind = targets.types.map((each) => each.kind).join(', ');
  for (const { field, path, write, from, to } of missingFields(root, reading.actions)) {
    if (!isKnown(field)) continue;
    call.say(
      'command-unknown-field',
      placeOf(use, offset + from, offset + to),
      { field, path, kind, write },
      { write },
    );
  }
}

/** Checks an expression in kubectl's relaxed spelling (`.metadata.name`). Returns false when it is none. */
export function checkRelaxed(
  call: Call,
  { use, offset, text }: Expression,
  targets: Targets | undefined,
  said: (message: string) => string,
): boolean {
  const expression = relaxed(text);
  if (expression === undefined) return false;
  checkJsonPath(
    call,
    { use, offset: offset - expression.shift, text: expression.text },
    targets,
    false,
    said,
  );
  return true;
}

function checkColumns(call: Call, { use, offset, text }: Expression, targets: Targets | undefined): void {
  let from = offset;
  for (const column of text.split(',')) {
    const colon = column.indexOf(':');
    const path = column.slice(colon + 1);
    const bad = (detail: string): void =>
      call.say('command-columns', placeOf(use, from, from + column.length), { found: column }, { detail });
    if (colon < 0)
      bad(`error: unexpected custom-columns spec: ${column}, expected <header>:<json-path-expr>`);
    else {
      const inside = { use, offset: from + colon + 1, text: path };
      const fits = checkRelaxed(call, inside, targets, (message) => `error: ${message}`);
      if (!fits)
        bad(
          "error: unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
        );
    }
    from += column.length + 1;
  }
}

function checkTemplate(call: Call, { use, offset, text }: Expression): void {
  const fault = templateFault(text);
  if (!fault) return;
  call.say(
    'command-template',
    placeOf(use, offset + fault.at, offset + text.length),
    { said: fault.said },
    { detail: `error: error parsing template ${text}, template: output:1: ${fault.said}` },
  );
}

/** Checks `-o`, `--template` and `--sort-by` of a command that prints objects. */
export function checkOutput(call: Call, targets: Targets | undefined): void {
  const use = useOf(call, 'output');
  const allowed = FORMATS[call.path] ?? GENERIC;
  const asList = targets?.asList ?? false;
  if (use && allowed.length > 0 && isKnown(use.value) && use.value !== '') {
    const equals = use.value.indexOf('=');
    const format = equals < 0 ? use.value : use.value.slice(0, equals);
    const text = equals < 0 ? '' : use.value.slice(equals + 1);
    const templated = EXACT.has(format) && format !== 'wide';
    const given = useOf(call, 'template')?.value ?? '';
    const inside = { use, offset: equals + 1, text };
    if (!isFormat(format, allowed) || (equals >= 0 && !templated))
      checkFormat(call, use, equals >= 0 && !templated ? use.value : format, allowed);
    else if (templated && text === '' && given === '') {
      const detail = COLUMNS.includes(format)
        ? 'error: custom-columns format specified but no custom columns given'
        : 'error: template format specified but no template given';
      call.say('command-missing-value', placeOf(use), { flag: `-o ${format}=` }, { detail });
    } else if (format === 'jsonpath' || format === 'jsonpath-as-json') {
      if (text !== '')
        checkJsonPath(
          call,
          inside,
          targets,
          asList,
          (said) => `error: error parsing jsonpath ${text}, ${said}`,
          (said) =>
            `error: error executing jsonpath ${JSON.stringify(text)}: Error executing template: ${said}.`,
        );
    } else if (format === 'custom-columns') {
      if (text !== '') checkColumns(call, inside, targets);
    } else if (format === 'go-template' || format === 'template') {
      if (text !== '') checkTemplate(call, inside);
    }
  }
  const template = useOf(call, 'template');
  if (
    template &&
    isKnown(template.value) &&
    !use?.value.startsWith('jsonpath') &&
    allowed.includes('go-template')
  )
    checkTemplate(call, { use: template, offset: 0, text: template.value });
  if (call.path === 'get') checkSortBy(call, targets);
}

function checkSortBy(call: Call, targets: Targets | undefined): void {
  const use = useOf(call, 'sort-by');
  if (!use || !isKnown(use.value) || use.value === '') return;
  const inside = { use, offset: 0, text: use.value };
  // kubectl notices only when there is something to sort.
  const say: Call['say'] = (code, at, data, remark) =>
    call.say(code, at, data, { ...remark, layer: 'guide' });
  const fits = checkRelaxed({ ...call, say }, inside, targets, (said) => `error: ${said}`);
  if (fits) return;
  const said =
    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'";
  // kubectl notices only when there is more than one object to sort.
  call.say(
    'command-jsonpath',
    placeOf(use),
    { expression: use.value, said },
    { detail: `error: ${said}`, layer: 'guide' },
  );
}
