import type { Api, KubeObject } from '../lab/api.ts';
import type { Network } from '../lab/cluster/network/network.ts';
import { changesBetween } from './change.ts';
import { type Flow, flowOf } from './flow.ts';
import { EMPTY, type Scene, sceneOf } from './scene.ts';

/** What the picture is made from. */
export interface Watched {
  readonly api: Api;
  readonly network: Pick<Network, 'observe'>;
  /** Namespaces that are shown. */
  readonly namespaces: readonly string[];
}

export interface PictureEvents {
  /** The cluster looks different now; `changes` says how, a sentence each. */
  scene(scene: Scene, changes: readonly string[]): void;
  flow(flow: Flow): void;
}

const PLURALS = ['nodes', 'services', 'endpointslices', 'pods', 'replicasets', 'deployments'];
/** Milliseconds in which changes are taken together. */
const PERIOD = 80;

/** Follows a cluster until the returned function is called. */
export function watchPicture({ api, network, namespaces }: Watched, events: PictureEvents): () => void {
  const stop = new AbortController();
  const objects = new Map<string, KubeObject>();
  let scene = EMPTY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = () => {
    timer = undefined;
    const next = sceneOf([...objects.values()]);
    if (JSON.stringify(next) === JSON.stringify(scene)) return;
    const changes = changesBetween(scene, next);
    scene = next;
    events.scene(scene, changes);
  };
  const follow = async (plural: string) => {
    const resource = api.resources.find((each) => each.plural === plural);
    if (!resource) return;
    for await (const { type, object } of api.watch(resource, undefined, { signal: stop.signal })) {
      const { namespace, name, uid } = object.metadata;
      if (resource.namespaced && !namespaces.includes(namespace ?? '')) continue;
      const key = uid ?? `${plural}/${namespace}/${name}`;
      if (type === 'DELETED') objects.delete(key);
      else objects.set(key, object);
      timer ??= setTimeout(draw, PERIOD);
    }
  };
  // A watch that ends with an error ends the picture's news, not the terminal.
  for (const plural of PLURALS) void follow(plural).catch(() => undefined);
  const unobserve = network.observe((traffic) => {
    // What happened before the request is told before it.
    if (timer !== undefined) {
      clearTimeout(timer);
      draw();
    }
    const flow = flowOf(traffic, scene);
    if (flow) events.flow(flow);
  });
  return () => {
    stop.abort();
    unobserve();
    clearTimeout(timer);
  };
}
