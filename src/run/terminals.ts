import type { Execution, OpenCluster, Session } from '../replay/cluster.ts';

/** What happens in a terminal. */
export interface TerminalEvents {
  command(term: number, command: string): void;
  /** @returns what the command should wait for when it prints faster than anybody reads. */
  output(term: number, data: string): Promise<void> | undefined;
  busy(term: number, busy: boolean): void;
}

/** The reader's terminals on one cluster. Each knows what runs in it. */
export interface Terminals {
  /** A session that tells of what it runs. */
  open(term: number): Promise<Session>;
  /** Runs a line that the reader typed. Rejects when something runs there already. */
  run(term: number, line: string): Promise<number>;
  /** Types into what runs; nothing when nothing does. */
  write(term: number, data: string): void;
  /** Presses Ctrl-C. Resolves when what ran has ended, or after a while. */
  interrupt(term: number): Promise<void>;
  close(): Promise<void>;
}

/** How long a command may take to end after Ctrl-C, in milliseconds. */
const GRACE = 5000;

const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export function terminalsOn(cluster: Pick<OpenCluster, 'session'>, events: TerminalEvents): Terminals {
  const sessions = new Map<number, Promise<Session>>();
  const current = new Map<number, Execution>();

  const watched = async (term: number): Promise<Session> => {
    const session = await cluster.session({ tty: true });
    return {
      exec(script) {
        const execution = session.exec(script);
        current.set(term, execution);
        events.busy(term, true);
        void execution.exit.then(() => {
          if (current.get(term) !== execution) return;
          current.delete(term);
          events.busy(term, false);
        });
        return execution;
      },
      close: () => session.close(),
    };
  };
  const open = (term: number): Promise<Session> => {
    const opened = sessions.get(term) ?? watched(term);
    sessions.set(term, opened);
    return opened;
  };

  return {
    open,
    async run(term, line) {
      const session = await open(term);
      if (current.has(term)) throw new Error(`terminal ${term} is busy`);
      events.command(term, line);
      const { output, exit } = session.exec(line);
      for await (const { data } of output) await events.output(term, data);
      return await exit;
    },
    write(term, data) {
      current.get(term)?.write(data);
    },
    async interrupt(term) {
      const execution = current.get(term);
      if (!execution) return;
      execution.signal('SIGINT');
      const ended = await Promise.race([execution.exit.then(() => true), delay(GRACE).then(() => false)]);
      if (ended) return;
      execution.signal('SIGKILL');
      await Promise.race([execution.exit, delay(GRACE)]);
    },
    async close() {
      await Promise.all([...sessions.values()].map(async (session) => (await session).close()));
    },
  };
}
