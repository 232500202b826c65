/** A command in the background. */
export interface Job {
  readonly number: number;
  readonly pid: number;
  readonly text: string;
  /** Its exit code. */
  readonly done: Promise<number>;
  readonly controller: AbortController;
  /** Undefined while it runs. */
  code: number | undefined;
}

/** The jobs of a shell, in the order in which they began. */
export class Jobs {
  private readonly all: Job[] = [];
  /** Exit codes of jobs that are gone, which `wait` may still ask for. */
  private readonly past = new Map<number, number>();
  private readonly seen: readonly Job[];

  /** @param seen Jobs of the shell around: this one tells of them, but cannot wait for them. */
  constructor(seen: readonly Job[] = []) {
    this.seen = seen;
  }

  add(pid: number, text: string, controller: AbortController, done: Promise<number>): Job {
    const number = (this.all.at(-1)?.number ?? 0) + 1;
    const job: Job = { number, pid, text, controller, done, code: undefined };
    void done.then((code) => {
      job.code = code;
      this.past.set(pid, code);
    });
    this.all.push(job);
    return job;
  }

  get list(): readonly Job[] {
    return this.all;
  }

  /** What `jobs` tells of. */
  get told(): readonly Job[] {
    return this.all.length > 0 ? this.all : this.seen;
  }

  /** `%1`, `%%`, `%-`, `%name`, or a process number. */
  find(text: string): Job | undefined {
    if (!text.startsWith('%')) return this.all.find(({ pid }) => pid === Number(text));
    const word = text.slice(1);
    if (word === '' || word === '%' || word === '+') return this.all.at(-1);
    if (word === '-') return this.all.at(-2);
    if (/^\d+$/.test(word)) return this.all.find(({ number }) => number === Number(word));
    return this.all.find((job) =>
      word.startsWith('?') ? job.text.includes(word.slice(1)) : job.text.startsWith(word),
    );
  }

  codeOf(pid: number): number | undefined {
    return this.past.get(pid);
  }

  forget(job: Job): void {
    const at = this.all.indexOf(job);
    if (at >= 0) this.all.splice(at, 1);
  }
}
