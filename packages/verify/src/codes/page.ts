import { codesOf } from './code.ts';
import { josa, oneOf } from './josa.ts';

const { guide } = codesOf('page');

/** What can be wrong with a page around its commands. */
export const pageCodes = {
  'page-syntax': guide<Record<never, never>>({
    message: () => 'MDX로 읽을 수 없습니다. 닫지 않은 태그나 중괄호가 있는지 확인하세요.',
  }),
  'page-frontmatter': guide<{ field: string; expected: string }>({
    message: ({ field, expected }) => `머리말의 ${josa(field, '이/가')} 올바르지 않습니다. ${expected}`,
  }),
  'page-frontmatter-field': guide<{ field: string; suggestion: string }>({
    message: ({ field, suggestion }) =>
      `머리말에 ${field} 항목은 없습니다. ${josa(suggestion, '을/를')} 쓰려던 것인지 확인하세요.`,
  }),
  'page-missing-file': guide<{ path: string; suggestion: string }>({
    message: ({ path, suggestion }) =>
      suggestion === ''
        ? `매니페스트 ${josa(path, '이/가')} 없습니다. manifests 폴더에 파일을 만드세요.`
        : `매니페스트 ${josa(path, '이/가')} 없습니다. ${josa(suggestion, '을/를')} 쓰려던 것인지 확인하세요.`,
  }),
  'page-file-outside': guide<{ path: string }>({
    message: ({ path }) =>
      `${josa(path, '은/는')} manifests 폴더 밖을 가리킵니다. manifests 폴더 안의 상대 경로를 쓰세요.`,
  }),
  'page-file-symlink': guide<{ path: string; target: string }>({
    message: ({ path, target }) =>
      `${josa(path, '은/는')} manifests 폴더 밖(${target})을 가리키는 심볼릭 링크입니다. 파일을 직접 두세요.`,
  }),
  'page-file-attribute': guide<Record<never, never>>({
    message: () => '<Manifest>에는 file="hello.yaml"처럼 글자로 쓴 파일 이름이 있어야 합니다.',
  }),
  'page-line-outside': guide<{ path: string; line: number; lines: number }>({
    message: ({ path, line, lines }) =>
      `${josa(path, '은/는')} ${lines}줄인데 ${line}번째 줄을 가리킵니다. 1부터 ${lines}까지 쓰세요.`,
  }),
  'page-unused-manifest': guide<{ path: string }>({
    severity: 'warning',
    message: ({ path }) =>
      `${josa(path, '을/를')} 쓰는 페이지가 없습니다. 페이지에서 보여 주거나 적용하고, 아니면 지우세요.`,
  }),
  'page-manifest-in-mdx': guide<{ kind: string }>({
    message: ({ kind }) =>
      `매니페스트(${kind})를 본문에 붙여 넣었습니다. manifests 폴더에 두고 <Manifest file="…" />로 보여 주세요.`,
  }),
  'page-broken-link': guide<{ url: string; suggestion: string }>({
    message: ({ url, suggestion }) =>
      suggestion === ''
        ? `링크 ${josa(url, '이/가')} 가리키는 페이지가 없습니다.`
        : `링크 ${josa(url, '이/가')} 가리키는 페이지가 없습니다. ${josa(suggestion, '으로/로')} 쓰세요.`,
  }),
  'page-broken-anchor': guide<{ url: string; suggestions: readonly string[] }>({
    message: ({ url, suggestions }) =>
      suggestions.length === 0
        ? `링크 ${josa(url, '이/가')} 가리키는 제목이 그 페이지에 없습니다.`
        : `링크 ${josa(url, '이/가')} 가리키는 제목이 그 페이지에 없습니다. ${josa(oneOf(suggestions), '을/를')} 쓰세요.`,
  }),
  'page-image-alt': guide<{ url: string }>({
    message: ({ url }) => `그림 ${url}에 대체 텍스트가 없습니다. ![그림이 보여 주는 것](…)처럼 쓰세요.`,
  }),
  'page-spelling': guide<{ found: string; write: string }>({
    message: ({ found, write }) =>
      `${josa(`"${found}"`, '은/는')} 이 길잡이에서 쓰지 않습니다. ${josa(`"${write}"`, '으로/로')} 쓰세요.`,
  }),
  'page-unknown-term': guide<{ id: string; suggestion: string }>({
    message: ({ id, suggestion }) =>
      suggestion === ''
        ? `용어집에 ${josa(id, '이/가')} 없습니다. content/data/glossary.yaml에 더하세요.`
        : `용어집에 ${josa(id, '이/가')} 없습니다. ${josa(suggestion, '을/를')} 쓰려던 것인지 확인하세요.`,
  }),
} as const;
