import { type Clock, Cluster, newLatencyProvider } from '@ngrok/webernetes';
import type { Json } from '../json.ts';
import type { NetworkNode } from '../network/network.ts';

/** One node of the lab. */
export interface NodeSpec extends NetworkNode {
  readonly podCidr: string;
}

/** minikube's docker network: 192.168.49.2, and one more for every further node. */
export function nodeSpecs(count: number): NodeSpec[] {
  return Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? 'minikube' : `minikube-m${String(index + 1).padStart(2, '0')}`,
    address: `192.168.49.${index + 2}`,
    podCidr: `10.244.${index}.0/24`,
    bridge: `10.244.${index}.1`,
  }));
}

/** Where the cluster's own controllers run: a node and a namespace that nobody is shown. */
export const BACKSTAGE = 'lab-backstage';

/** Milliseconds that a node takes to see that a container is to end, and that it has. */
const TERMINATION = 100;

const KUBELET = {
  syncFrequencyMs: 60_000,
  clusterDNS: ['10.96.0.10'],
  registryPullQPS: 5,
  registryBurst: 10,
  // One after another, a pull whose Pod is deleted meanwhile would hold up every later one for good.
  serializeImagePulls: false,
  maxParallelImagePulls: undefined,
  minimumGCAgeMs: 0,
  maxPerPodContainerCount: 1,
  maxContainerCount: -1,
  nodeStatusMaxImages: 50,
  clusterDomain: 'cluster.local',
};

/** Of webernetes' controllers, those whose work the lab does not do itself. */
const CONTROLLERS = ['kube-scheduler', 'deployment-controller', 'replicaset-controller', 'garbage-collector'];

/** webernetes' cluster with minikube's nodes, and its controllers out of sight. */
export class Machine extends Cluster {
  declare readonly clock: Clock;
  private readonly specs: readonly NodeSpec[];

  constructor(specs: readonly NodeSpec[]) {
    super({
      nodes: 1,
      latencyProvider: newLatencyProvider({ containerTerminationLatency: () => TERMINATION }),
    });
    this.specs = specs;
    const [backstage] = this.servers;
    if (!backstage) throw new Error('webernetes made no node');
    const Server = backstage.constructor as new (
      cluster: Cluster,
      options: Json,
    ) => Cluster['servers'][number];
    for (const spec of specs) {
      const server = new Server(this, {
        name: spec.name,
        podCIDR: spec.podCidr,
        ipAddresses: [spec.address],
        kubeletConfiguration: KUBELET,
        dnsConfig: { servers: ['192.168.49.1'], searches: [], options: [] },
      });
      this.servers.push(server);
      this.network.registerNode(server.node);
      // The first address of a node's range belongs to its bridge.
      const bridge = { id: `bridge-${spec.name}`, uid: `bridge-${spec.name}`, config: {} } as Json;
      bridge.ip = this.network.setupPodSandbox(bridge, spec.podCidr).ip;
    }
  }

  /** Starts kubelets and controllers. Namespaces, nodes and everything else are made through the API before. */
  override async init(): Promise<void> {
    const [backstage] = this.servers;
    for (const server of this.servers) await server.boot(this.ctx);
    for (const name of CONTROLLERS) {
      await this.api.corev1.createNamespacedPod({
        namespace: BACKSTAGE,
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name, namespace: BACKSTAGE },
          spec: {
            nodeName: backstage?.name ?? '',
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 0,
            containers: [{ name, image: `webernetes/${name}:1.0` }],
          },
        },
      });
    }
  }

  /** The visible nodes. */
  get nodeSpecs(): readonly NodeSpec[] {
    return this.specs;
  }
}
