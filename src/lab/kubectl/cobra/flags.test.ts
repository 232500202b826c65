import { describe, expect, test } from 'vitest';
import { Failure } from '../errors.ts';
import { find } from './find.ts';
import { HelpWanted, parseFlags } from './flags.ts';
import { commandAt } from './tree.ts';

function parse(line: string) {
  const { node, words } = find(line.split(' '));
  return { path: node.path, ...parseFlags(node, words) };
}

function failure(line: string): string {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return 'no failure';
}

describe('the command that is meant', () => {
  test.each([
    ['get pods', 'kubectl get', ['pods']],
    ['-n get get pods', 'kubectl get', ['pods']],
    ['--namespace x create ns demo', 'kubectl create namespace', ['demo']],
    ['create deploy web --image=x', 'kubectl create deployment', ['web']],
    ['create service x', 'kubectl create service', ['x']],
    ['config use minikube', 'kubectl config use-context', ['minikube']],
    ['exec web -- get pods', 'kubectl exec', ['web', 'get', 'pods']],
  ])('%s', (line, path, args) => {
    expect(parse(line)).toMatchObject({ path, args });
  });

  test.each([
    ['gte pods', 'unknown command "gte" for "kubectl"\n\nDid you mean this?\n\tget\n'],
    ['list pods', 'unknown command "list" for "kubectl"\n\nDid you mean this?\n\tget\n'],
    ['nosuch --help', 'unknown command "nosuch" for "kubectl"'],
  ])('%s', (line, message) => {
    expect(failure(line).trimEnd()).toBe(message.trimEnd());
  });
});

test.each([
  ['get pods --nosuch', 'unknown flag: --nosuch'],
  ['get pods -x', "unknown shorthand flag: 'x' in -x"],
  ['get pods -all-namespaces', "unknown shorthand flag: 'a' in -all-namespaces"],
  ['get pods -o', "flag needs an argument: 'o' in -o"],
  ['get pods --namespace', 'flag needs an argument: --namespace'],
  ['get pods --=x', 'bad flag syntax: --=x'],
  [
    'scale deploy web --replicas=x',
    'invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax',
  ],
  [
    'get pods -w=maybe',
    'invalid argument "maybe" for "-w, --watch" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
  ],
  ['wait --timeout=5 pod/x', 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
])('%s', (line, message) => {
  expect(failure(line)).toBe(message);
});

describe('values', () => {
  test('of every kind', () => {
    const { flags, args, dash } = parse(
      'run web --image=x -it --port 80 --env A=1 --env B=2,3 --pod-running-timeout=1m30s -- sh -c',
    );
    expect(args).toEqual(['web', 'sh', '-c']);
    expect(dash).toBe(1);
    expect(flags.bool('stdin') && flags.bool('tty')).toBe(true);
    expect(flags.text('port')).toBe('80');
    expect(flags.list('env')).toEqual(['A=1', 'B=2,3']);
    expect(flags.duration('pod-running-timeout')).toBe(90_000);
  });

  test('lists grow, and are split at commas', () => {
    const { flags } = parse('get pods -L app,tier -L env -owide');
    expect(flags.list('label-columns')).toEqual(['app', 'tier', 'env']);
    expect(flags.text('output')).toBe('wide');
  });

  test('defaults', () => {
    const { flags } = parse('delete pod x');
    expect(flags.bool('wait')).toBe(true);
    expect(flags.number('grace-period')).toBe(-1);
    expect(flags.list('filename')).toEqual([]);
    expect(flags.changed('wait')).toBe(false);
  });
});

test('help is wanted', () => {
  expect(() => parse('get --help')).toThrow(HelpWanted);
  expect(() => parse('get pods -h')).toThrow(HelpWanted);
});

test('the tree is whole', () => {
  expect(commandAt('kubectl create service clusterip')?.flags.map((flag) => flag.name)).toContain('tcp');
  expect(commandAt('kubectl get')?.flags.map((flag) => flag.name)).toContain('kubeconfig');
});
