import { across, box, down, type FigureDefinition, frame, row, stack } from '../kit/index.ts';

const check = (what: string, wrong: string, says: string, id: string) =>
  row(
    [
      box('plain', { id, lines: [what], grow: 1 }),
      across({ tone: 'error', fixed: 16 }),
      box('bad', { tag: wrong, lines: [says], grow: 1.15 }),
    ],
    { gap: 6 },
  );

export const manifestPath: FigureDefinition = {
  id: 'manifest-path',
  title: '매니페스트 파일이 객체가 되기까지',
  description:
    '파일은 kubectl을 거쳐 API 서버로 가고, 검사를 모두 통과해야 객체로 저장됩니다. 탭과 모르는 kind는 kubectl이, 잘못된 값은 API 서버가 거절합니다.',
  caption:
    '오류 문구를 보면 어느 검사에서 멈췄는지 알 수 있습니다. 어디서 멈추든 클러스터의 객체는 그대로입니다.',
  text: {
    form: 'steps',
    items: [
      '`kubectl apply -f hello.yaml`을 실행하면 kubectl이 파일을 읽습니다.',
      'kubectl이 YAML을 해석합니다. 들여쓰기에 탭이 있으면 `cannot start any token`이라고 말하고 멈춥니다. 객체는 보내지 않습니다.',
      'kubectl이 API 서버가 아는 종류의 목록에서 `kind`를 찾습니다. `kind: Deploymnt`처럼 철자가 틀리면 `no matches for kind`라고 말하고 멈춥니다.',
      'kubectl이 객체를 API 서버에 보냅니다.',
      'API 서버가 필드 이름과 형식, 값을 검사합니다. `type: ClusterIp`처럼 목록에 없는 값은 `Unsupported value`로 거절합니다.',
      '모두 통과하면 객체가 저장되고 `deployment.apps/hello created`가 나옵니다.',
    ],
  },
  scene: {
    content: stack([
      box('file', { tag: '파일', title: '`hello.yaml`', fixed: 150 }),
      down({ label: '`kubectl apply -f`' }),
      frame(
        'laptop',
        'kubectl (내 컴퓨터)',
        stack([
          check('YAML을 읽는다', '탭으로 들여쓰기', '`cannot start any token`', 'parse'),
          down({ at: 'parse', height: 22 }),
          check('종류를 찾는다', '`kind: Deploymnt`', '`no matches for kind`', 'kind'),
        ]),
      ),
      down({ label: '객체를 보낸다 (HTTPS)' }),
      frame(
        'cluster',
        'API 서버 (클러스터)',
        check('필드와 값을 검사한다', '`type: ClusterIp`', '`Unsupported value`', 'validate'),
      ),
      down({ label: '모두 통과하면 저장한다' }),
      box('object', { tag: '객체', title: '디플로이먼트 `hello`', fixed: 190 }),
    ]),
  },
};
