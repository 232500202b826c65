/** What a cluster did with one step. */
export interface TranscriptStep {
  readonly term: number;
  readonly command: string;
  /** Lines as a terminal shows them, both streams together. */
  readonly output: readonly string[];
  /** Null while it goes on running, or when it was not run. */
  readonly exit: number | null;
  /** Why it was not run: a word of `needs=…`. */
  readonly skipped?: string;
  /** It had to be ended: seconds that it was given. */
  readonly timedOut?: number;
}

/** What a cluster said to a whole chapter. */
export interface Transcript {
  readonly chapter: string;
  readonly page: string;
  /** Day of the recording, `2026-11-23`. */
  readonly recorded: string;
  readonly versions: { readonly client: string; readonly server: string };
  readonly steps: readonly TranscriptStep[];
}

/** Lines of what a command printed: control sequences and the last line end removed. */
export function linesOf(output: string): string[] {
  const plain = output
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals speak in control characters.
    .replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\r/g, '')
    .replace(/\n$/, '');
  return plain === '' ? [] : plain.split('\n');
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isStep = (value: unknown): value is TranscriptStep => {
  const step = value as TranscriptStep;
  return (
    typeof step === 'object' &&
    step !== null &&
    typeof step.term === 'number' &&
    isText(step.command) &&
    Array.isArray(step.output) &&
    step.output.every(isText)
  );
};

/** Reads a recording; undefined when the text is none. */
export function parseTranscript(text: string): Transcript | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const transcript = value as Transcript;
  const complete =
    typeof transcript === 'object' &&
    transcript !== null &&
    isText(transcript.chapter) &&
    Array.isArray(transcript.steps) &&
    transcript.steps.every(isStep);
  return complete ? transcript : undefined;
}

/** Writes a recording: readable, one line of output a line. */
export function formatTranscript(transcript: Transcript): string {
  return `${JSON.stringify(transcript, null, 1)}\n`;
}
