import type { Resource } from '../../api.ts';
import { Exit, Failure } from '../errors.ts';
import { explain as explainFields } from '../explain/index.ts';
import { qualified, resourceFor } from '../resources/mapper.ts';
import type { Command } from '../run.ts';
import { refuse } from './refuse.ts';

/** A type and the fields behind it: `service.spec.ports`, `deployments.apps.spec`. @throws {Exit} */
function readPath(text: string, resources: readonly Resource[]): { resource: Resource; path: string[] } {
  // The words are read as a JSONPath: two dots ask for what lies anywhere below.
  if (text.startsWith('.') || text.includes('..')) {
    throw new Failure(
      text.startsWith('.') || /^[^.]+\.\./.test(text)
        ? 'invalid jsonpath syntax, first node must be field node'
        : 'invalid jsonpath syntax, all nodes must be field nodes',
    );
  }
  const [type = '', ...rest] = text.split('.');
  const resource = known(type, resources);
  const name = qualified(resource);
  const path = text.startsWith(`${name}.`) || text === name ? text.slice(name.length + 1).split('.') : rest;
  return { resource, path: path.filter(Boolean) };
}

function known(type: string, resources: readonly Resource[]): Resource {
  try {
    return resourceFor(resources, type);
  } catch (error) {
    if (error instanceof Failure) throw new Exit(1, error.message);
    throw error;
  }
}

/** `kubectl explain` */
export const explain: Command = async (run) => {
  const { args, flags } = run;
  const { resources } = await run.connect();
  const [text] = args;
  if (text === undefined) {
    throw new Failure(
      'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
  }
  if (args.length > 1) throw new Failure('We accept only this format: explain RESOURCE\n');
  const [recursive, maxDepth] = [flags.bool('recursive'), flags.number('max-depth')];
  if (maxDepth > 0 && !recursive) throw new Failure('--max-depth requires --recursive');
  if (maxDepth < 0) throw new Failure('--max-depth must be non-negative');
  const { resource, path } = readPath(text, resources);
  const output = flags.text('output');
  if (!output.startsWith('plaintext')) throw new Failure(`unrecognized format: ${output}`);
  if (output !== 'plaintext') return await refuse(`kubectl explain -o ${output}`)(run);
  if (!run.explain) return await refuse('kubectl explain')(run);
  const [group = '', version = ''] = versionOf(flags.text('api-version'), resource);
  if (flags.text('api-version') !== '' && (group !== resource.group || version !== resource.version)) {
    throw new Failure(`couldn't find resource for "${group}/${version}, Resource=${resource.plural}"`);
  }
  const asked = { ...resource, group, version };
  const { stdout, error } = await explainFields(asked, path, run.explain, { recursive, maxDepth });
  run.out(stdout);
  if (error !== undefined) throw new Failure(error);
};

function versionOf(text: string, resource: Resource): readonly string[] {
  if (text === '') return [resource.group, resource.version];
  const parts = text.split('/');
  return parts.length === 1 ? ['', parts[0] ?? ''] : parts;
}
