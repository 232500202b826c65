import { expect, test } from 'vitest';
import { createKubeconform, kubernetesVersions, loadDefinitions } from './index.ts';

test.each([...kubernetesVersions])(
  '%s: every schema is one, and finds its kind',
  async (kubernetesVersion) => {
    // Given as a caller's, definitions are checked against the metaschema.
    const schemas = await loadDefinitions(kubernetesVersion);
    const checked = await createKubeconform({ kubernetesVersion, schemas });
    const kinds = Object.keys(schemas.kinds);
    expect(kinds.length).toBeGreaterThan(100);
    for (const kind of kinds) {
      const at = kind.lastIndexOf('/');
      const [result] = checked.validate(
        `apiVersion: ${kind.slice(0, at)}\nkind: ${kind.slice(at + 1)}\nunheard: of\n`,
      );
      expect([kind, result!.status]).toEqual([kind, 'invalid']);
    }
  },
);
