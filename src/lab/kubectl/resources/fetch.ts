import type { Api, KubeObject } from '../../api.ts';
import { isNotFound } from '../errors.ts';
import { callOptions, type Info, type Run } from '../run.ts';
import { resourceFor } from './mapper.ts';

/**
 * The object as the server has it. When it is not there because its whole namespace is not, that is what is said:
 * `Info.Get` of cli-runtime.
 *
 * @throws {StatusError}
 */
export async function fetchInfo(run: Run, api: Api, info: Info): Promise<KubeObject> {
  try {
    return await api.get(info.resource, info.namespace, info.name, callOptions(run));
  } catch (error) {
    if (isNotFound(error) && info.namespace && info.namespace !== 'default') {
      await api
        .get(resourceFor(api.resources, 'namespaces'), undefined, info.namespace)
        .catch((missing: unknown) => {
          if (isNotFound(missing)) throw missing;
        });
    }
    throw error;
  }
}
