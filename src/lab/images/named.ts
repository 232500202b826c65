import type { Image } from './process.ts';

/** `busybox:1.36`, `docker.io/library/busybox`: the image of that name, if it has that tag. */
export function imageNamed(images: readonly Image[], reference: string): Image | undefined {
  const slash = reference.lastIndexOf('/');
  const colon = reference.lastIndexOf(':');
  const [name, tag] =
    colon > slash ? [reference.slice(0, colon), reference.slice(colon + 1)] : [reference, 'latest'];
  return images.find((image) => image.name === name && image.tags.includes(tag));
}
