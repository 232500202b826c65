import { codes, type Diagnostic, type Engines } from 'kubernetes-guide-verify';
import { docs, type Example, type ReadExample, readExample, runExample } from 'kubernetes-guide-verify/docs';
import { runReplayExample } from '../../replay/example.ts';

/** An example as its page shows it. */
export interface ShownExample {
  readonly file: string;
  readonly text: string;
  readonly others: readonly (readonly [file: string, text: string])[];
  /** What its text does not say. */
  readonly notes: readonly string[];
  /** What the checks find in the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** What they say of the file as a whole, in words. */
  readonly said: readonly string[];
}

/** Everything that is known of a code. */
export interface ExplainedCode {
  readonly code: string;
  readonly source: string;
  readonly layer: 'api' | 'guide';
  readonly severity: 'error' | 'warning' | 'info';
  readonly what: string;
  readonly why: string;
  readonly wrong: ShownExample;
  readonly right: ShownExample;
}

function notesOf({ encoding, symlinks, engineStops, setupFails, unrecorded, cluster }: ReadExample['parts']) {
  const links = Object.entries(symlinks ?? {}).map(
    ([file, target]) => `manifests/${file}: ${target}을 가리키는 심볼릭 링크`,
  );
  const said = (cluster ?? []).flatMap(({ command, output = [], exit, timedOut }) => [
    ...(command === undefined ? [] : [`기록한 명령: ${command}`]),
    ...output.map((line) => `클러스터의 출력: ${line}`),
    ...(exit === undefined || exit === 0 || exit === 130 ? [] : [`종료 코드: ${exit}`]),
    ...(timedOut === undefined ? [] : [`${timedOut}초 동안 끝나지 않음`]),
  ]);
  return [
    ...(encoding === undefined ? [] : [`${encoding}으로 저장한 파일`]),
    ...links,
    ...(engineStops ? ['이 문서를 살피다 검사기가 멈춘 경우'] : []),
    ...(setupFails === undefined ? [] : [`준비하다 실패한 명령: ${setupFails}`]),
    ...(unrecorded ? ['클러스터에서 실행한 기록이 없음'] : []),
    ...said,
  ];
}

/** A diagnostic of a text whose first lines are not shown. */
function withoutHead(diagnostic: Diagnostic, lines: number): Diagnostic {
  const { line, endLine } = diagnostic;
  return { ...diagnostic, line: line - lines, ...(endLine !== undefined && { endLine: endLine - lines }) };
}

/**
 * Runs every example and gathers what the pages about the codes show.
 * @param engines Those of one Kubernetes version: pages say what is wrong, not since when.
 */
export async function explainCodes(engines: Engines): Promise<ExplainedCode[]> {
  const show = async (source: string, example: Example): Promise<ShownExample> => {
    const read = readExample(source, example);
    const { file, shown, hiddenLines, parts } = read;
    const found = source === 'replay' ? await runReplayExample(read) : await runExample(read, engines);
    const seen = found.map((each) => withoutHead(each, hiddenLines));
    return {
      file,
      text: shown,
      others: Object.entries(parts.files ?? {}),
      notes: notesOf(parts),
      diagnostics: seen.filter(({ line }) => line > 0),
      said: seen.filter(({ line }) => line <= 0).map(({ message }) => message),
    };
  };
  return Promise.all(
    Object.entries(codes).map(async ([code, { source, layer, severity }]) => {
      const { what, why, wrong, right } = docs[code as keyof typeof docs];
      const shown = { wrong: await show(source, wrong), right: await show(source, right) };
      return { code, source, layer, severity, what, why, ...shown };
    }),
  );
}
