import type { Random } from '../../../src/lab/cluster/random.ts';

const AGNHOST = 'registry.k8s.io/e2e-test-images/agnhost';
export const NAMESPACES = ['svc-lab', 'svc-other'] as const;
const APPS = ['a', 'b', 'c'];

/** A Deployment whose Pods are Ready once their server answers. */
const server = (name: string, replicas: number, grace: number) => `kubectl apply -f - <<'END'
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: ${grace}
      containers:
      - name: agnhost
        image: ${AGNHOST}:2.53
        args: [netexec, --http-port=8080]
        ports: [{name: http, containerPort: 8080}]
        readinessProbe: {httpGet: {path: /healthz, port: http}, periodSeconds: 2}
END`;

const service = (name: string, app: string, spec: string) => `kubectl apply -f - <<'END'
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${app}}, ports: [{name: http, port: 80, targetPort: 8080}], ${spec}}
END`;

const slice = (name: string, address: string) => `kubectl apply -f - <<'END'
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {ports: [{port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: ${name}-1, labels: {kubernetes.io/service-name: ${name}}}
addressType: IPv4
ports: [{port: 8080}]
endpoints: [{addresses: [${address}]}]
END`;

/** The name of some Pod of an app, in a shell; nothing when there is none. */
const podOf = (app: string) => `$(kubectl get pods -l app=${app} -o name | head -1)`;

/** What a sequence is made with. */
export interface Hand {
  readonly random: Random;
  readonly app: string;
  readonly nodes: number;
}

const node = ({ random, nodes }: Hand) => (random.below(nodes) === 0 ? 'minikube' : `minikube-m0${nodes}`);

/** What somebody might type next, by what it is about. Each is a line that kubectl takes; its object may be gone. */
export const MOVES: Readonly<Record<string, (hand: Hand) => string>> = {
  deploy: ({ random, app }) => server(app, 1 + random.below(3), random.pick([0, 1, 30]) ?? 30),
  create: ({ random, app }) =>
    `kubectl create deployment ${app} --image=${AGNHOST}:2.53 --replicas=${1 + random.below(2)} -- /agnhost netexec --http-port=8080`,
  run: ({ app }) =>
    `kubectl run ${app}-solo --image=${AGNHOST}:2.53 --labels=app=${app} -- netexec --http-port=8080`,
  'cluster ip': ({ app }) => service(app, app, 'type: ClusterIP'),
  'node port': ({ random, app }) =>
    service(app, app, `type: NodePort, externalTrafficPolicy: ${random.pick(['Local', 'Cluster'])}`),
  'load balancer': ({ app }) => service(app, app, 'type: LoadBalancer'),
  headless: ({ app }) => service(`${app}-peers`, app, 'clusterIP: None, publishNotReadyAddresses: true'),
  alias: ({ app }) => `kubectl create service externalname ${app}-alias --external-name=example.com`,
  expose: ({ random, app }) =>
    `kubectl expose deployment ${app} --name=${app}-${random.below(3)} --port=80 --target-port=8080 --type=${random.pick(['ClusterIP', 'NodePort', 'LoadBalancer'])}`,
  'by hand': ({ random, app }) => slice(`${app}-hand`, `192.168.49.${100 + random.below(50)}`),
  retype: ({ random, app }) =>
    `kubectl patch service ${app} -p '{"spec":{"type":"${random.pick(['ClusterIP', 'NodePort', 'LoadBalancer'])}"}}'`,
  selector: ({ random, app }) => `kubectl set selector service ${app} app=${random.pick(APPS)}`,
  scale: ({ random, app }) => `kubectl scale deployment ${app} --replicas=${random.below(5)}`,
  image: ({ random, app }) =>
    `kubectl set image deployment/${app} agnhost=${AGNHOST}:${random.pick(['2.53', '2.52', 'nosuch'])}`,
  environment: ({ random, app }) => `kubectl set env deployment/${app} ROUND=${random.below(9)}`,
  restart: ({ app }) => `kubectl rollout restart deployment/${app}`,
  undo: ({ app }) => `kubectl rollout undo deployment/${app}`,
  pause: ({ random, app }) =>
    `kubectl rollout ${random.pick(['pause', 'resume', 'resume'])} deployment/${app}`,
  status: ({ app }) => `kubectl rollout status deployment/${app} --timeout=20s`,
  detach: ({ random, app }) =>
    `kubectl label ${podOf(app)} app=${random.pick([...APPS, 'gone'])} --overwrite`,
  unlabel: ({ app }) => `kubectl label ${podOf(app)} app-`,
  'delete pod': ({ random, app }) =>
    `kubectl delete ${podOf(app)} ${random.pick(['', '--now', '--wait=false', '--force', '--grace-period=2'])}`,
  'delete deployment': ({ random, app }) =>
    `kubectl delete deployment ${app} ${random.pick(['', '--cascade=orphan', '--cascade=foreground', '--wait=false'])}`,
  'delete replica set': ({ app }) => `kubectl delete replicaset -l app=${app} --wait=false`,
  'delete service': ({ app }) => `kubectl delete service ${app} ${app}-peers --ignore-not-found`,
  'delete all': ({ random, app }) =>
    `kubectl delete pods,services -l app=${app} --wait=${random.below(2) > 0}`,
  hold: ({ app }) => `kubectl patch service ${app} -p '{"metadata":{"finalizers":["example.com/hold"]}}'
kubectl delete service ${app} --wait=false`,
  release: () => RELEASE,
  namespace: ({ random }) =>
    random.below(2) > 0
      ? 'kubectl create namespace svc-other'
      : `kubectl delete namespace svc-other --wait=${random.below(2) > 0}`,
  'go elsewhere': ({ random }) =>
    `kubectl config set-context --current --namespace=${random.pick(NAMESPACES)}`,
  crash: ({ app }) => `kubectl exec ${podOf(app)} -- curl -s -m 2 'localhost:8080/exit?code=1'`,
  call: ({ random, app }) =>
    `kubectl exec -n svc-lab deploy/client -- curl -s -m 2 http://${app}.${random.pick(NAMESPACES)}/hostname`,
  'port-forward': ({ random, app }) =>
    `kubectl port-forward ${random.pick(['service', 'deployment'])}/${app} 1808${random.below(3)}:${random.pick(['80', '8080'])} >/dev/null 2>&1 & sleep 1; curl -s -m 2 localhost:18080/hostname`,
  'end a forward': () => 'kill $(jobs -p) 2>/dev/null; wait',
  watch: ({ random }) => `timeout 3 kubectl get ${random.pick(['pods', 'endpointslices', 'services'])} -w`,
  look: ({ random, app }) =>
    `${random.pick(['kubectl get all,endpoints,endpointslices -o wide -A', `kubectl describe service,deployment,pods -l app=${app}`, 'kubectl events', `kubectl logs -l app=${app} --tail=2`])}`,
  drain: (hand) => `kubectl drain ${node(hand)} --ignore-daemonsets --force --timeout=5s`,
  cordon: (hand) => `kubectl ${hand.random.pick(['cordon', 'uncordon', 'uncordon'])} ${node(hand)}`,
  tunnel: () => '(minikube tunnel >/dev/null & sleep 2; kill $!)',
  'minikube service': ({ app }) => `timeout 3 minikube service ${app} -n svc-lab --url`,
  'stop and start': () =>
    'minikube stop && minikube start && kubectl config set-context --current --namespace=svc-lab',
  time: ({ random }) => `sleep ${random.below(40)}`,
};

/** Takes the finalizer off whatever is held by it. */
const RELEASE = `kubectl get services -A -o 'jsonpath={range .items[?(@.metadata.finalizers[0]=="example.com/hold")]}{.metadata.namespace} {.metadata.name}{"\\n"}{end}' | while read -r ns name; do kubectl patch service -n "$ns" "$name" --type=merge -p '{"metadata":{"finalizers":null}}'; done`;

/** Lets everything go that a sequence may have left held: what is not at rest by its own fault says nothing. */
export const LET_GO = [
  'kill $(jobs -p) 2>/dev/null; wait',
  'kubectl get nodes -o name | while read -r node; do kubectl uncordon "$node"; done',
  'for ns in $(kubectl get ns -o name | grep svc- | cut -d/ -f2); do for name in $(kubectl get deployments -n "$ns" -o name); do kubectl rollout resume -n "$ns" "$name"; done; done',
  RELEASE,
];

/** What every sequence begins with: without it most commands would find nothing. */
const BEGINNING: readonly (keyof typeof MOVES)[] = ['deploy', 'cluster ip', 'deploy', 'node port', 'create'];

/** Commands in a random order, after a few that make something. */
export function sequence(random: Random, length: number, nodes: number): string[] {
  const names = Object.keys(MOVES);
  return Array.from({ length }, (_, index) => {
    const name = BEGINNING[index] ?? (random.pick(names) as string);
    const app = index < BEGINNING.length ? (APPS[index >> 1] as string) : (random.pick(APPS) as string);
    return (MOVES[name] as (hand: Hand) => string)({ random, app, nodes });
  });
}
