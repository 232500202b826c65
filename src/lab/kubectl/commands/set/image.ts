import type { Json } from '../../../cluster/json.ts';
import { Failure, Failures, reduce } from '../../errors.ts';
import { parsePairs, splitPairs } from '../../pairs.ts';
import { filenameOptions } from '../../resources/files.ts';
import type { Command } from '../../run.ts';
import { podSpecOf, setOn } from './pod-spec.ts';

/** `kubectl set image` */
export const setImage: Command = async (run) => {
  const { flags, args } = run;
  const { resources, changes } = splitPairs(args, 'image');
  const { pairs } = parsePairs(changes, 'image', false);
  const files = filenameOptions(run);
  const names = Object.keys(pairs);
  await setOn(run, {
    resources,
    selector: flags.text('selector'),
    operation: 'image updated',
    failure: 'failed to patch image update to pod template',
    validate() {
      const errors: Error[] = [];
      if (flags.bool('all') && flags.text('selector')) {
        errors.push(new Failure('cannot set --all and --selector at the same time'));
      }
      if (resources.length === 0 && files.filenames.length === 0 && files.kustomize === '') {
        errors.push(
          new Failure('one or more resources must be specified as <resource> <name> or <resource>/<name>'),
        );
      }
      if (names.length === 0) errors.push(new Failure('at least one image update is required'));
      else if (names.length > 1 && names.includes('*')) {
        errors.push(
          new Failure(
            'all containers are already specified by *, but saw more than one container_name=container_image pairs',
          ),
        );
      }
      const failed = reduce(errors);
      if (failed) throw failed;
    },
    change(object) {
      const spec = podSpecOf(object);
      const containers: Json[] = [...(spec.initContainers ?? []), ...spec.containers];
      const missing: Error[] = [];
      for (const [name, image] of Object.entries(pairs)) {
        const meant = containers.filter((container) => name === '*' || container.name === name);
        if (meant.length === 0) missing.push(new Failure(`error: unable to find container named "${name}"`));
        for (const container of meant) container.image = image;
      }
      if (missing.length > 0) throw missing.length === 1 ? missing[0] : new Failures(missing);
    },
  });
};
