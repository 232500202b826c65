import { kubernetesVersions } from 'kubeconform-wasm/versions';
import { josa } from '../codes/index.ts';
import { nearest } from '../nearest.ts';
import { type Format, formats } from '../report/index.ts';

const FORMATS = Object.keys(formats) as Format[];
const FLAGS = ['--format', '--kubernetes', '--changed', '--fix', '--no-cache', '--help'];
const VALUED = new Set(['--format', '--kubernetes', '--changed']);

/** What the command line asks for. */
export interface CliOptions {
  /** As the user named them; empty means everything. `-` is standard input. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** Minor versions, oldest first. */
  readonly kubernetes: readonly string[];
  /** Only what has changed since this commit, and what depends on it. */
  readonly changed?: string;
  /** Mend what can be mended without thinking. */
  readonly fix: boolean;
  /** Whether what earlier runs have found out counts. */
  readonly cache: boolean;
  readonly help: boolean;
}

/** Options, or what is wrong with them. */
export type Parsed = { readonly options: CliOptions } | { readonly problem: string };

/** The minor versions whose schemas are shipped, oldest first. */
export const shippedMinors: readonly string[] = kubernetesVersions.map((version) =>
  version.replace(/\.\d+$/, ''),
);

function formatOf(value: string): Format | string {
  const format = FORMATS.find((name) => name === value);
  if (format !== undefined) return format;
  const near = nearest(value, FORMATS);
  return `--format ${josa(`"${value}"`, '은/는')} 없는 형식입니다. ${near ?? FORMATS.join(', ')} ${near === undefined ? '가운데 하나를' : '형식을'} 쓰세요.`;
}

function versionsOf(value: string): string[] | string {
  const wanted = value.split(',').map((version) =>
    version
      .trim()
      .replace(/^v/, '')
      .replace(/^(\d+\.\d+)\.\d+$/, '$1'),
  );
  const unknown = wanted.filter((version) => !shippedMinors.includes(version));
  if (unknown.length > 0) {
    return `--kubernetes ${josa(`"${unknown.join(',')}"`, '은/는')} 확인할 수 없는 버전입니다. ${shippedMinors.join(', ')} 가운데에서 고르세요.`;
  }
  return shippedMinors.filter((version) => wanted.includes(version));
}

function unknownFlag(flag: string): string {
  const near = nearest(flag, FLAGS);
  const meant =
    near === undefined ? '--help로 쓸 수 있는 옵션을 확인하세요.' : `${near} 옵션을 쓰려던 것인가요?`;
  return `${flag} 옵션은 없습니다. ${meant}`;
}

/** Reads the command line (without `node` and the script). */
export function parseOptions(argv: readonly string[], defaults: readonly string[] = shippedMinors): Parsed {
  const paths: string[] = [];
  let format: Format = 'pretty';
  let kubernetes = defaults;
  let changed: string | undefined;
  let fix = false;
  let cache = true;
  let help = false;
  let onlyPaths = false;
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (onlyPaths || word === '-' || !word.startsWith('-')) {
      paths.push(word);
      continue;
    }
    if (word === '--') {
      onlyPaths = true;
      continue;
    }
    const [flag, inline] = word.split(/=(.*)/s) as [string, string | undefined];
    if (flag === '--help' || flag === '-h') {
      help = true;
      continue;
    }
    if (flag === '--fix' || flag === '--no-cache') {
      if (inline !== undefined) return { problem: `${flag} 옵션에는 값을 쓰지 않습니다.` };
      if (flag === '--fix') fix = true;
      else cache = false;
      continue;
    }
    if (!VALUED.has(flag)) return { problem: unknownFlag(flag) };
    const value = inline ?? rest.shift();
    if (value === undefined || value === '')
      return { problem: `${flag} 뒤에 값이 없습니다. --help를 보세요.` };
    if (flag === '--changed') changed = value;
    else if (flag === '--format') {
      const read = formatOf(value);
      if (!FORMATS.includes(read as Format)) return { problem: read };
      format = read as Format;
    } else {
      const read = versionsOf(value);
      if (typeof read === 'string') return { problem: read };
      kubernetes = read;
    }
  }
  return {
    options: { paths, format, kubernetes, fix, cache, help, ...(changed !== undefined && { changed }) },
  };
}

/** What `--help` prints. */
export function helpText(command: string): string {
  return `매니페스트와 페이지가 클러스터에서 통하는지 클러스터 없이 확인합니다.

사용법: ${command} [경로… | -] [옵션]

경로
  없음                 manifests/와 content/ 전체
  파일                 YAML(JSON), Markdown, MDX 파일
  폴더                 그 안의 YAML, Markdown, MDX 파일 전부
  -                    표준 입력으로 받은 YAML

옵션
  --format 형식        pretty(기본값)  사람이 읽는 글
                       github          GitHub 주석. 주석으로 못 다는 것은 작업 요약에 적음
                       json            { checked, diagnostics }
                       sarif           SARIF 2.1.0. 코드 스캐닝과 편집기
                       junit           JUnit XML
  --kubernetes 버전    확인할 쿠버네티스 버전. 기본값 ${shippedMinors.join(',')}
  --changed 커밋       그 커밋에서 갈라진 뒤 바뀐 파일과, 그것에 기대는 파일만
  --fix                고칠 것이 뻔한 실수를 파일에서 고침(탭, 줄표, 둥근 따옴표, 보이지 않는
                       빈칸, 대소문자, 줄 끝의 빈칸). 표준 입력이면 고친 글을 출력함
  --no-cache           지난번에 판정한 것도 처음부터 다시 판정
  --help               이 도움말

종료 코드
  0  문제가 없거나 경고만 있음
  1  오류를 찾음
  2  쓰는 법이 틀렸거나 확인할 것이 없음
`;
}
