import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const STARLIGHT = /@astrojs[\\/]starlight[\\/]/;
const ICONS = new URL(
  './components-internals/Icons.js',
  import.meta.resolve('@astrojs/starlight/components'),
);

/**
 * Vite plugin: Starlight's own components use our icon, which needs no style attribute.
 * @param icon Path of the component that stands in for Starlight's `Icon.astro`; it imports `starlight-icons`.
 */
export function plainIcons(icon: string): Plugin {
  return {
    name: 'plain-icons',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'starlight-icons') return fileURLToPath(ICONS);
      return source.endsWith('/Icon.astro') && importer && STARLIGHT.test(importer) ? icon : undefined;
    },
  };
}
