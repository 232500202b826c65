import { createInterface } from 'node:readline';
import type { ShellSession } from '../../src/lab/index.ts';

/** A shell that somebody types into: history, Ctrl-C, Ctrl-D. Resolves when it is left. */
export async function terminal(session: ShellSession): Promise<number> {
  const prompt = () => `${session.cwd.replace(/^\/home\/user/, '~')}$ `;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY ?? false,
    completer: (line: string): [string[], string] => {
      const word = /[^\s|;&]*$/.exec(line)?.[0] ?? '';
      const first = /(?:^|[|;&])\s*[^\s|;&]*$/.test(line);
      return [first ? session.commands().filter((name) => name.startsWith(word)) : [], word];
    },
  });
  let pending = '';
  let running: ReturnType<ShellSession['exec']> | undefined;
  let exit = 0;
  const ask = () => {
    lines.setPrompt(pending === '' ? prompt() : '> ');
    lines.prompt();
  };
  const start = async (script: string) => {
    running = session.exec(script);
    for await (const { stream, data } of running.output) process[stream].write(data);
    exit = await running.exit;
    running = undefined;
  };
  lines.on('SIGINT', () => {
    if (running) running.signal('SIGINT');
    else {
      pending = '';
      process.stdout.write('^C\n');
      ask();
    }
  });
  const left = new Promise<void>((resolve) => lines.on('close', resolve));
  const queue: string[] = [];
  let busy = false;
  const next = async () => {
    if (busy) return;
    busy = true;
    for (let line = queue.shift(); line !== undefined; line = queue.shift()) {
      pending = pending === '' ? line : `${pending}\n${line}`;
      if (pending.trim() === '' || session.incomplete(pending)) {
        if (pending.trim() === '') pending = '';
        ask();
        continue;
      }
      const script = pending;
      pending = '';
      if (/^\s*(?:exit|logout)\s*$/.test(script)) {
        lines.close();
        break;
      }
      await start(script);
      ask();
    }
    busy = false;
  };
  lines.on('line', (line) => {
    if (running) running.write(`${line}\n`);
    else {
      queue.push(line);
      void next();
    }
  });
  ask();
  await left;
  running?.signal('SIGINT');
  return exit;
}
