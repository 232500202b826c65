import { type Flag, parseBool, parseFlags, parseInteger, printDefaults } from './flags.ts';

/** The flags of kubeconform v0.8.0 (pkg/config/config.go). */
export interface Config {
  readonly cache: string;
  readonly exitOnError: boolean;
  readonly files: readonly string[];
  readonly help: boolean;
  readonly ignoreFilenamePatterns: readonly string[];
  readonly ignoreMissingSchemas: boolean;
  readonly kubernetesVersion: string;
  readonly output: string;
  readonly reject: readonly string[];
  readonly schemaLocations: readonly string[];
  readonly skip: readonly string[];
  readonly skipTls: boolean;
  readonly strict: boolean;
  readonly summary: boolean;
  readonly verbose: boolean;
  readonly version: boolean;
}

/**
 * Reads the command line.
 *
 * @param program how the command was called, for the usage
 * @returns the configuration, and what to print when it is wrong or help is wanted
 */
export function readConfig(program: string, args: readonly string[]): { config: Config; print: string } {
  const switches = new Map<string, boolean>();
  const strings = new Map([
    ['kubernetes-version', 'master'],
    ['output', 'text'],
  ]);
  const lists = new Map<string, string[]>();

  const bool = (name: string, usage: string): Flag => ({
    name,
    usage,
    type: 'bool',
    set(value) {
      const read = parseBool(value);
      if (read === undefined) return 'parse error';
      switches.set(name, read);
      return undefined;
    },
  });
  const text = (name: string, usage: string): Flag => ({
    name,
    usage,
    type: 'string',
    ...(strings.has(name) ? { default: strings.get(name)! } : {}),
    set(value) {
      strings.set(name, value);
      return undefined;
    },
  });
  const list = (name: string, usage: string): Flag => ({
    name,
    usage,
    type: 'value',
    set(value) {
      lists.set(name, [...(lists.get(name) ?? []), value]);
      return undefined;
    },
  });

  const flags: readonly Flag[] = [
    {
      name: 'kubernetes-version',
      usage: 'version of Kubernetes to validate against, e.g.: 1.18.0',
      type: 'value',
      default: 'master',
      set(value) {
        // Go's $ is the very end of the text, as here.
        if (!/^(master|\d+\.\d+\.\d+)$/.test(value)) {
          return `${value} is not a valid version. Valid values are "master" (default) or full version x.y.z (e.g. "1.27.2")`;
        }
        strings.set('kubernetes-version', value);
        return undefined;
      },
    },
    list('schema-location', 'override schemas location search path (can be specified multiple times)'),
    text('skip', 'comma-separated list of kinds or GVKs to ignore'),
    text('reject', 'comma-separated list of kinds or GVKs to reject'),
    bool('debug', 'print debug information'),
    bool('exit-on-error', 'immediately stop execution when the first error is encountered'),
    bool('ignore-missing-schemas', 'skip files with missing schemas instead of failing'),
    list(
      'ignore-filename-pattern',
      'regular expression specifying paths to ignore (can be specified multiple times)',
    ),
    bool('summary', 'print a summary at the end (ignored for junit output)'),
    {
      name: 'n',
      usage: 'number of goroutines to run concurrently',
      type: 'int',
      default: '4',
      set(value) {
        // Files are judged one after the other, so that the order of results is always the same.
        const read = parseInteger(value);
        return typeof read === 'string' ? read : undefined;
      },
    },
    bool('strict', 'disallow additional properties not in schema or duplicated keys'),
    text('output', 'output format - json, junit, pretty, tap, text'),
    bool('verbose', 'print results for all resources (ignored for tap and junit output)'),
    bool(
      'insecure-skip-tls-verify',
      "disable verification of the server's SSL certificate. This will make your HTTPS connections insecure",
    ),
    text('cache', 'cache schemas downloaded via HTTP to this folder'),
    bool('h', 'show help information'),
    bool('v', 'show version information'),
  ];

  const { rest, problem } = parseFlags(flags, args);
  const usage = `Usage: ${program} [OPTION]... [FILE OR FOLDER]...\n${printDefaults(flags)}`;
  const on = (name: string) => switches.get(name) ?? false;
  const help = on('h');
  const config: Config = {
    cache: strings.get('cache') ?? '',
    exitOnError: on('exit-on-error'),
    files: rest,
    help,
    ignoreFilenamePatterns: lists.get('ignore-filename-pattern') ?? [],
    ignoreMissingSchemas: on('ignore-missing-schemas'),
    kubernetesVersion: strings.get('kubernetes-version')!,
    output: strings.get('output')!,
    reject: splitNames(strings.get('reject')),
    schemaLocations: lists.get('schema-location') ?? [],
    skip: splitNames(strings.get('skip')),
    skipTls: on('insecure-skip-tls-verify'),
    strict: on('strict'),
    summary: on('summary'),
    verbose: on('verbose'),
    version: on('v'),
  };
  const complaint = problem === undefined ? '' : `${problem === '' ? '' : `${problem}\n`}${usage}`;
  return { config, print: `${complaint}${help ? usage : ''}` };
}

function splitNames(text = ''): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
