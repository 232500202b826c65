import type { KubeObject, Resource } from '../../api.ts';
import { type Json, microTimestamp, timestamp } from '../json.ts';
import type { NodeSpec } from '../node/machine.ts';
import * as kinds from '../server/resources.ts';

/** An object to be made through the API, in order. */
export interface Seed {
  readonly resource: Resource;
  readonly namespace?: string;
  readonly object: Json;
  /** Written as it is afterwards: status that no component of the lab writes. */
  readonly status?: Json;
}

export const VERSION = 'v1.37.2';

/** The namespaces of a new cluster. */
export const NAMESPACES: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export function nodeObject(spec: NodeSpec, now: number, first: boolean): KubeObject {
  const conditions = [
    ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
    ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
    ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
    ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
  ].map(([type, status, reason, message]) => ({
    lastHeartbeatTime: timestamp(now),
    lastTransitionTime: timestamp(now),
    message,
    reason,
    status,
    type,
  }));
  const capacity = {
    cpu: '2',
    'ephemeral-storage': '50620216Ki',
    'hugepages-2Mi': '0',
    memory: '8039952Ki',
    pods: '110',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.name,
      annotations: {
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': spec.name,
        'kubernetes.io/os': 'linux',
        'minikube.k8s.io/name': 'minikube',
        'minikube.k8s.io/primary': String(first),
        ...(first && {
          'node-role.kubernetes.io/control-plane': '',
          'node.kubernetes.io/exclude-from-external-load-balancers': '',
        }),
      },
    },
    spec: { podCIDR: spec.podCidr, podCIDRs: [spec.podCidr] },
    status: {
      addresses: [
        { address: spec.address, type: 'InternalIP' },
        { address: spec.name, type: 'Hostname' },
      ],
      allocatable: capacity,
      capacity,
      conditions,
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64',
        bootID: '7b5d3a52-40c5-4c4c-9f4b-7d6f1c8b0d11',
        containerRuntimeVersion: 'containerd://2.2.1',
        kernelVersion: '6.12.54-linuxkit',
        kubeProxyVersion: '',
        kubeletVersion: VERSION,
        machineID: '1f2e3d4c5b6a49788796a5b4c3d2e1f0',
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        systemUUID: '1f2e3d4c-5b6a-4978-8796-a5b4c3d2e1f0',
      },
    },
  };
}

const COREFILE = `.:53 {
    log
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    hosts {
       192.168.49.1 host.minikube.internal
       fallthrough
    }
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success cluster.local
       disable denial cluster.local
    }
    loop
    reload
    loadbalance
}
`;

function staticPod(name: string, image: string, node: string): Seed {
  const full = `${name}-${node}`;
  return {
    resource: kinds.pods,
    namespace: 'kube-system',
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: full,
        labels: { component: name, tier: 'control-plane' },
        annotations: { 'kubernetes.io/config.source': 'file' },
      },
      spec: {
        containers: [{ name, image, imagePullPolicy: 'IfNotPresent' }],
        hostNetwork: true,
        nodeName: node,
        priorityClassName: 'system-node-critical',
        tolerations: [{ effect: 'NoExecute', operator: 'Exists' }],
      },
    },
  };
}

const PRIORITIES = [
  [
    'system-cluster-critical',
    2_000_000_000,
    'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  ],
  [
    'system-node-critical',
    2_000_001_000,
    'Used for system critical pods that must not be moved from their current node.',
  ],
] as const;

/** `kube-system` and `default` as a new minikube shows them. */
export function systemSeeds(nodes: readonly NodeSpec[], now: number): Seed[] {
  const [first] = nodes;
  const node = first?.name ?? 'minikube';
  const dnsLabels = { 'k8s-app': 'kube-dns' };
  const system = { namespace: 'kube-system' };
  return [
    ...PRIORITIES.map(([name, value, description]) => ({
      resource: kinds.resourceNamed('priorityclasses', 'scheduling.k8s.io'),
      object: {
        apiVersion: 'scheduling.k8s.io/v1',
        description,
        kind: 'PriorityClass',
        metadata: { name, generation: 1 },
        preemptionPolicy: 'PreemptLowerPriority',
        value,
      },
    })),
    ...['controller-manager', 'etcd-0', 'scheduler'].map((name) => ({
      resource: kinds.resourceNamed('componentstatuses'),
      object: {
        apiVersion: 'v1',
        conditions: [{ message: 'ok', status: 'True', type: 'Healthy' }],
        kind: 'ComponentStatus',
        metadata: { name },
      },
    })),
    { resource: kinds.serviceAccounts, ...system, object: account('coredns') },
    { resource: kinds.serviceAccounts, ...system, object: account('kube-proxy') },
    { resource: kinds.serviceAccounts, ...system, object: account('storage-provisioner') },
    {
      resource: kinds.configMaps,
      ...system,
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'coredns' },
        data: { Corefile: COREFILE },
      },
    },
    {
      resource: kinds.configMaps,
      ...system,
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'kube-proxy', labels: { app: 'kube-proxy' } },
        data: {
          'config.conf':
            'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nclusterCIDR: 10.244.0.0/16\nkind: KubeProxyConfiguration\nmode: ""\n',
        },
      },
    },
    {
      resource: kinds.services,
      namespace: 'default',
      object: {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'kubernetes', labels: { component: 'apiserver', provider: 'kubernetes' } },
        spec: {
          clusterIP: '10.96.0.1',
          ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 8443 }],
        },
      },
    },
    {
      resource: kinds.endpoints,
      namespace: 'default',
      object: {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name: 'kubernetes', labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
        subsets: [
          { addresses: [{ ip: first?.address }], ports: [{ name: 'https', port: 8443, protocol: 'TCP' }] },
        ],
      },
    },
    {
      resource: kinds.endpointSlices,
      namespace: 'default',
      object: {
        addressType: 'IPv4',
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: { name: 'kubernetes', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
        ports: [{ name: 'https', port: 8443, protocol: 'TCP' }],
        endpoints: [{ addresses: [first?.address], conditions: { ready: true } }],
      },
    },
    {
      resource: kinds.services,
      ...system,
      object: {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: 'kube-dns',
          labels: { ...dnsLabels, 'kubernetes.io/cluster-service': 'true', 'kubernetes.io/name': 'CoreDNS' },
          annotations: { 'prometheus.io/port': '9153', 'prometheus.io/scrape': 'true' },
        },
        spec: {
          clusterIP: '10.96.0.10',
          selector: dnsLabels,
          ports: [
            { name: 'dns', port: 53, protocol: 'UDP' },
            { name: 'dns-tcp', port: 53, protocol: 'TCP' },
            { name: 'metrics', port: 9153, protocol: 'TCP' },
          ],
        },
      },
    },
    {
      resource: kinds.deployments,
      ...system,
      object: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'coredns', labels: dnsLabels },
        spec: {
          replicas: 1,
          selector: { matchLabels: dnsLabels },
          template: {
            metadata: { labels: dnsLabels },
            spec: {
              priorityClassName: 'system-cluster-critical',
              serviceAccountName: 'coredns',
              dnsPolicy: 'Default',
              containers: [
                {
                  name: 'coredns',
                  image: 'registry.k8s.io/coredns/coredns:v1.14.6',
                  imagePullPolicy: 'IfNotPresent',
                  args: ['-conf', '/etc/coredns/Corefile'],
                  ports: [
                    { name: 'dns', containerPort: 53, protocol: 'UDP' },
                    { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
                    { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
                  ],
                  readinessProbe: { httpGet: { path: '/ready', port: 8181 } },
                },
              ],
            },
          },
        },
      },
    },
    staticPod('etcd', 'registry.k8s.io/etcd:3.6.5-0', node),
    staticPod('kube-apiserver', `registry.k8s.io/kube-apiserver:${VERSION}`, node),
    staticPod('kube-controller-manager', `registry.k8s.io/kube-controller-manager:${VERSION}`, node),
    staticPod('kube-scheduler', `registry.k8s.io/kube-scheduler:${VERSION}`, node),
    daemonSet(nodes),
    ...nodes.map(
      (spec): Seed => ({
        resource: kinds.leases,
        namespace: 'kube-node-lease',
        object: {
          apiVersion: 'coordination.k8s.io/v1',
          kind: 'Lease',
          metadata: { name: spec.name },
          spec: { holderIdentity: spec.name, leaseDurationSeconds: 40, renewTime: microTimestamp(now) },
        },
      }),
    ),
    {
      resource: kinds.pods,
      ...system,
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'storage-provisioner', labels: { 'integration-test': 'storage-provisioner' } },
        spec: {
          containers: [
            {
              name: 'storage-provisioner',
              image: 'gcr.io/k8s-minikube/storage-provisioner:v5',
              imagePullPolicy: 'IfNotPresent',
            },
          ],
          hostNetwork: true,
          nodeName: node,
          serviceAccountName: 'storage-provisioner',
        },
      },
    },
  ];
}

function account(name: string): Json {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } };
}

const PROXY_LABELS = { 'k8s-app': 'kube-proxy' };

function daemonSet(nodes: readonly NodeSpec[]): Seed {
  const count = nodes.length;
  return {
    resource: kinds.daemonSets,
    namespace: 'kube-system',
    object: {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'kube-proxy', labels: PROXY_LABELS },
      spec: {
        selector: { matchLabels: PROXY_LABELS },
        template: {
          metadata: { labels: PROXY_LABELS },
          spec: {
            nodeSelector: { 'kubernetes.io/os': 'linux' },
            priorityClassName: 'system-node-critical',
            hostNetwork: true,
            serviceAccountName: 'kube-proxy',
            containers: [{ name: 'kube-proxy', image: `registry.k8s.io/kube-proxy:${VERSION}` }],
          },
        },
      },
    },
    status: {
      currentNumberScheduled: count,
      desiredNumberScheduled: count,
      numberAvailable: count,
      numberMisscheduled: 0,
      numberReady: count,
      observedGeneration: 1,
      updatedNumberScheduled: count,
    },
  };
}

/** One Pod of the kube-proxy DaemonSet, which the lab has no controller for. */
export function proxyPod(owner: KubeObject, node: NodeSpec, suffix: string, hash: string): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `kube-proxy-${suffix}`,
      generateName: 'kube-proxy-',
      labels: { 'controller-revision-hash': hash, ...PROXY_LABELS, 'pod-template-generation': '1' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: 'DaemonSet',
          name: owner.metadata.name,
          uid: owner.metadata.uid,
        },
      ],
    },
    spec: { ...(owner as Json).spec.template.spec, nodeName: node.name },
  };
}
