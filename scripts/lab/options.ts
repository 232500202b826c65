import { parseArgs } from 'node:util';

/** What `npm run lab` was asked for. */
export interface LabCommand {
  readonly json: boolean;
  readonly cwd: string | undefined;
  readonly nodes: number;
  readonly driverOs: 'linux' | 'macos';
  readonly seed: number | undefined;
  readonly help: boolean;
  /** Undefined: somebody types. `-` is standard input. */
  readonly file: string | undefined;
}

export const HELP = `사용법: npm run lab [-- 옵션… [파일]]

이 프로세스 안의 쿠버네티스에 kubectl, minikube, curl을 실행합니다. 클러스터도 도커도 필요 없습니다.
파일이 있으면 한 줄에 하나씩 실행하고, 실패해도 끝까지 갑니다. -는 표준 입력입니다. 없으면 셸이 열립니다.

  --json              한 줄에 하나씩 { "cmd", "exit", "stdout", "stderr" }
  --cwd 폴더          작업 폴더. 없으면 manifests/. 읽기만 하고, 쓴 것은 메모리에 남습니다
  --nodes 2           노드의 수
  --driver-os 이름    minikube의 docker 드라이버가 도는 곳: linux, macos
  --seed 수           이름과 주소를 만드는 씨앗
  --help              이 도움말

파일을 실행할 때는 시간도 흉내 냅니다. sleep 30은 바로 끝나고, 클러스터의 시계는 30초 갑니다.
`;

/** Reads the command line (without `node` and the script). */
export function parseCommand(argv: readonly string[]): LabCommand | { readonly problem: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    const flag = /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? '';
    return { problem: `${flag} 옵션을 읽을 수 없습니다. --help로 쓸 수 있는 옵션을 확인하세요.` };
  }
  const { values, positionals } = parsed;
  const { json = false, help = false, cwd, nodes = '1', seed, 'driver-os': driverOs = 'linux' } = values;
  if (!/^[1-9]$/.test(nodes)) return { problem: '--nodes에는 1에서 9까지의 수를 쓰세요.' };
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) return { problem: '--seed에는 0 이상의 정수를 쓰세요.' };
  if (driverOs !== 'linux' && driverOs !== 'macos')
    return { problem: '--driver-os에는 linux나 macos를 쓰세요.' };
  if (positionals.length > 1) return { problem: '파일은 하나만 쓸 수 있습니다.' };
  const [file] = positionals;
  if (json && file === undefined) return { problem: '--json에는 실행할 파일이 있어야 합니다.' };
  return {
    json,
    help,
    cwd,
    nodes: Number(nodes),
    driverOs,
    seed: seed === undefined ? undefined : Number(seed),
    file,
  };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      cwd: { type: 'string' },
      nodes: { type: 'string' },
      'driver-os': { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
