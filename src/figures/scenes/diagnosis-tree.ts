import { across, box, down, type FigureDefinition, row, stack } from '../kit/index.ts';

const ask = (id: string, question: string, code: string, cause: string, lines: readonly string[]) =>
  row(
    [
      box('plain', { id, lines: [question], fixed: 98 }),
      across({ tone: 'error', fixed: 22, label: '예' }),
      box('bad', { tag: code, title: cause, lines }),
    ],
    { gap: 6 },
  );

const no = (id: string) => down({ at: id, label: '아니요' });

export const diagnosisTree: FigureDefinition = {
  id: 'diagnosis-tree',
  title: '서비스가 안 될 때 묻는 순서',
  description:
    '파드 안에서 curl로 불러 보고, 이름을 못 찾는지, 바로 거부되는지, 시간이 초과되는지, HTTP 오류인지를 차례로 물어 원인을 좁힙니다.',
  caption: '실패하는 모양이 원인을 말해 줍니다. 노트북이 아니라 클러스터 안의 파드에서 시험합니다.',
  text: {
    form: 'steps',
    items: [
      '클러스터 안의 파드에서 `curl -sS -m 3 http://dice-api`를 실행합니다.',
      '이름을 찾지 못하면(curl 6): 그 네임스페이스에 그런 서비스가 없습니다. 헤드리스 서비스라면 준비된 파드가 없을 때도 이렇습니다.',
      '곧바로 거부되면(curl 7): 준비된 엔드포인트가 없거나 파드가 다른 포트에서 듣습니다. `kubectl get endpointslices`에서 ENDPOINTS가 `<unset>`이면 셀렉터가 맞는지, 파드가 있는지를, PORTS만 `<unset>`이면 `targetPort`의 이름을, 둘 다 있으면 포트 번호와 파드의 준비 상태를 봅니다.',
      '시간이 초과되면(curl 28): 서비스에 없는 포트, 닿지 않는 엔드포인트 주소, NetworkPolicy를 의심합니다. 갓 만든 서비스라면 1초 뒤에 다시 해 봅니다.',
      'HTTP 오류가 오면: 서버까지 닿아 대답이 온 것입니다. 앱의 경로를, ExternalName이라면 Host를 봅니다.',
      '모두 아니면 클러스터 안에서는 됩니다. 밖에서 시험하지 않았는지 봅니다.',
    ],
  },
  scene: {
    content: stack([
      box('pod', { tag: '클러스터 안의 파드에서', title: '`curl -sS -m 3 http://dice-api`' }),
      down({ at: 'name' }),
      ask('name', '이름을 찾지 못하는가', 'curl 6', '그런 서비스가 없다', [
        '이름과 네임스페이스를 본다',
        '헤드리스면 준비된 파드도',
      ]),
      no('name'),
      ask('refused', '곧바로 거부되는가', 'curl 7', '듣는 쪽이 없다', [
        'ENDPOINTS `<unset>`: 셀렉터, 파드의 유무',
        'PORTS만 `<unset>`: 포트 이름',
        '둘 다 있으면: 포트 번호, 준비 상태',
      ]),
      no('refused'),
      ask('timeout', '시간이 초과되는가', 'curl 28', '대답이 없다', [
        '서비스에 없는 포트, 닿지 않는 주소, NetworkPolicy',
        '갓 만들었다면 다시',
      ]),
      no('timeout'),
      ask('http', 'HTTP 오류가 오는가', '404, 421 …', '서버가 대답했다', [
        '앱의 경로를 본다',
        'ExternalName이면 Host도',
      ]),
      no('http'),
      box('good', { title: '클러스터 안에서는 된다', lines: ['밖에서 시험하지 않았는지 본다'] }),
    ]),
  },
};
