import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const STARLIGHT = /@astrojs[\\/]starlight[\\/]/;
const ICONS = new URL(
  './components-internals/Icons.js',
  import.meta.resolve('@astrojs/starlight/components'),
);

/**
 * Vite plugin: gives Starlight's components other inner parts, where its own set style attributes. A strict content
 * security policy allows none, and Starlight lets only its outer components be overridden.
 * @param parts File name in Starlight (`Icon.astro`) → path of the component that stands in for it. They may import
 *   `starlight-icons`.
 */
export function unstyledParts(parts: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'unstyled-parts',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'starlight-icons') return fileURLToPath(ICONS);
      return importer && STARLIGHT.test(importer) ? parts[basename(source)] : undefined;
    },
  };
}
