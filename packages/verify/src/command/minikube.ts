import { nearest } from '../nearest.ts';
import { isKnown } from './arg.ts';
import { type Call, placeOf, useOf, wholeArg } from './call.ts';
import { sayArguments } from './kubectl/targets.ts';

/** Drivers that minikube knows (k8s.io/minikube, `driver.SupportedDrivers` of all systems), with their other names. */
const DRIVERS = [
  'docker',
  'podman',
  'kvm2',
  'kvm',
  'qemu2',
  'qemu',
  'virtualbox',
  'vfkit',
  'krunkit',
  'hyperkit',
  'hyperv',
  'parallels',
  'vmware',
  'none',
  'ssh',
];

/** Addons that minikube brings along. New ones come with each release: only what is near one is called a slip. */
const ADDONS =
  'ambassador amd-gpu-device-plugin auto-pause cloud-spanner csi-hostpath-driver dashboard default-storageclass efk freshpod gcp-auth gvisor headlamp inaccel ingress ingress-dns inspektor-gadget istio istio-provisioner kong kubeflow kubetail kubevirt logviewer metallb metrics-server nvidia-device-plugin nvidia-driver-installer nvidia-gpu-device-plugin olm pod-security-policy portainer registry registry-aliases registry-creds storage-provisioner storage-provisioner-rancher volcano volumesnapshots yakd'.split(
    ' ',
  );

function checkAddon(call: Call): void {
  const [addon] = call.args;
  if (!addon) {
    if (!call.open)
      sayArguments(
        call,
        call.head,
        'too-few',
        `X Exiting due to MK_USAGE: usage: ${call.node.path} ADDON_NAME`,
      );
    return;
  }
  const { value } = addon;
  if (!isKnown(value) || ADDONS.includes(value)) return;
  const write = nearest(value, ADDONS);
  if (write === undefined) return;
  const data = { flag: call.node.path, value, allowed: [write], write };
  call.say('command-flag-value', wholeArg(addon), data, {
    detail: `'${value}' is not a valid minikube addon`,
    write,
  });
}

function checkDriver(call: Call): void {
  for (const name of ['driver', 'vm-driver']) {
    const use = useOf(call, name);
    if (!use || !isKnown(use.value) || use.value === '' || DRIVERS.includes(use.value)) continue;
    const write = nearest(use.value, DRIVERS) ?? '';
    const data = { flag: `--${name}`, value: use.value, allowed: DRIVERS, write };
    const detail = `X Exiting due to DRV_UNSUPPORTED_OS: The driver '${use.value}' is not supported`;
    call.say('command-flag-value', placeOf(use), data, { detail, write });
  }
}

function checkService(call: Call): void {
  const [name] = call.args;
  if (call.open || name || useOf(call, 'all')) return;
  sayArguments(call, call.head, 'too-few', 'X Exiting due to MK_USAGE: You must specify service name');
}

/** The rules of minikube's commands, by path. */
export const MINIKUBE_RULES: Readonly<Record<string, (call: Call) => void>> = {
  'addons enable': checkAddon,
  'addons disable': checkAddon,
  'addons configure': checkAddon,
  'addons open': checkAddon,
  start: checkDriver,
  service: checkService,
};
