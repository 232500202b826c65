import { type CodeTable, codesOf } from './code.ts';
import { josa } from './josa.ts';

const { api } = codesOf('server');

/** Shapes of names, as the API server tells them apart, in the reader's words. */
const SHAPES: Readonly<Record<string, string>> = {
  label: '영문 소문자와 숫자, 하이픈(-)만 쓰고, 영문자나 숫자로 시작하고 끝내세요',
  letter: '영문 소문자와 숫자, 하이픈(-)만 쓰고, 영문 소문자로 시작하세요',
  subdomain:
    '영문 소문자와 숫자, 하이픈(-), 점(.)만 쓰고, 점 사이의 마디마다 영문자나 숫자로 시작하고 끝내세요',
  port: '영문자와 숫자, 하이픈(-)만 15자까지 쓰고, 영문자를 하나는 넣으세요',
  value: '영문자, 숫자, -, _, .만 63자까지 쓰고, 영문자나 숫자로 시작하고 끝내세요',
  key: '이름에는 영문자, 숫자, -, _, .만 63자까지 쓰고, 앞에 붙이려면 "example.com/이름"처럼 도메인을 적으세요',
  config: '영문자, 숫자, -, _, .만 쓰세요',
  ascii: '화면에 보이는 영문자와 숫자, 기호만 쓰고, =는 쓰지 마세요',
  env: '영문자, 숫자, -, _, .만 쓰고, 숫자로 시작하지 마세요',
};

const ADDRESSES: Readonly<Record<string, string>> = {
  ip: '올바른 IP 주소가 아닙니다. 10.9.8.7이나 2001:db8::1처럼 적으세요',
  v4: 'IPv4 주소가 아닙니다. addressType이 IPv4이므로 10.9.8.7처럼 적거나 addressType을 바꾸세요',
  v6: 'IPv6 주소가 아닙니다. addressType이 IPv6이므로 2001:db8::1처럼 적거나 addressType을 바꾸세요',
  zeros: '숫자 앞에 0이 붙어 있습니다. 010이 아니라 10처럼 적으세요',
  loopback: '자기 자신을 가리키는 주소(127.0.0.0/8, ::1)라서 쓸 수 없습니다. 실제 서버의 IP 주소를 쓰세요',
  linkLocal: '링크 로컬 주소(169.254.0.0/16, fe80::/10)라서 쓸 수 없습니다. 실제 서버의 IP 주소를 쓰세요',
  multicast: '멀티캐스트 주소라서 쓸 수 없습니다. 실제 서버의 IP 주소를 쓰세요',
  unspecified: '어디도 가리키지 않는 주소(0.0.0.0, ::)라서 쓸 수 없습니다. 실제 IP 주소를 쓰세요',
  cidr: '올바른 주소 대역이 아닙니다. 10.9.8.0/24처럼 적으세요',
  none: 'type이 ClusterIP인 서비스에만 쓸 수 있습니다. clusterIP를 지우거나 type을 ClusterIP로 바꾸세요',
  range: '이 클러스터가 서비스에 주는 주소 대역 밖에 있습니다. clusterIP를 지우면 알아서 정해 줍니다',
  taken: '이미 쓰이고 있습니다. clusterIP를 지우면 비어 있는 주소를 정해 줍니다',
};

function written(value: string): string {
  return value === '' ? '빈 문자열' : `"${value}"`;
}

/** Rules that only the API server's own validation knows. */
export const serverCodes = {
  'server-required': api<{ path: string; present: boolean; instead: string }>({
    message: ({ path, present, instead }) =>
      `${present ? `${path}에 꼭 있어야 할 것이 없습니다.` : `${josa(path, '이/가')} 꼭 있어야 합니다.`} ${instead || '값을 적으세요.'}`,
  }),
  'server-name': api<{ path: string; value: string; shape: string; suggestion: string }>({
    message: ({ path, value, shape, suggestion }) =>
      `${path} 값 ${josa(written(value), '은/는')} 쓸 수 없습니다. ${SHAPES[shape] ?? SHAPES['label']}.${
        suggestion === '' ? '' : ` 예를 들면 "${suggestion}"입니다.`
      }`,
  }),
  'server-label-value': api<{ path: string; value: string }>({
    message: ({ path, value }) =>
      `${path}의 레이블 값 ${josa(written(value), '은/는')} 쓸 수 없습니다. ${SHAPES['value']}.`,
  }),
  'server-label-key': api<{ path: string; value: string }>({
    message: ({ path, value }) =>
      `${path}의 레이블 키 ${josa(written(value), '은/는')} 쓸 수 없습니다. ${SHAPES['key']}.`,
  }),
  'server-too-long': api<{ path: string; limit: string }>({
    message: ({ path, limit }) => `${josa(path, '이/가')} 너무 깁니다. ${limit}자 안으로 줄이세요.`,
    hint: ({ path }) =>
      path === 'metadata.annotations'
        ? 'kubectl apply는 매니페스트를 통째로 애너테이션에 적어 둡니다. 리소스가 256 KiB보다 크면 여럿으로 나누거나 kubectl apply --server-side를 쓰세요.'
        : undefined,
  }),
  'server-too-many': api<{ path: string; limit: string }>({
    message: ({ path, limit }) => `${path}에 항목이 너무 많습니다. ${limit}개까지만 적으세요.`,
  }),
  'server-range': api<{ path: string; value: string; low: string; high: string }>({
    message: ({ path, value, low, high }) =>
      `${path} 값 ${josa(value || '0', '은/는')} 쓸 수 없습니다. ${
        high === ''
          ? `${low} 이상의 수를`
          : low === ''
            ? `${high} 이하의 수를`
            : `${low}부터 ${high}까지의 수를`
      } 쓰세요.`,
  }),
  'server-node-port-range': api<{ value: string; range: string }>({
    message: ({ value, range }) =>
      `포트 ${josa(value, '은/는')} 쓸 수 없습니다. ${range} 사이의 번호를 쓰거나, 지워서 알아서 고르게 하세요.`,
  }),
  'server-node-port-type': api<{ type: string }>({
    message: ({ type }) =>
      `type이 ${type}인 서비스에는 nodePort를 쓸 수 없습니다. nodePort를 지우거나 type을 NodePort로 바꾸세요.`,
  }),
  'server-port-taken': api<{ path: string; value: string }>({
    message: ({ path, value }) =>
      `${path} 값 ${josa(value, '은/는')} 이미 다른 포트가 쓰고 있습니다. 다른 번호를 쓰거나 지워서 알아서 고르게 하세요.`,
  }),
  'server-duplicate': api<{ path: string; value: string; what: string }>({
    message: ({ path, value, what }) =>
      what === 'name'
        ? `${path} 값 ${josa(written(value), '은/는')} 앞에서 이미 썼습니다. 이름은 서로 달라야 하니 다른 이름을 적으세요.`
        : what === 'port'
          ? `${josa(path, '은/는')} 앞의 포트와 번호와 프로토콜이 같습니다. 하나를 지우거나 port를 다르게 적으세요.`
          : `${josa(path, '이/가')} 앞의 것과 겹칩니다. 하나를 지우거나 다르게 적으세요.`,
  }),
  'server-not-found': api<{ path: string; value: string; instead: string }>({
    message: ({ path, value, instead }) =>
      `${path}에 적은 ${josa(written(value), '을/를')} 찾을 수 없습니다. ${instead}`,
  }),
  'server-forbidden': api<{ path: string; because: string }>({
    message: ({ path, because }) => `${josa(path, '은/는')} 여기에 쓸 수 없습니다. ${because || '지우세요.'}`,
  }),
  'server-immutable': api<{ path: string }>({
    message: ({ path }) =>
      `${josa(path, '은/는')} 만든 뒤에 바꿀 수 없습니다. 원래 값으로 되돌리거나, 지우고 새로 만드세요.`,
  }),
  'server-selector': api<Record<never, never>>({
    message: () =>
      'spec.selector가 템플릿의 레이블과 맞지 않습니다. spec.selector의 레이블을 spec.template.metadata.labels에 똑같이 적으세요.',
  }),
  'server-external-name': api<{ value: string; suggestion: string }>({
    message: ({ value, suggestion }) =>
      `externalName 값 ${josa(written(value), '은/는')} 쓸 수 없습니다. http://나 포트, 경로 없이 소문자로 된 도메인 이름만 적으세요.${
        suggestion === '' ? '' : ` 예를 들면 "${suggestion}"입니다.`
      }`,
  }),
  'server-address': api<{ path: string; value: string; fault: string }>({
    message: ({ path, value, fault }) =>
      `${path} 값 ${josa(written(value), '은/는')} ${ADDRESSES[fault] ?? ADDRESSES['ip']}.`,
  }),
  'server-resources': api<{ path: string; resource: string; request: string; limit: string }>({
    message: ({ path, resource, request, limit }) =>
      `${path}의 ${resource} 요청 ${josa(request, '이/가')} 한도 ${limit}보다 큽니다. requests를 limits 이하로 줄이거나 limits를 늘리세요.`,
  }),
  'server-value': api<{ path: string; value: string; because: string }>({
    message: ({ path, value, because }) =>
      `${value === '' ? josa(path, '을/를') : `${path} 값 ${josa(value, '을/를')}`} API 서버가 받지 않습니다. ${because || '아래 원문이 까닭을 알려 줍니다.'}`,
  }),
  'server-quoted-port': api<{ path: string; value: string }>({
    message: ({ path, value }) =>
      `${path} 값 ${josa(`"${value}"`, '은/는')} 따옴표 때문에 포트의 이름으로 읽히고, 이름에는 영문자가 하나는 있어야 합니다. 번호라면 따옴표를 빼고 ${josa(value, '으로/로')} 적으세요.`,
  }),
  'server-path-name': api<{ name: string }>({
    message: ({ name }) =>
      `이름 ${josa(written(name), '은/는')} 쓸 수 없습니다. 이름에는 /와 %를 넣을 수 없고, .이나 ..일 수도 없습니다.`,
  }),
  'server-rejected': api<{ because: string }>({
    message: ({ because }) =>
      `API 서버가 이 리소스를 받지 않습니다. ${because || '아래 원문이 까닭을 알려 줍니다.'}`,
  }),
  'server-warning': api<{ path: string; because: string }>({
    severity: 'warning',
    message: ({ path, because }) =>
      because === ''
        ? `API 서버가 받아 주지만 경고합니다${path === '' ? '' : `(${path})`}. 아래 원문을 보세요.`
        : because,
  }),
} as const satisfies CodeTable;
