// What minikube says is from its public source (cmd/minikube/cmd, pkg/minikube/{mustload,reason,service,tunnel}): no
// minikube was run for it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../scripts/lab/script.ts';
import { type Desktop, openDesktop, type ShellSession } from '../../src/lab/index.ts';

const SETUP = `kubectl create namespace svc-lab
kubectl config set-context --current --namespace=svc-lab
kubectl create deployment web --image=registry.k8s.io/e2e-test-images/agnhost:2.53 -- /agnhost netexec --http-port=8080
kubectl expose deployment web --name=inside --port=80 --target-port=8080
kubectl expose deployment web --name=node --port=80 --target-port=8080 --type=NodePort
kubectl expose deployment web --name=outside --port=9090 --target-port=8080 --type=LoadBalancer
kubectl create service nodeport nobody --tcp=80:80
kubectl wait --for=condition=Available deployment/web --timeout=60s
sleep 2`;

interface Bench {
  readonly desktop: Desktop;
  readonly session: ShellSession;
  run(cmd: string): Promise<{ exit: number; stdout: string; stderr: string }>;
}

async function benchOf(driverOs: 'linux' | 'macos'): Promise<Bench> {
  const desktop = await openDesktop({ driverOs, seed: 5, time: 'simulated' });
  const session = desktop.computer.session({ keyboard: false });
  const run = (cmd: string) => runCommand(desktop, session, cmd);
  expect((await run(SETUP)).exit).toBe(0);
  return { desktop, session, run };
}

let bench: Bench;
afterAll(() => bench.desktop.close());
const run = (cmd: string) => bench.run(cmd);

describe('docker on Linux', () => {
  beforeAll(async () => {
    bench = await benchOf('linux');
  }, 120_000);
  afterAll(() => bench.desktop.close());

  test.each<[cmd: string, exit: number, stdout: RegExp | string, stderr?: RegExp | string]>([
    [
      'minikube status',
      0,
      'minikube\ntype: Control Plane\nhost: Running\nkubelet: Running\napiserver: Running\nkubeconfig: Configured\n\n',
    ],
    ["minikube status --format '{{.Host}}/{{.APIServer}}'", 0, 'Running/Running'],
    [
      'minikube status -o json',
      0,
      '{"Name":"minikube","Host":"Running","Kubelet":"Running","APIServer":"Running","Kubeconfig":"Configured","Worker":false}',
    ],
    ['minikube ip', 0, '192.168.49.2\n'],
    [
      'minikube ip -n two',
      85,
      '',
      '\n❌  Exiting due to GUEST_NODE_RETRIEVE: retrieving node: Could not find node two\n',
    ],
    ['minikube ssh -- hostname', 0, 'minikube\n'],
    ["minikube ssh -- 'exit 3'", 1, '', 'ssh: Process exited with status 3\n'],
    ['minikube service node -n svc-lab --url', 0, /^http:\/\/192\.168\.49\.2:3\d{4}\n$/],
    ['curl -s -m 3 "$(minikube service node -n svc-lab --url)/hostname"', 0, /^web-/],
    ["minikube service node -n svc-lab --url --https --format '{{.IP}} {{.Name}}'", 0, '192.168.49.2 80\n'],
    [
      'minikube service node -n svc-lab',
      0,
      /^┌─+┬─+┬─+┬─+┐\n│ NAMESPACE │ NAME │ TARGET PORT │ +URL +│\n├.*┤\n│ svc-lab +│ node │ 80 +│ http:\/\/192\.168\.49\.2:3\d{4} │\n└.*┘\n🎉 {2}Opening service svc-lab\/node in default browser\.\.\.\n/,
    ],
    // A long dash is no flag but one more name, and names that are not there are dropped.
    ['minikube service node —url -n svc-lab', 0, /Opening service svc-lab\/node in default browser/],
    [
      'minikube service inside -n svc-lab --url',
      0,
      '😿  service svc-lab/inside has no node port\n',
      '❗  Services [svc-lab/inside] have type "ClusterIP" not meant to be exposed, however for local development minikube allows you to access this !\n',
    ],
    [
      'minikube service nobody -n svc-lab --url',
      119,
      /^http:\/\/192\.168\.49\.2:3\d{4}\n$/,
      '\n❌  Exiting due to SVC_UNREACHABLE: service not available: no running pod for service nobody found\n',
    ],
    [
      'minikube service node',
      115,
      '',
      "\n❌  Exiting due to SVC_NOT_FOUND: Service 'node' was not found in 'default' namespace.\nYou may select another namespace by using 'minikube service node -n <namespace>'. Or list out all the services using 'minikube service list'\n",
    ],
    [
      'minikube service --all -n nowhere',
      115,
      '',
      "\n❌  Exiting due to SVC_NOT_FOUND: No services were found in the 'nowhere' namespace.\nYou may select another namespace by using 'minikube service --all -n <namespace>'\n",
    ],
    [
      'minikube service',
      14,
      '',
      '\n❌  Exiting due to MK_USAGE: You must specify service name(s) or --all\n',
    ],
    ['minikube service --nosuch', 1, '', /^Error: unknown flag: --nosuch\n/],
    ['minikube service list -n svc-lab', 0, /│ svc-lab +│ inside +│ +│ No node port +│\n/],
  ])('%s', async (cmd, exit, stdout, stderr = '') => {
    const said = await run(cmd);
    if (typeof stdout === 'string') expect(said.stdout).toBe(stdout);
    else expect(said.stdout).toMatch(stdout);
    if (typeof stderr === 'string') expect(said.stderr).toBe(stderr);
    else expect(said.stderr).toMatch(stderr);
    expect(said.exit).toBe(exit);
  });

  const externalIp = "kubectl get service outside -o 'jsonpath={.status.loadBalancer.ingress[0].ip}'";

  test('a tunnel: the address is that of the Service, for as long as it is open; one at a time', async () => {
    await run('minikube tunnel >/dev/null & sleep 3');
    const { stdout: address } = await run(externalIp);
    expect(address).toMatch(/^10\./);
    expect((await run(`curl -s -m 3 http://${address}:9090/hostname`)).stdout).toMatch(/^web-/);
    expect(await run('minikube tunnel')).toMatchObject({
      exit: 111,
      stderr:
        '\n💡  Exiting due to TUNNEL_ALREADY_RUNNING: Another tunnel process is already running, terminate the existing instance to start a new one\n',
    });
    await run('kill %1; wait; sleep 1');
    expect((await run(externalIp)).stdout).toBe('');
    expect((await run(`curl -s -m 3 http://${address}:9090/hostname`)).exit).not.toBe(0);
  });

  test('stop takes the context away, start writes it anew, and what ran is there again', async () => {
    expect(await run('minikube stop')).toMatchObject({
      exit: 0,
      stdout:
        '✋  Stopping node "minikube"  ...\n🛑  Powering off "minikube" via SSH ...\n🛑  1 node stopped.\n',
    });
    expect(await run('minikube status')).toMatchObject({
      exit: 7,
      stdout:
        'minikube\ntype: Control Plane\nhost: Stopped\nkubelet: Stopped\napiserver: Stopped\nkubeconfig: Stopped\n\n',
    });
    expect(await run('kubectl config current-context')).toMatchObject({
      exit: 1,
      stderr: 'error: current-context is not set\n',
    });
    expect((await run('kubectl get pods')).stderr).toContain(
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
    );
    expect(await run('minikube ip')).toMatchObject({
      exit: 83,
      stdout:
        '🤷  The control-plane node minikube host is not running: state=Stopped\n👉  To start a cluster, run: "minikube start"\n',
    });
    const { exit, stdout } = await run('minikube start');
    expect(exit).toBe(0);
    expect(stdout).toContain('🔄  Restarting existing docker container for "minikube" ...\n');
    expect(stdout).toMatch(
      /🏄 {2}Done! kubectl is now configured to use "minikube" cluster and "default" namespace by default\n$/,
    );
    expect((await run('kubectl config view --minify -o jsonpath={..namespace}')).stdout).toBe('default');
    expect((await run('kubectl get deployments -n svc-lab -o name')).stdout).toBe('deployment.apps/web\n');
  });

  test('stop --keep-context-active and start --keep-context leave the choice of context alone', async () => {
    await run('minikube stop --keep-context-active');
    expect((await run('kubectl config current-context')).stdout).toBe('minikube\n');
    await run('kubectl config unset current-context');
    expect((await run('minikube start --keep-context')).stdout).toMatch(
      /💗 {2}To connect to this cluster, use: {2}--context=minikube\n$/,
    );
    expect((await run('kubectl config current-context')).exit).toBe(1);
    await run('kubectl config use-context minikube');
  });

  test('delete forgets what was made', async () => {
    const { exit, stdout } = await run('minikube delete');
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      /^🔥 {2}Deleting "minikube" in docker \.\.\.\n[\s\S]*💀 {2}Removed all traces of the "minikube" cluster\.\n$/,
    );
    expect(await run('minikube status')).toMatchObject({
      exit: 85,
      stdout:
        '🤷  Profile "minikube" not found. Run "minikube profile list" to view all profiles.\n👉  To start a cluster, run: "minikube start"\n',
    });
    expect((await run('minikube start')).stdout).toContain('🔥  Creating docker container');
    await run('sleep 60');
    expect((await run('kubectl get namespaces -o name')).stdout).toBe(
      'namespace/default\nnamespace/kube-node-lease\nnamespace/kube-public\nnamespace/kube-system\n',
    );
  });
});

describe('docker on macOS', () => {
  beforeAll(async () => {
    bench = await benchOf('macos');
  }, 120_000);

  test('a Service is reached through a port of this computer while the command runs', async () => {
    expect((await run('curl -s -m 2 "http://$(minikube ip):30000/"')).exit).toBe(28);
    await run('minikube service node -n svc-lab --url >url 2>warning & sleep 3');
    const { stdout: url } = await run('cat url');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    expect((await run('cat warning')).stdout).toBe(
      '❗  Because you are using a Docker driver on darwin, the terminal needs to be open to run it.\n',
    );
    const call = `curl -s -m 2 ${url.trim()}/hostname`;
    expect((await run(call)).stdout).toMatch(/^web-/);
    await run('kill %1; wait');
    expect((await run(call)).exit).toBe(7);
  });

  test('without --url there are two tables: the node port, then the ports here', async () => {
    const { stdout } = await run('timeout 3 minikube service node -n svc-lab');
    expect(stdout).toMatch(
      /│ svc-lab +│ node │ 80 +│ http:\/\/192\.168\.49\.2:3\d{4} │[\s\S]*🏃 {2}Starting tunnel for service node\.\n[\s\S]*│ svc-lab +│ node │ +│ http:\/\/127\.0\.0\.1:\d+ │[\s\S]*🎉 {2}Opening service svc-lab\/node/,
    );
  });

  test('a tunnel opens the port of the Service on this computer', async () => {
    await run('minikube tunnel >words & sleep 3');
    expect((await run('cat words')).stdout).toMatch(
      /^✅ {2}Tunnel successfully started\n\n📌 {2}NOTE: Please do not close this terminal as this process must stay alive for the tunnel to be accessible \.\.\.\n\n🏃 {2}Starting tunnel for service outside\.\n$/,
    );
    expect((await run('kubectl get service outside --no-headers')).stdout).toMatch(
      /^outside +LoadBalancer +10\.\S+ +127\.0\.0\.1 +9090:\d+\/TCP /,
    );
    expect((await run('curl -s -m 2 http://127.0.0.1:9090/hostname')).stdout).toMatch(/^web-/);
    await run('kill %1; wait; sleep 1');
    expect((await run('kubectl get service outside --no-headers')).stdout).toContain('<pending>');
    expect((await run('curl -s -m 2 http://127.0.0.1:9090/hostname')).exit).toBe(7);
  });
});
