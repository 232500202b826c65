import { Failure } from '../../errors.ts';
import type { Command } from '../../run.ts';
import { createMade, nameArgument } from './made.ts';

/** A container's name from its image: the last word, without tag and digest. */
function containerName(image: string, random: () => string): string {
  const last = image.split('/').at(-1) ?? '';
  const name = (last.split(':')[0] ?? '').split('@')[0] ?? '';
  return /[_.]/.test(name) ? `${name.replaceAll('_', '-').replaceAll('.', '-')}-${random()}` : name;
}

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** Five characters that follow from the time: all that matters is that they differ. */
function suffix(seed: number): string {
  let value = Math.floor(seed);
  let text = '';
  for (let count = 0; count < 5; count++) {
    text += LETTERS[value % LETTERS.length];
    value = Math.floor(value / LETTERS.length) + count * 7;
  }
  return text;
}

/** `kubectl create deployment` */
export const createDeployment: Command = async (run) => {
  const { flags, args } = run;
  const name = nameArgument(run);
  const images = flags.list('image');
  const command = args.slice(1);
  if (images.length > 1 && command.length > 0) {
    throw new Failure('cannot specify multiple --image options and command');
  }
  const port = flags.number('port');
  const containers = images.map((image, index) => ({
    name: containerName(image, () => suffix(run.world.clock.now() + index)),
    image,
    ...(command.length > 0 && { command }),
    ...(index === 0 && port >= 0 && { ports: [{ containerPort: port }] }),
    resources: {},
  }));
  const labels = { app: name };
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: flags.number('replicas'),
      selector: { matchLabels: labels },
      strategy: {},
      template: { metadata: { labels }, spec: { containers } },
    },
    status: {},
  };
  await createMade(run, { object, failure: 'deployment' });
};
