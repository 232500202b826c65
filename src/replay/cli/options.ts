import { parseArgs } from 'node:util';

export type Format = 'pretty' | 'github' | 'json';

/** What the command line asks for. */
export interface ReplayOptions {
  /** `CH-01`, `ch-01-self-healing` or a file; empty means every chapter. */
  readonly chapters: readonly string[];
  /** Undefined: compare pages with the last recordings, without a cluster. */
  readonly cluster: 'lab' | 'kubectl' | undefined;
  readonly context: string | undefined;
  readonly record: boolean;
  readonly format: Format;
  readonly provides: readonly string[];
  readonly help: boolean;
}

export type Parsed = { readonly options: ReplayOptions } | { readonly problem: string };

export const HELP = `사용법: npm run replay [-- 장…]
       npm run replay -- [장…] --check
       npm run replay -- [장…] --cluster kubectl --context 이름 [--record]

페이지의 명령을 차례로 실행하고, 출력이 페이지와 같은지 확인합니다.
--cluster가 없으면 이 프로세스 안의 클러스터(lab)에서 실행합니다.

  --cluster 이름      lab(기본), 또는 kubectl: 실제 클러스터
  --context 이름      kubeconfig의 컨텍스트. kubectl에는 꼭 적어야 합니다
  --record            다른 출력을 페이지에 고쳐 쓰고 기록을 남깁니다
  --check             실행하지 않고 마지막 기록(tests/transcripts)과 비교합니다
  --provides 목록     이 컴퓨터에 있는 것: minikube, tty, internet
  --format 형식       pretty, github, json
  --help              이 도움말

장은 CH-01, ch-01-self-healing 또는 파일 이름으로 적습니다. 없으면 모든 장입니다.
끝난 뒤의 코드: 0 같음, 1 다른 곳이 있음, 2 잘못 쓴 명령이거나 확인할 것이 없음.
`;

const FORMATS: readonly Format[] = ['pretty', 'github', 'json'];

/** Reads the command line (without `node` and the script). */
export function parseOptions(argv: readonly string[]): Parsed {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    const flag = /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? '';
    return { problem: `${flag} 옵션을 읽을 수 없습니다. --help로 쓸 수 있는 옵션을 확인하세요.` };
  }
  const { values, positionals } = parsed;
  const { cluster, context, record = false, check = false, help = false, provides = '' } = values;
  const format = FORMATS.find((name) => name === (values.format ?? 'pretty'));
  if (format === undefined) return { problem: '--format에는 pretty, github, json 가운데 하나를 쓰세요.' };
  if (cluster !== undefined && cluster !== 'kubectl' && cluster !== 'lab')
    return { problem: '--cluster에는 lab이나 kubectl을 쓰세요.' };
  if (cluster === 'kubectl' && (context ?? '') === '') {
    return { problem: '--context로 클러스터를 정하세요. 실행하면 그 클러스터가 바뀝니다.' };
  }
  if (cluster !== undefined && check) return { problem: '--check와 --cluster는 함께 쓸 수 없습니다.' };
  if (record && cluster !== 'kubectl')
    return { problem: '--record에는 --cluster kubectl --context 이름이 있어야 합니다.' };
  return {
    options: {
      chapters: positionals,
      cluster: check ? undefined : (cluster ?? 'lab'),
      context,
      record,
      format,
      provides: provides.split(',').filter((word) => word !== ''),
      help,
    },
  };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      cluster: { type: 'string' },
      context: { type: 'string' },
      record: { type: 'boolean' },
      check: { type: 'boolean' },
      provides: { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
