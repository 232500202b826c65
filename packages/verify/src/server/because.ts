import { type Josa, josa } from '../codes/index.ts';

/** What the API server's reasons mean, and what to write instead. The first that fits counts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/Request entity too large/, '3 MiB보다 큽니다. 내용을 줄이거나 여럿으로 나누세요.'],
  [/the integer value of priority/, 'priority는 스스로 정할 수 없습니다. 지우고 priorityClassName을 쓰세요.'],
  [
    /namespaces ".*" not found/,
    '그런 네임스페이스는 없습니다. 철자를 확인하거나 네임스페이스를 먼저 만드세요.',
  ],
  [/quantities must match|unable to parse quantity/, '수량은 500m, 1.5, 128Mi, 2Gi처럼 쓰세요.'],
  [/illegal base64/, 'base64로 바꾼 값이 아닙니다. 값을 그대로 적으려면 stringData를 쓰세요.'],
  [
    /externally-accessible services/,
    'type이 NodePort나 LoadBalancer일 때만 쓸 수 있습니다. 지우거나 type을 바꾸세요.',
  ],
  [
    /may not be set for ExternalName services/,
    'ExternalName 서비스에는 쓸 수 없습니다. 지우거나 type을 바꾸세요.',
  ],
  [
    /when `?type`? is 'LoadBalancer' and `?externalTrafficPolicy`? is 'Local'/,
    'type이 LoadBalancer이고 externalTrafficPolicy가 Local일 때만 쓸 수 있습니다. 지우거나 externalTrafficPolicy: Local을 적으세요.',
  ],
  [
    /may (?:only|not) be (?:used|set) when `?type`?/,
    '이 type의 서비스에는 쓸 수 없습니다. 지우거나 type을 바꾸세요.',
  ],
  [
    /not configured for dual-stack/,
    '이 클러스터에는 IPv4와 IPv6을 함께 쓰는 설정이 없습니다. PreferDualStack을 쓰거나 지우세요.',
  ],
  [/IPv6 is not configured/, '이 클러스터에는 IPv6 설정이 없습니다. IPv4 주소를 쓰거나 지우세요.'],
  [/leading or trailing whitespace/, '앞뒤에 빈칸이 있습니다. 빈칸을 지우세요.'],
  [/must not contain dots/, '점(.)을 쓸 수 없습니다. 하이픈(-)으로 바꾸세요.'],
  [/a valid percent string/, '백분율은 "25%"처럼 숫자 뒤에 %를 붙여 적으세요.'],
  [/between 0 and 0777/, '0부터 0777까지의 8진수를 쓰세요.'],
  [
    /must be unset when `?hostNetwork`?|must match `?containerPort`? when `?hostNetwork`?/,
    'hostNetwork를 쓸 때는 containerPort와 같아야 합니다. 지우거나 같게 적으세요.',
  ],
  [/greater than or equal to `?minReplicas`?/, 'minReplicas 이상이어야 합니다. 값을 키우세요.'],
  [
    /may not be 0 when `?maxUnavailable`? is 0|may not be 0 when `?maxSurge`? is 0/,
    'maxSurge와 maxUnavailable이 둘 다 0이면 아무것도 바꿀 수 없습니다. 하나를 1 이상으로 적으세요.',
  ],
  [
    /may not be specified when strategy `?type`? is 'Recreate'/,
    '전략이 Recreate일 때는 쓸 수 없습니다. 지우거나 type을 RollingUpdate로 바꾸세요.',
  ],
  [/may not specify more than 1 (?:handler|volume)/, '한 가지만 고를 수 있습니다. 하나만 남기고 지우세요.'],
  [/must specify a handler type/, 'httpGet, tcpSocket, exec, grpc 가운데 하나를 적으세요.'],
  [/must specify one of: `?httpGet/, 'httpGet, tcpSocket, exec, grpc 가운데 하나를 적으세요.'],
  [/must be 1$/, '1만 쓸 수 있습니다. 1로 적거나 지우세요.'],
  [
    /must specify at least one (?:volume|volume source)/,
    '볼륨의 종류(emptyDir, configMap, persistentVolumeClaim 등)를 하나 적으세요.',
  ],
  [/must be unique/, '서로 달라야 합니다. 다르게 적으세요.'],
  [/invalid label selector/, '셀렉터를 읽을 수 없습니다. 키와 값의 철자를 확인하세요.'],
  [/not a valid (?:label )?selector operator/, 'In, NotIn, Exists, DoesNotExist 가운데 하나를 쓰세요.'],
  [
    /must be specified when `?operator`? is 'In' or 'NotIn'/,
    '연산자가 In이나 NotIn이면 values에 값을 적어야 합니다.',
  ],
  [
    /may not be specified when `?operator`? is 'Exists' or 'DoesNotExist'/,
    '연산자가 Exists나 DoesNotExist이면 values를 적지 않습니다. 지우세요.',
  ],
  [/empty selector is invalid/, '셀렉터가 비어 있습니다. matchLabels에 레이블을 적으세요.'],
  [/should be an absolute path|must be an absolute path/, '/로 시작하는 경로를 적으세요.'],
  [/must be a relative path/, '/로 시작하지 않는 경로를 적으세요.'],
  [/must not contain '\.\.'/, '경로에 ..을 쓸 수 없습니다. 지우세요.'],
  [/must not contain ':'/, '경로에 콜론(:)을 쓸 수 없습니다. 지우세요.'],
  [
    /may not be specified when `?value`? is not empty/,
    'value와 valueFrom은 함께 쓸 수 없습니다. 하나만 남기세요.',
  ],
  [/name is neither a standard finalizer name/, '"example.com/이름"처럼 도메인을 붙여 적으세요.'],
  [/resource or service backend is required/, 'service에 이름과 포트를 적으세요.'],
  [/must be one of the container or initContainer names/, '컨테이너의 이름 가운데 하나를 적으세요.'],
  [/apiVersion must specify API group/, 'apps/v1처럼 그룹까지 적으세요.'],
  [/must be an integer/, '정수를 적으세요.'],
  [/must be (?:a )?positive|must be greater than (?:zero|0)$/, '0보다 큰 수를 쓰세요.'],
  [/must be specified when/, '다른 필드에 맞추어 값을 적어야 합니다.'],
  [/time zone/, '"Asia/Seoul"처럼 시간대의 이름을 적으세요.'],
  [/expected schedule|[Ff]ailed to parse/, '"*/5 * * * *"처럼 다섯 칸으로 적으세요.'],
  [/must specify a peer/, 'podSelector, namespaceSelector, ipBlock 가운데 하나를 적으세요.'],
  [/unsupported scope/, '쓸 수 있는 범위의 이름을 적으세요.'],
  [/must specify `?addresses`? or `?notReadyAddresses`?/, 'addresses나 notReadyAddresses에 주소를 적으세요.'],
  [
    /can't be used with headless services|may not be set to 'None'/,
    '헤드리스 서비스에는 쓸 수 없습니다. 지우거나 clusterIP를 바꾸세요.',
  ],
  [/may only be set|may only be used|may only be specified/, '이 자리에는 쓸 수 없습니다. 지우세요.'],
  [
    /may not be set|may not be used|may not be specified|must not be set|must not be specified/,
    '이 자리에는 쓸 수 없습니다. 지우세요.',
  ],
];

/** The reason in Korean with what to write instead; empty for a reason that nobody has put into words. */
export function because(detail: string): string {
  return REASONS.find(([pattern]) => pattern.test(detail))?.[1] ?? '';
}

/** What to write where a required field is missing, by the end of its path. */
const MISSING: readonly (readonly [RegExp, string])[] = [
  [/containers$/, '"containers:" 아래에 "- name: …"과 "image: …"를 적으세요.'],
  [/containers\[\d+\]\.image$/, '"image: 이미지:버전"을 적으세요.'],
  [/containers\[\d+\]\.name$/, '컨테이너의 이름을 "name: …"으로 적으세요.'],
  [/^spec\.ports$/, '"ports:" 아래에 "- port: 80"처럼 적으세요.'],
  [/^spec\.ports\[\d+\]\.name$/, '포트가 둘 이상이면 서로 다른 이름을 "name: http"처럼 적어야 합니다.'],
  [/^spec\.externalName$/, '이 서비스가 가리킬 도메인 이름을 "externalName: api.example.com"처럼 적으세요.'],
  [/containerPort$/, '"containerPort: 8080"처럼 1부터 65535까지의 번호를 적으세요.'],
  [/restartPolicy$/, '"restartPolicy: OnFailure"나 "restartPolicy: Never"를 적으세요.'],
  [/^spec\.selector$/, '"selector:" 아래에 matchLabels를 적고, 템플릿의 레이블과 똑같이 맞추세요.'],
  [/template$/, '"template:" 아래에 파드의 metadata와 spec을 적으세요.'],
  [/addressType$/, '"addressType: IPv4"를 적으세요.'],
  [/mountPath$/, '"mountPath: /경로"를 적으세요.'],
  [/metadata\.name$/, '이름을 "name: …"으로 적으세요.'],
  [/\.port$/, '포트의 번호나 이름을 적으세요.'],
  [/\.name$/, '이름을 "name: …"으로 적으세요.'],
];

/** What to write for a field that is missing. */
export function insteadOfNothing(field: string, detail: string): string {
  return MISSING.find(([pattern]) => pattern.test(field))?.[1] ?? because(detail);
}

/** What the API server's warnings mean. `$1` … are what the pattern catches, with its particle in braces. */
const WARNINGS: readonly (readonly [RegExp, string])[] = [
  [/duplicate port definition with (\S+)$/, '$1{과/와} 같은 포트를 두 번 적었습니다. 하나를 지우세요.'],
  [
    /duplicate port name "(.*)" with (\S+?),/,
    '포트 이름 "$1"{을/를} $2에서 이미 썼습니다. 서비스가 어느 포트인지 고르지 못하니 다른 이름을 쓰세요.',
  ],
  [
    /hides previous definition of "(.*)"/,
    '환경 변수 "$1"{을/를} 두 번 적어 앞의 값이 가려집니다. 하나를 지우세요.',
  ],
  [
    /externalName is ignored when/,
    'type이 ExternalName이 아니면 externalName은 쓰이지 않습니다. 지우거나 type을 바꾸세요.',
  ],
  [/fractional byte value "(.*)" is invalid/, '바이트 수 $1에 소수가 있습니다. 128Mi처럼 쓰세요.'],
  [
    /a DNS label is recommended/,
    '이름이 파드의 호스트 이름으로도 쓰입니다. 점(.) 없이 63자 안으로 적으세요.',
  ],
  [/deprecated since (\S+); use "(.*)" instead/, '$1부터 쓰지 않기로 한 이름입니다. "$2"{을/를} 쓰세요.'],
  [/non-functional in (\S+); use the "(.*)" field/, '$1부터 효과가 없습니다. 필드 "$2"{을/를} 쓰세요.'],
  [
    /(\S+ \S+) is deprecated in (\S+?), unavailable in (\S+?); use (.+)$/,
    '$1{은/는} $2부터 쓰지 않기로 한 API이고 $3부터는 없습니다. $4{을/를} 쓰세요.',
  ],
  [
    /(\S+ \S+) is deprecated in (\S+?); use (.+)$/,
    '$1{은/는} $2부터 쓰지 않기로 한 API입니다. $3{을/를} 쓰세요.',
  ],
  [/duplicate ip "(.*)"/, 'IP 주소 $1{을/를} 두 번 적었습니다. 하나로 합치세요.'],
  [
    /spec\.SessionAffinity is ignored for headless/,
    '헤드리스 서비스에서는 sessionAffinity가 쓰이지 않습니다. 지우세요.',
  ],
];

function filled(text: string, match: RegExpExecArray): string {
  return text.replace(/("?)\$(\d)\1(?:\{(.*?)\})?/g, (_, quote: string, index: string, pair?: Josa) => {
    const word = `${quote}${match[Number(index)] ?? ''}${quote}`;
    return pair === undefined ? word : josa(word, pair);
  });
}

/** A warning in Korean; empty for one that nobody has put into words. */
export function warningText(warning: string): string {
  for (const [pattern, text] of WARNINGS) {
    const match = pattern.exec(warning);
    if (match !== null) return filled(text, match);
  }
  return '';
}
