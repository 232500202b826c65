import { addContext, removeContext } from './kubeconfig.ts';
import { type Command, listOf, notFound, type Run, resourceNamed, VERSION } from './machine.ts';

const SYSTEM = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

export const start: Command = async (run) => {
  const { say, machine, call, profile } = run;
  const { clock } = machine.lab;
  const { version } = machine.lab.api;
  const existing = machine.state !== 'gone';
  const os = machine.driverOs === 'macos' ? 'Darwin 26.1 (arm64)' : 'Ubuntu 24.04';
  say('😄', `minikube ${VERSION} on ${os}`);
  say(
    '✨',
    existing
      ? 'Using the docker driver based on existing profile'
      : 'Automatically selected the docker driver',
  );
  if (!existing)
    say(
      '📌',
      machine.driverOs === 'macos'
        ? 'Using Docker Desktop driver with root privileges'
        : 'Using Docker driver with root privileges',
    );
  say('👍', `Starting "${profile}" primary control-plane node in "${profile}" cluster`);
  say('🚜', 'Pulling base image v0.0.50 ...');
  if (machine.state === 'Running') say('🏃', `Updating the running docker "${profile}" container ...`);
  else if (existing) say('🔄', `Restarting existing docker container for "${profile}" ...`);
  else say('🔥', 'Creating docker container (CPUs=2, Memory=4000MB) ...');
  await clock.sleep(machine.state === 'Running' ? 2000 : 20_000, call.signal);
  if (call.signal.aborted) return 130;
  say('🐳', `Preparing Kubernetes ${version} on Docker 29.2.1 ...`);
  if (!existing) say('🔗', 'Configuring bridge CNI (Container Networking Interface) ...');
  say('🔎', 'Verifying Kubernetes components...');
  call.stdout('    ▪ Using image gcr.io/k8s-minikube/storage-provisioner:v5\n');
  say('🌟', 'Enabled addons: storage-provisioner, default-storageclass');
  machine.state = 'Running';
  addContext(run);
  if (run.flags.has('keep-context')) say('💗', `To connect to this cluster, use:  --context=${profile}`);
  else
    say(
      '🏄',
      `Done! kubectl is now configured to use "${profile}" cluster and "default" namespace by default`,
    );
  return 0;
};

export const stop: Command = async (run) => {
  const { say, machine } = run;
  if (machine.state === 'gone') return notFound(run);
  if (machine.state === 'Running') {
    for (const { name } of [...machine.lab.nodes].reverse()) {
      say('✋', `Stopping node "${name}"  ...`);
      say('🛑', `Powering off "${name}" via SSH ...`);
    }
    machine.state = 'Stopped';
  }
  if (!run.flags.has('keep-context-active')) removeContext(run);
  const count = machine.lab.nodes.length;
  say('🛑', `${count} node${count === 1 ? '' : 's'} stopped.`);
  return 0;
};

/** Removes what was made in the cluster: the next start finds it as new. */
async function empty({ machine: { lab } }: Run): Promise<void> {
  const { api } = lab;
  for (const { metadata } of await listOf(api, 'namespaces')) {
    if (!SYSTEM.has(metadata.name))
      await api.delete(resourceNamed(api, 'namespaces'), undefined, metadata.name);
  }
  for (const plural of ['deployments', 'replicasets', 'services', 'pods', 'configmaps', 'endpointslices']) {
    for (const { metadata } of await listOf(api, plural, 'default')) {
      if (metadata.name === 'kubernetes' || metadata.name === 'kube-root-ca.crt') continue;
      await api.delete(resourceNamed(api, plural), 'default', metadata.name).catch(() => undefined);
    }
  }
}

export const remove: Command = async (run) => {
  const { say, machine, profile } = run;
  if (machine.state === 'gone') {
    say('🙄', `"${profile}" profile does not exist, trying anyways.`);
    say('💀', `Removed all traces of the "${profile}" cluster.`);
    return 0;
  }
  say('🔥', `Deleting "${profile}" in docker ...`);
  say('🔥', `Deleting container "${profile}" ...`);
  await empty(run);
  removeContext(run);
  say('🔥', `Removing /home/user/.minikube/machines/${profile} ...`);
  say('💀', `Removed all traces of the "${profile}" cluster.`);
  machine.state = 'gone';
  return 0;
};
