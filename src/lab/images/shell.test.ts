import { expect, it } from 'vitest';
import { agnhostImage } from './agnhost.ts';
import { runIn } from './testing.ts';

it.each<[script: string, stdout: string, exit: number]>([
  ['echo one  two', 'one two\n', 0],
  [`echo 'a  b' "c $WHO"`, 'a  b c me\n', 0],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
  ['echo "${WHO}x" ${NOPE:-else}', 'mex else\n', 0],
  ['A=1; echo $A; A=2 env | grep ^A=', '1\nA=2\n', 0],
  ['echo $(echo in; echo side)', 'in side\n', 0],
  ['true && echo yes || echo no', 'yes\n', 0],
  ['false && echo yes || echo no', 'no\n', 0],
  ['false; echo $?', '1\n', 0],
  ['printf "b\\na\\nb\\n" | sort | uniq -c', '      1 a\n      2 b\n', 0],
  ['for i in 1 2 3; do echo n$i; done', 'n1\nn2\nn3\n', 0],
  ['for i in a b; do for j in 1 2; do echo $i$j; done; done | grep -c a', '2\n', 0],
  ['if test -e /nope; then echo a; else echo b; fi', 'b\n', 0],
  ['echo hi > /tmp/x; cat /tmp/x; cat < /tmp/x; ls /tmp', 'hi\nhi\nx\n', 0],
  ['echo a >/tmp/y; echo b >>/tmp/y; wc -l < /tmp/y', '2\n', 0],
  ['cat /nope 2>/dev/null; echo end', 'end\n', 0],
  ['cat /nope 2>&1 | grep -o "No such"', 'No such\n', 0],
  ['exit 3; echo never', '', 3],
  ['while false; do echo x; done; echo done', 'done\n', 0],
  ['until false; do echo x; break; done; break; echo done', 'x\ndone\n', 0],
  ['for i in 1 2 3; do if [ $i = 2 ]; then continue; fi; echo $i; done', '1\n3\n', 0],
  ['echo a b | wc -w; pwd; echo abc | tr a-c A-C | cut -c1-2', '2\n/\nAB\n', 0],
  ['# only a comment', '', 0],
  ['env | grep HELLO', '', 1],
  ['hostname; id', 'pod-1\nuid=0(root) gid=0(root) groups=0(root)\n', 0],
])('%s', async (script, stdout, exit) => {
  expect(await runIn(agnhostImage, ['sh', '-c', script])).toEqual({ exit, stdout, stderr: '' });
});

it.each<[script: string, stderr: string, exit: number]>([
  ['nosuch', 'sh: nosuch: not found\n', 127],
  ['echo "open', 'sh: syntax error: unterminated quoted string\n', 2],
  ['cat /nope', "cat: can't open '/nope': No such file or directory\n", 1],
])('%s fails', async (script, stderr, exit) => {
  expect(await runIn(agnhostImage, ['sh', '-c', script])).toEqual({ exit, stdout: '', stderr });
});

it('reads commands from its input', async () => {
  const ran = await runIn(agnhostImage, ['sh'], { stdin: 'echo one\nfalse\necho $?\nexit 5\necho never\n' });
  expect(ran).toEqual({ exit: 5, stdout: 'one\n1\n', stderr: '' });
});
