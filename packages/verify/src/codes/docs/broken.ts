import type { brokenCodes } from '../broken.ts';
import type { DocsOf } from './doc.ts';
import { service } from './samples.ts';

const BAD = service('type: ClusterIp\nports:\n  - port: 80');
const RIGHT = `# expect: schema-enum@7:9\n${BAD}`;

export const brokenDocs: DocsOf<typeof brokenCodes> = {
  'broken-expectation-missing': {
    what: 'manifests/broken/의 파일에 어떤 진단이 나와야 하는지 적혀 있지 않습니다.',
    why: '일부러 틀린 파일은 무엇이 틀렸는지 스스로 말해야 합니다. 그래야 엉뚱한 까닭으로 틀린 것을 알 수 있습니다.',
    wrong: BAD,
    right: RIGHT,
  },
  'broken-expectation-unmet': {
    what: '나와야 한다고 적은 진단이 나오지 않았습니다.',
    why: '틀린 예로 보여 주는 파일이 더는 틀리지 않거나, 다른 자리에서 틀립니다.',
    wrong: `# expect: «schema-enum@9:9»\n${BAD}`,
    right: RIGHT,
  },
  'broken-expectation-unexpected': {
    what: '적어 둔 것 말고 다른 진단이 나왔습니다.',
    why: '독자가 본 적 없는 실수가 섞여 있습니다. 고치거나, 보여 줄 것이라면 적으세요.',
    wrong: `# expect: schema-enum@7:9\n${BAD.replace('- port: 80', '- port: «"80"»')}`,
    right: RIGHT,
  },
  'broken-expectation-syntax': {
    what: '나와야 할 진단을 적는 법이 틀렸습니다.',
    why: '코드와 줄, 칸이 모두 있어야 견줄 수 있습니다.',
    wrong: `# expect: «schema-enum»\n${BAD}`,
    right: RIGHT,
  },
};
