// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are lines for a shell.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Execution } from '../../replay/cluster.ts';
import type { Clock } from '../api.ts';
import type { Tool } from '../tool.ts';
import { type Computer, computerOf, diskOf, HOME, type ShellSession } from './index.ts';

/** Time passes whenever nothing else happens. */
const clock: Clock = (() => {
  let now = Date.UTC(2026, 10, 25);
  const timers = new Set<{ readonly at: number; readonly fire: () => void }>();
  let running = false;
  const run = () => {
    const [next] = [...timers].sort((a, b) => a.at - b.at);
    if (!next) {
      running = false;
      return;
    }
    now = Math.max(now, next.at);
    timers.delete(next);
    next.fire();
    setTimeout(run, 1);
  };
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = { at: now + milliseconds, fire: resolve };
        timers.add(timer);
        signal?.addEventListener('abort', () => {
          timers.delete(timer);
          resolve();
        });
        if (!running) setTimeout(run, 1);
        running = true;
      }),
  };
})();

/** Prints a line a second, until it is stopped. */
const endless: Tool = async ({ stdout, signal }) => {
  for (let line = 1; !signal.aborted; line++) {
    stdout(`line ${line}\n`);
    await clock.sleep(1000, signal);
  }
  return 130;
};

const says: Tool = async ({ argv, stdin, hasStdin, stdout, stderr, tty }) => {
  let text = '';
  if (argv.includes('-')) for await (const piece of stdin) text += piece;
  stdout(`${argv.join(' ')}|${text}|${hasStdin}|${tty}\n`);
  if (argv[0] === 'fail') stderr('went wrong\n');
  return argv[0] === 'fail' ? 3 : 0;
};

/** Asks, line by line. */
const asks: Tool = async ({ stdin, stdout }) => {
  stdout('name? ');
  for await (const piece of stdin) {
    stdout(`hello ${piece}`);
    break;
  }
  return 0;
};

let computer: Computer;
let session: ShellSession;

beforeEach(() => {
  const disk = diskOf(
    {
      read: (path) => (path === `${HOME}/web.yaml` ? 'kind: Pod\n' : undefined),
      list: (path) =>
        path === HOME
          ? ['web.yaml', 'lab']
          : ['/home', '/tmp', `${HOME}/lab`].includes(path)
            ? []
            : undefined,
    },
    () => clock.now(),
  );
  computer = computerOf({ clock, disk, tools: { endless, says, asks } });
  session = computer.session();
});

afterEach(() => computer.close());

async function textOf({ output }: Execution): Promise<string> {
  let text = '';
  for await (const { data } of output) text += data;
  return text;
}

async function run(script: string): Promise<[string, number]> {
  const execution = session.exec(script);
  return [await textOf(execution), await execution.exit];
}

test.each<[string, string, number]>([
  ['echo a', 'a\n', 0],
  ['printf a', 'a', 0],
  ['false', '', 1],
  ['(exit 52)', '', 52],
  ['kubectll get pods', 'bash: kubectll: command not found\n', 127],
  ['./web.yaml', 'bash: ./web.yaml: Permission denied\n', 126],
  ['/bin/nosuch', 'bash: /bin/nosuch: No such file or directory\n', 127],
  ['echo out; echo err >&2; echo out', 'out\nerr\nout\n', 0],
  ["A=1; cat <<'END'\n$A\nEND", '$A\n', 0],
  ['A=1; cat <<END\n$A $((A+1)) \\$A\nEND', '1 2 $A\n', 0],
  ['cat <<-END\n\ta\n\tEND', 'a\n', 0],
  ['cat <<<"a  b"', 'a  b\n', 0],
  ['for i in 1 2; do echo $i; done', '1\n2\n', 0],
  ['for i in {3..1} x{a,b}; do printf "$i "; done', '3 2 1 xa xb ', 0],
  ['for ((i=0; i<3; i++)); do printf $i; done', '012', 0],
  ['i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo $i; done', '1\n3\n', 0],
  ['until true; do echo no; done; echo $?', '0\n', 0],
  ['if false; then echo a; elif true; then echo b; else echo c; fi', 'b\n', 0],
  ['case web-1 in db*) echo no;; web-?) echo yes;; esac', 'yes\n', 0],
  ['f() { local a=2; echo "$1 $# $a"; return 4; }; a=1; f x y; echo "$? $a"', 'x 2 2\n4 1\n', 0],
  ['A=$(echo "a  b"; echo); echo $A; echo "$A"', 'a b\na  b\n', 0],
  ['echo `echo x`', 'x\n', 0],
  ["echo \"a\" 'b' c\\ d $'e\\tf'", 'a b c d e\tf\n', 0],
  ['echo *.yaml nosuch* "*.yaml"', 'web.yaml nosuch* *.yaml\n', 0],
  ["says -o 'jsonpath={.items[0].x}'", '-o jsonpath={.items[0].x}||true|false\n', 0],
  ['says -o jsonpath={.items[0].x}', '-o jsonpath={.items[0].x}||true|false\n', 0],
  ['echo a | says -', '-|a\n|true|false\n', 0],
  ['says - <web.yaml', '-|kind: Pod\n|true|false\n', 0],
  ['says fail 2>/dev/null; echo $?', 'fail||true|false\n3\n', 0],
  ['says fail >/dev/null', 'went wrong\n', 3],
  ['says fail 2>&1 | grep -c wrong', '1\n', 0],
  ['echo one two | grep -o -m1 one', 'one\n', 0],
  ['echo one two one | grep -o one', 'one\none\n', 0],
  ['says fail >a.txt 2>&1; cat a.txt', 'fail||true|false\nwent wrong\n', 0],
  ['says fail && echo no || echo yes', 'fail||true|false\nwent wrong\nyes\n', 0],
  ['! true; echo $?', '1\n', 0],
  ['false | true; echo "${PIPESTATUS[0]}"', '1\n', 0],
  ['set -o pipefail; false | true', '', 1],
  ['set -e; false; echo no', '', 1],
  ['A=x; echo "${A}y ${B:-none} ${A:+set} ${#A} ${B-}"', 'xy none set 1 \n', 0],
  [
    'A=deploy/web-1; echo ${A#*/} ${A%-*} ${A/web/api} ${A^^} ${A:0:3}',
    'web-1 deploy/web deploy/api-1 DEPLOY/WEB-1 dep\n',
    0,
  ],
  ['echo ${NO:?is not there}', 'bash: NO: is not there\n', 127],
  [
    'a=(x "y z"); a+=(w); echo ${#a[@]} ${a[1]}; for i in "${a[@]}"; do echo "<$i>"; done',
    '3 y z\n<x>\n<y z>\n<w>\n',
    0,
  ],
  ['declare -A m; m[k]=v; echo ${m[k]} ${!m[@]}', 'v k\n', 0],
  ['set -- a "b c"; echo $#; for i; do echo "<$i>"; done; shift; echo "$@"', '2\n<a>\n<b c>\nb c\n', 0],
  ['printf "%s=%03d %-4s|\\n" a 7 b c 8 d', 'a=007 b   |\nc=008 d   |\n', 0],
  ['printf "a\\nb c\\n" | while read -r x y; do echo "$y-$x"; done', '-a\nc-b\n', 0],
  ['read a b <<<"1 2 3"; echo "$b"', '2 3\n', 0],
  ['[[ web-1 == web-* && ! -z x ]] && echo yes', 'yes\n', 0],
  ['[[ v1.37 =~ ^v([0-9]+) ]]; echo ${BASH_REMATCH[1]}', '1\n', 0],
  ['test -f web.yaml && [ ! -d web.yaml ] && echo file', 'file\n', 0],
  ['[ 1 -eq x ]', 'bash: [: x: integer expression expected\n', 2],
  [
    'cd lab; pwd; cd - >/dev/null; pwd; cd nosuch',
    `${HOME}/lab\n${HOME}\nbash: cd: nosuch: No such file or directory\n`,
    1,
  ],
  ['cat nosuch', 'cat: nosuch: No such file or directory\n', 1],
  ['cat <nosuch', 'bash: nosuch: No such file or directory\n', 1],
  ['echo a | tee b.txt | cat - b.txt', expect.stringMatching(/^a\n(?:a\n)?$/), 0],
  ['seq 5 | sed -n 2,3p | sort -r | head -1', '3\n', 0],
  ['printf "b 2\\na 10\\n" | sort -k2 -n | cut -d" " -f1', 'b\na\n', 0],
  ['printf "x\\nx\\ny\\n" | uniq -c', '      2 x\n      1 y\n', 0],
  ["echo '{\"a\":[1,2]}' | jq -r '.a[1]'", '2\n', 0],
  ["echo 'a b c' | awk '{print $2}'", 'b\n', 0],
  ['echo abc | tr a-c A-C', 'ABC\n', 0],
  ['printf "a b\\nc" | wc', '      1       3       5\n', 0],
  ['echo a b | xargs -n1 echo x', 'x a\nx b\n', 0],
  ['yes | head -2', 'y\ny\n', 0],
  ['endless | head -1', 'line 1\n', 0],
  ['timeout 2.5 endless', 'line 1\nline 2\nline 3\n', 124],
  ['timeout 5 nosuch', "timeout: failed to run command 'nosuch': No such file or directory\n", 127],
  ['diff <(echo a) <(echo b) >/dev/null', '', 1],
  ['bash -c \'echo "$1"\' x y', 'y\n', 0],
  ['env A=1 printenv A', '1\n', 0],
  ['A=2 printenv A; echo "<$A>"', '2\n<>\n', 0],
  ['B=3; printenv B; export B; printenv B', '3\n', 0],
  ['eval "echo a; echo b"', 'a\nb\n', 0],
  ['trap "echo bye" EXIT; exit 3', 'bye\n', 3],
  ['sleep 1 & wait; echo done', 'done\n', 0],
  ['(exit 7) & wait $!; echo $?', '7\n', 0],
  ['endless >/dev/null & sleep 1; kill $!; wait $!; echo $?', '143\n', 0],
  ['endless >/dev/null & kill %1; wait %1 || echo stopped', 'stopped\n', 0],
  ['kill %9', 'bash: kill: %9: no such job\n', 1],
  ['sleep x', "sleep: invalid time interval 'x'\nTry 'sleep --help' for more information.\n", 1],
  ['ls', 'lab\nweb.yaml\n', 0],
  ['mkdir a; echo x >a/b; ls a; rm -r a; ls a', "b\nls: cannot access 'a': No such file or directory\n", 2],
  ['which grep kubectll', '/usr/bin/grep\n', 1],
  ['type cd', 'cd is a shell builtin\n', 0],
  ['python3 -c 1', 'bash: python3: command not found\n', 127],
  ['echo )', "bash: syntax error near unexpected token `)'\n", 2],
  ['says <name>', "bash: syntax error near unexpected token `newline'\n", 2],
  ['echo a; if', expect.stringContaining('syntax error: unexpected end of file'), 2],
  ['echo a\necho "b', 'a\nbash: unexpected EOF while looking for matching `"\'\n', 2],
  ['echo a |', 'bash: syntax error: unexpected end of file\n', 2],
])('%s', async (script, text, exit) => {
  expect(await run(script)).toEqual([text, exit]);
});

test('state persists from one command to the next', async () => {
  await run('A=1; f() { echo "f $A"; }; mkdir sub; cd sub; (exit 52)');
  expect(await run('echo $?; f; pwd')).toEqual([`52\nf 1\n${HOME}/sub\n`, 0]);
});

test('output comes as it is printed, and Ctrl-C ends the command, not the shell', async () => {
  await run('A=kept');
  const execution = session.exec('for i in 1 2; do endless; done; echo never');
  const first = await execution.output[Symbol.asyncIterator]().next();
  expect(first.value).toEqual({ stream: 'stdout', data: 'line 1\n' });
  execution.signal('SIGINT');
  expect(await execution.exit).toBe(130);
  expect(await run('echo "$A"')).toEqual(['kept\n', 0]);
});

test('what goes through a pipe comes as it is printed too', async () => {
  const execution = session.exec('endless | grep line');
  const reader = execution.output[Symbol.asyncIterator]();
  expect((await reader.next()).value.data).toBe('line 1\n');
  expect((await reader.next()).value.data).toBe('line 2\n');
  execution.signal('SIGINT');
  expect(await execution.exit).toBe(130);
});

test('an endless loop is bounded and can be stopped', async () => {
  const execution = session.exec(
    'while :; do echo "$RANDOM a long line that fills whatever is in its way"; done',
  );
  const reader = execution.output[Symbol.asyncIterator]();
  for (let count = 0; count < 2000; count++) await reader.next();
  await new Promise((resolve) => setTimeout(resolve, 50));
  execution.signal('SIGINT');
  expect(await execution.exit).toBe(130);
  let left = 0;
  for (let next = await reader.next(); !next.done; next = await reader.next()) left += next.value.data.length;
  expect(left).toBeLessThan(1_000_000);
});

test('a silent endless loop can be stopped', async () => {
  const execution = session.exec('while :; do :; done');
  setTimeout(() => execution.signal('SIGINT'), 20);
  expect(await execution.exit).toBe(130);
});

test('what is typed reaches the command', async () => {
  const execution = session.exec('asks; read -r line; echo "got $line"');
  execution.write('you\n');
  execution.write('text\n');
  expect(await textOf(execution)).toBe('name? hello you\ngot text\n');
});

test('jobs go on while the next command runs, and are told of', async () => {
  const other = computer.session({ monitor: true });
  const texts = [];
  for (const script of ['endless >log.txt &', 'sleep 1.5; cat log.txt', 'jobs', 'kill %1', 'wait']) {
    const execution = other.exec(script);
    texts.push((await textOf(execution)).replaceAll(/\b\d{4}\b/g, 'PID'));
  }
  expect(texts.slice(0, 3)).toEqual([
    '[1] PID\n',
    'line 1\nline 2\n',
    '[1]+  Running                 endless >log.txt &\n',
  ]);
});

test('a substituted command and a pipe see the jobs around them, a subshell does not', async () => {
  const other = computer.session({ keyboard: false });
  const script =
    'endless >log.txt & echo "$(jobs -p | wc -l) $(jobs | grep -c endless)"; (jobs); kill $(jobs -p); wait; jobs';
  expect(await textOf(other.exec(script))).toBe('1 1\n');
});

test('two commands at once are refused', async () => {
  const execution = session.exec('endless');
  expect(() => session.exec('true')).toThrow('still runs');
  execution.signal('SIGINT');
  await execution.exit;
});

test('exit ends the shell, and later commands say so', async () => {
  expect(await session.exec('exit 3').exit).toBe(3);
  expect(await session.exec('true').exit).toBe(3);
});

test('without a keyboard there is nothing to read', async () => {
  const quiet = computer.session({ keyboard: false });
  expect(await textOf(quiet.exec('says -; cat; read x || echo none'))).toBe('-||false|false\nnone\n');
});

test.each([
  ['echo "a', true],
  ["cat <<'END'\na", true],
  ["cat <<'END'\na\nEND", false],
  ['for i in 1; do', true],
  ['a \\', true],
  ['a |', true],
  ['echo )', false],
  ['echo a', false],
  ['says <', false],
])('%s goes on: %s', (script, expected) => {
  expect(session.incomplete(script)).toBe(expected);
});
