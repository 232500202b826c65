import { diagnose } from '../codes/index.ts';
import { dig, maps, podPath } from './model.ts';
import { field, type Rule } from './rule.ts';

/** The tag of an image: empty when there is none, undefined when a digest pins it. */
export function tagOf(image: string): string | undefined {
  if (image.includes('@')) return undefined;
  const name = image.slice(image.lastIndexOf('/') + 1);
  const colon = name.indexOf(':');
  return colon === -1 ? '' : name.slice(colon + 1);
}

/** Images say which version they are. */
export const imageTag: Rule = (object) => {
  const pod = podPath(object);
  if (pod === undefined) return [];
  return ['initContainers', 'containers'].flatMap((list) =>
    maps(dig(object.value, [...pod, 'spec', list])).flatMap(({ item, index }) => {
      const image = item['image'];
      const tag = typeof image === 'string' && /^\S+$/.test(image) ? tagOf(image) : undefined;
      if (tag === undefined || (tag !== '' && tag !== 'latest')) return [];
      const { value, extra } = field(object, ...pod, 'spec', list, index, 'image');
      return [diagnose('ref-image-tag', value, { image: String(image), tag }, extra)];
    }),
  );
};
