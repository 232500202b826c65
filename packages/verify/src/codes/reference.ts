import { type CodeTable, codesOf } from './code.ts';
import { josa } from './josa.ts';

const { api, guide } = codesOf('reference');

/** What one object says about another, and what is valid but hurts. */
export const referenceCodes = {
  'ref-selector-matches-nothing': guide<{
    service: string;
    selector: string;
    nearest: string;
    owner: string;
  }>({
    message: ({ service, selector, nearest, owner }) =>
      `서비스 ${service}의 셀렉터 ${josa(selector, '과/와')} 맞는 파드가 없습니다.${
        nearest === ''
          ? ' 파드 템플릿의 레이블과 똑같이 적으세요.'
          : ` ${owner}의 파드 레이블은 ${nearest}입니다. 어느 한쪽을 고쳐 똑같이 맞추세요.`
      }`,
    hint: () => '이대로도 만들어지지만 엔드포인트가 비어, 연결이 거부됩니다.',
  }),
  'ref-chapter-selector': guide<{ service: string; selector: string; file: string }>({
    severity: 'warning',
    message: ({ service, selector, file }) =>
      `${josa(file, '이/가')} 만드는 서비스 ${service}의 셀렉터 ${josa(selector, '과/와')} 맞는 파드를 이 장에서는 만들지 않습니다. 파드를 만드는 파일을 setup의 apply에 넣거나 먼저 적용하세요.`,
    hint: () => '장마다 새 클러스터에서 시작합니다. 다른 장에서 만든 파드는 없습니다.',
  }),
  'ref-template-labels': api<{ kind: string; selector: string; labels: string }>({
    message: ({ kind, selector, labels }) =>
      `${kind}의 셀렉터 ${josa(selector, '이/가')} 템플릿의 레이블 ${josa(labels, '과/와')} 맞지 않습니다. spec.selector의 레이블을 spec.template.metadata.labels에 똑같이 적으세요.`,
  }),
  'ref-target-port-name': guide<{ port: string; known: readonly string[]; owner: string }>({
    message: ({ port, known, owner }) =>
      known.length === 0
        ? `${owner}의 컨테이너에 ${josa(`"${port}"`, '이라/라')}는 이름의 포트가 없습니다. 컨테이너의 ports에 "name: ${port}"를 적거나, targetPort에 번호를 쓰세요.`
        : `${owner}의 컨테이너에 ${josa(`"${port}"`, '이라/라')}는 이름의 포트가 없습니다. targetPort에 ${josa(known.join(', '), '을/를')} 쓰세요.`,
    hint: () => '이대로도 만들어지지만 이 포트의 엔드포인트가 비어, 연결이 거부됩니다.',
  }),
  'ref-target-port-protocol': guide<{ port: string; protocol: string; actual: string; owner: string }>({
    message: ({ port, protocol, actual, owner }) =>
      `${owner}의 포트 ${josa(`"${port}"`, '은/는')} ${actual}인데 서비스는 ${josa(protocol, '으로/로')} 찾습니다. 서비스 포트의 protocol을 ${josa(actual, '으로/로')} 맞추세요.`,
    hint: () => '이름과 프로토콜이 둘 다 맞아야 엔드포인트가 생깁니다.',
  }),
  'ref-target-port-number': guide<{
    port: number;
    known: readonly string[];
    owner: string;
    implied: boolean;
  }>({
    message: ({ port, known, owner, implied }) =>
      `${implied ? `targetPort를 생략해 ${port}번으로 보내지만` : `targetPort ${port}번으로 보내지만`}, ${owner}의 컨테이너가 여는 포트는 ${known.join(', ')}입니다. targetPort에 이 가운데 하나를 쓰세요.`,
    hint: () => '파드가 그 포트에서 듣고 있지 않으면 연결이 거부됩니다.',
  }),
  'ref-target-port-undeclared': guide<{ port: number; owner: string }>({
    severity: 'info',
    message: ({ port, owner }) =>
      `${owner}의 컨테이너에 containerPort가 없어 ${port}번이 맞는지 확인하지 못했습니다. 컨테이너의 ports에 "containerPort: ${port}"를 적어 두면 확인할 수 있습니다.`,
  }),
  'ref-slice-no-label': guide<{ slice: string }>({
    message: ({ slice }) =>
      `엔드포인트슬라이스 ${slice}에 kubernetes.io/service-name 레이블이 없습니다. metadata.labels에 "kubernetes.io/service-name: 서비스이름"을 적으세요.`,
    hint: () => '이 레이블이 없으면 어느 서비스의 주소인지 알 수 없어, 아무도 쓰지 않습니다.',
  }),
  'ref-slice-service': guide<{ service: string; nearest: string }>({
    message: ({ service, nearest }) =>
      `${josa(`"${service}"`, '이라/라')}는 서비스가 없습니다. ${
        nearest === ''
          ? '이 이름의 서비스를 만들거나, 레이블을 실제 서비스의 이름으로 고치세요.'
          : `${josa(`"${nearest}"`, '으로/로')} 고쳐 쓰세요.`
      }`,
  }),
  'ref-slice-port-name': guide<{ port: string; service: string; known: readonly string[] }>({
    message: ({ port, service, known }) =>
      `서비스 ${service}에 이름이 "${port}"인 포트가 없습니다. ${known
        .map((name) => `"${name}"`)
        .join(', ')} 가운데 하나로 맞추세요.`,
    hint: () =>
      '슬라이스와 서비스는 포트의 이름으로 짝을 찾습니다. 서비스의 포트에 이름이 없으면 빈 문자열("")입니다.',
  }),
  'ref-slice-loopback': guide<{ address: string }>({
    message: ({ address }) =>
      `${josa(address, '은/는')} 자기 자신을 가리키는 주소라 엔드포인트가 될 수 없습니다. 실제 서버의 IP 주소를 쓰세요.`,
  }),
  'ref-slice-selector': guide<{ service: string }>({
    severity: 'warning',
    message: ({ service }) =>
      `서비스 ${service}에는 셀렉터가 있어 컨트롤러가 슬라이스를 만듭니다. 손으로 적은 이 주소도 함께 섞여 쓰입니다. 셀렉터를 지우거나 이 슬라이스를 지우세요.`,
  }),
  'ref-external-name-ip': guide<{ address: string }>({
    message: ({ address }) =>
      `externalName에 IP 주소 ${josa(address, '을/를')} 썼습니다. DNS의 CNAME은 이름만 가리킬 수 있으니 도메인 이름을 쓰세요.`,
    hint: () => 'IP 주소로 보내려면 셀렉터 없는 서비스와 EndpointSlice를 쓰세요.',
  }),
  'ref-headless-spelling': guide<{ value: string }>({
    message: ({ value }) =>
      `헤드리스 서비스는 clusterIP: None으로 적습니다. ${josa(`"${value}"`, '은/는')} 대소문자가 달라 IP 주소로 읽힙니다.`,
  }),
  'ref-headless-port': guide<{ port: string; target: string }>({
    message: ({ port, target }) =>
      `헤드리스 서비스는 포트를 바꿔 주지 않습니다. port ${josa(port, '과/와')} targetPort ${josa(target, '이/가')} 다르니, port를 파드가 듣는 포트와 같게 적으세요.`,
    hint: () => '가상 IP가 없어 파드의 주소로 바로 연결하므로 targetPort는 쓰이지 않습니다.',
  }),
  'ref-deprecated-api': guide<{ kind: string; apiVersion: string; since: string; instead: string }>({
    message: ({ kind, apiVersion, since, instead }) =>
      `${apiVersion}의 ${josa(kind, '은/는')} Kubernetes ${since}부터 지원을 끝내기로 한 API입니다. ${josa(instead, '을/를')} 쓰세요.`,
  }),
  'ref-image-tag': guide<{ image: string; tag: string }>({
    message: ({ image, tag }) =>
      tag === ''
        ? `이미지 ${image}에 태그가 없어 latest를 내려받습니다. "${image}:버전"처럼 버전을 적으세요.`
        : `이미지 ${image}의 latest 태그는 내려받을 때마다 달라질 수 있습니다. latest 대신 버전을 적으세요.`,
  }),
} as const satisfies CodeTable;
