import { type CodeTable, codesOf } from './code.ts';
import { josa, oneOf } from './josa.ts';

const { api, guide } = codesOf('schema');

/** Name of a format, and how to write it. */
const FORMATS: Readonly<Record<string, readonly [name: string, how: string]>> = {
  quantity: ['수량', '500m, 1.5, 128Mi, 2Gi처럼 쓰세요.'],
  base64: ['base64로 바꾼 값', '값을 그대로 적으려면 data 대신 stringData를 쓰세요.'],
  time: ['올바른 시각', '2026-01-31T09:00:00Z처럼 쓰세요.'],
};

/** What kinds and fields there are: rules of kubectl, and of the API's schemas. */
export const schemaCodes = {
  'schema-not-object': api<{ got: string }>({
    message: ({ got }) => `문서의 맨 위가 ${got}입니다. apiVersion, kind, metadata가 있는 오브젝트를 쓰세요.`,
  }),
  'schema-no-object': guide<Record<never, never>>({
    message: () =>
      '적용할 리소스가 없습니다. 비어 있거나 주석뿐인 파일입니다. 리소스를 적거나 파일을 지우세요.',
  }),
  'schema-missing-head': api<{ field: string; example: string; written: string }>({
    message: ({ field, example, written }) =>
      `${josa(field, '이/가')} 없습니다. ${
        written === ''
          ? `맨 위에 "${example}"처럼 적으세요.`
          : `${josa(`"${written}"`, '을/를')} ${josa(field, '으로/로')} 고쳐 쓰세요.`
      }`,
  }),
  'schema-head-type': api<{ field: string; got: string; example: string }>({
    message: ({ field, got, example }) =>
      `${josa(field, '은/는')} 문자열이어야 하는데 ${got}입니다. "${example}"처럼 적으세요.`,
  }),
  'schema-missing-name': api<{ kind: string }>({
    message: ({ kind }) =>
      `metadata.name이 없습니다. metadata 아래에 이 ${kind}의 이름을 "name: …"으로 적으세요.`,
  }),
  'schema-generate-name': api<Record<never, never>>({
    message: () => 'kubectl apply는 generateName을 받지 않습니다. metadata.name에 이름을 적으세요.',
    hint: () => '이름을 쿠버네티스가 짓게 하려면 kubectl create를 쓰세요.',
  }),
  'schema-unknown-kind': api<{ kind: string; apiVersion: string; nearest: string }>({
    message: ({ kind, apiVersion, nearest }) =>
      nearest === ''
        ? `${apiVersion}에 ${josa(`"${kind}"`, '이라/라')}는 종류는 없습니다. 철자와 apiVersion을 확인하세요.`
        : `${josa(`"${kind}"`, '이라/라')}는 종류는 없습니다. ${josa(nearest, '이라고/라고')} 쓰세요.`,
    hint: ({ nearest }) =>
      nearest === '' ? '사용자 정의 리소스(CRD)라면 그 CRD를 클러스터에 먼저 설치해야 합니다.' : undefined,
  }),
  'schema-wrong-api-version': api<{ kind: string; apiVersion: string; right: readonly string[] }>({
    message: ({ kind, apiVersion, right }) =>
      `${josa(kind, '은/는')} ${apiVersion}에 없습니다. apiVersion에 ${josa(oneOf(right), '을/를')} 쓰세요.`,
  }),
  'schema-removed-api': api<{ kind: string; apiVersion: string; removed: string; right: readonly string[] }>({
    message: ({ kind, apiVersion, removed, right }) =>
      `${apiVersion}의 ${josa(kind, '은/는')} Kubernetes ${removed}부터 없습니다.${
        right.length > 0 ? ` apiVersion에 ${josa(oneOf(right), '을/를')} 쓰세요.` : ' 이 리소스를 지우세요.'
      }`,
  }),
  'schema-unknown-field': api<{
    field: string;
    parent: string;
    nearest: string;
    elsewhere: string;
    known: readonly string[];
  }>({
    message: ({ field, parent, nearest, elsewhere, known }) => {
      const where = parent === '' ? '맨 위' : parent;
      const wrong = `${where}에 ${josa(`"${field}"`, '이라/라')}는 필드는 없습니다.`;
      if (nearest !== '') return `${wrong} ${josa(`"${nearest}"`, '으로/로')} 고쳐 쓰세요.`;
      if (elsewhere !== '') return `${wrong} 이 필드는 ${elsewhere} 아래에 씁니다.`;
      if (known.length > 0 && known.length <= 12) return `${wrong} ${known.join(', ')}만 쓸 수 있습니다.`;
      return `${wrong} 지우거나, 철자와 들여쓰기를 확인하세요.`;
    },
  }),
  'schema-type': api<{ path: string; got: string; value: string; written: string; want: readonly string[] }>({
    message: ({ path, got, value, written, want }) => {
      const wanted = `${josa(path, '은/는')} ${josa(want.join(' 또는 '), '이어야/여야')} 합니다.`;
      if (got === '빈 값') return `${wanted} 지금은 비어 있습니다(null).`;
      if (got === '목록' || got === '맵') return `${wanted} 지금은 ${got}입니다.`;
      if (want.length > 1 || !want.includes('문자열')) return `${wanted} 지금은 ${got} ${written}입니다.`;
      return `${wanted} ${josa(written, '은/는')} 따옴표가 없어 ${josa(got, '으로/로')} 읽힙니다. "${value}"처럼 따옴표로 감싸세요.`;
    },
    hint: ({ got, written, want, value }) => {
      if (got === '문자열' && want.includes('정수') && /^-?\d+$/.test(value)) {
        return `따옴표를 빼고 ${josa(value, '으로/로')} 적으세요.`;
      }
      if (got === '문자열' && want.includes('맵') && /^[\w.-]+:\S/.test(value)) {
        return '콜론(:) 뒤에 빈칸이 있어야 키와 값으로 읽힙니다.';
      }
      if (got === '불리언' && !/^(?:true|false)$/i.test(written)) {
        return 'YAML 1.1에서는 yes, no, on, off, y, n도 불리언입니다.';
      }
      return undefined;
    },
  }),
  'schema-enum': api<{ path: string; value: string; allowed: readonly string[]; nearest: string }>({
    message: ({ path, value, allowed, nearest }) =>
      `${path} 값 ${josa(`"${value}"`, '은/는')} 쓸 수 없습니다. ${josa(oneOf(allowed), '을/를')} 쓰세요.${
        nearest === '' ? '' : ` 혹시 ${josa(`"${nearest}"`, '을/를')} 쓰려던 것인가요?`
      }`,
  }),
  'schema-required': api<{ path: string; field: string }>({
    message: ({ path, field }) =>
      `${path === '' ? '맨 위' : path}에 꼭 필요한 "${field}" 필드가 없습니다. 추가하세요.`,
  }),
  'schema-range': api<{ path: string; value: string; bound: string; limit: string }>({
    message: ({ path, value, bound, limit }) =>
      `${path} 값 ${josa(value, '은/는')} 쓸 수 없습니다. ${limit} ${bound === 'minimum' ? '이상' : '이하'}의 수를 쓰세요.`,
  }),
  'schema-format': api<{ path: string; value: string; format: string }>({
    message: ({ path, value, format }) =>
      `${path} 값 ${josa(`"${value}"`, '은/는')} ${FORMATS[format]?.[0] ?? format}이 아닙니다. ${FORMATS[format]?.[1] ?? ''}`,
  }),
  'schema-engine-failed': guide<{ kubernetes: string }>({
    message: ({ kubernetes }) =>
      `Kubernetes ${kubernetes} 검사기가 이 문서를 살피다 멈췄습니다. 문서를 나누거나 줄여 보세요.`,
  }),
  'schema-value': api<{ path: string; value: string }>({
    message: ({ path, value }) =>
      `${josa(path === '' ? '문서' : path, '이/가')} API 스키마에 맞지 않습니다.${value === '' ? '' : ` 지금 값은 ${value}입니다.`}`,
    hint: () => '아래 원문이 어떤 모양이어야 하는지 알려 줍니다.',
  }),
} as const satisfies CodeTable;
