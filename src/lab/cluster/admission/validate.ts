import type { KubeObject, Resource } from '../../api.ts';
import { type Json, same } from '../json.ts';
import type { FieldError } from '../server/errors.ts';
import { labelValueFaults } from '../server/label-syntax.ts';
import { selects } from '../server/labels.ts';

const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const PORT_RANGE = 'must be between 1 and 65535, inclusive';

function bad(field: string, value: unknown, why: string): FieldError {
  return { type: 'FieldValueInvalid', field, message: `Invalid value: ${JSON.stringify(value)}: ${why}` };
}

function required(field: string, why = ''): FieldError {
  return { type: 'FieldValueRequired', field, message: `Required value${why && `: ${why}`}` };
}

function unsupported(field: string, value: unknown, values: readonly string[]): FieldError {
  const list = values.map((item) => `"${item}"`).join(', ');
  return {
    type: 'FieldValueNotSupported',
    field,
    message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`,
  };
}

function forbidden(field: string, why: string): FieldError {
  return { type: 'FieldValueForbidden', field, message: `Forbidden: ${why}` };
}

type Check = (object: Json, existing: Json | undefined, add: (error: FieldError) => void) => void;

/** The checks without which the lab's components would be handed what they cannot work with. */
const checks: Readonly<Record<string, Check>> = {
  Service: service,
  Pod: (object, existing, add) => {
    podSpec(object.spec, 'spec', add);
    if (!existing) return;
    const frozen = (pod: Json) => {
      const { containers, tolerations: _, activeDeadlineSeconds: __, nodeName: ___, ...rest } = pod.spec;
      return { ...rest, containers: containers.map(({ image: ____, ...container }: Json) => container) };
    };
    if (!same(frozen(object), frozen(existing))) {
      add(
        forbidden(
          'spec',
          'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
        ),
      );
    }
  },
  Deployment: workload,
  ReplicaSet: workload,
  EndpointSlice: (object, existing, add) => {
    if (!object.addressType) add(required('addressType'));
    if (existing && existing.addressType !== object.addressType) {
      add(bad('addressType', object.addressType, 'field is immutable'));
    }
    for (const [index, endpoint] of (object.endpoints ?? []).entries()) {
      for (const [at, address] of (endpoint.addresses ?? []).entries()) {
        addressCheck(`endpoints[${index}].addresses[${at}]`, address, add);
      }
    }
  },
  Endpoints: (object, _existing, add) => {
    for (const [index, subset] of (object.subsets ?? []).entries()) {
      for (const [at, address] of (subset.addresses ?? []).entries()) {
        addressCheck(`subsets[${index}].addresses[${at}].ip`, address.ip, add);
      }
    }
  },
};

/** Everything that is wrong, in the order of the API server's own validation. */
export function judgeBasics(resource: Resource, object: KubeObject, existing?: KubeObject): FieldError[] {
  const errors: FieldError[] = [];
  const add = (error: FieldError) => errors.push(error);
  const name = object.metadata.name;
  const short = ['Service', 'Namespace'].includes(resource.kind);
  if (!name) add(required('metadata.name', 'name or generateName is required'));
  else if (short && name.length > 63) add(bad('metadata.name', name, 'must be no more than 63 characters'));
  else if (short && name.includes('.')) add(bad('metadata.name', name, 'must not contain dots'));
  else if (short && !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) add(bad('metadata.name', name, LABEL));
  else if (!short && !/^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/.test(name))
    add(bad('metadata.name', name, SUBDOMAIN));
  labelValues('metadata.labels', object.metadata.labels, add);
  checks[resource.kind]?.(object, existing, add);
  return errors;
}

function labelValues(field: string, labels: Json, add: (error: FieldError) => void): void {
  for (const value of Object.values(labels ?? {})) {
    for (const fault of labelValueFaults(String(value))) add(bad(field, value, fault));
  }
}

function addressCheck(field: string, address: string, add: (error: FieldError) => void): void {
  if (!/^(\d{1,3}\.){3}\d{1,3}$|:/.test(address)) {
    add(bad(field, address, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'));
  } else if (/^127\.|^::1$/.test(address)) {
    add(bad(field, address, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'));
  } else if (/^169\.254\.|^fe80:/.test(address)) {
    add(bad(field, address, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'));
  }
}

function service(object: Json, existing: Json | undefined, add: (error: FieldError) => void): void {
  const spec = object.spec;
  const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
  if (!types.includes(spec.type)) add(unsupported('spec.type', spec.type, types));
  const ports: Json[] = spec.ports ?? [];
  const headless = spec.clusterIP === 'None';
  if (ports.length === 0 && !headless && spec.type !== 'ExternalName') add(required('spec.ports'));
  for (const [index, port] of ports.entries()) {
    const field = `spec.ports[${index}]`;
    if (ports.length > 1 && !port.name) add(required(`${field}.name`));
    if (!(port.port >= 1 && port.port <= 65535)) add(bad(`${field}.port`, port.port, PORT_RANGE));
    if (typeof port.targetPort === 'number' && !(port.targetPort >= 1 && port.targetPort <= 65535)) {
      add(bad(`${field}.targetPort`, port.targetPort, PORT_RANGE));
    }
    if (typeof port.targetPort === 'string' && !/[a-z]/.test(port.targetPort)) {
      add(bad(`${field}.targetPort`, port.targetPort, 'must contain at least one letter (a-z)'));
    }
    if (port.nodePort && !['NodePort', 'LoadBalancer'].includes(spec.type)) {
      add(forbidden(`${field}.nodePort`, "may not be used when `type` is 'ClusterIP'"));
    }
  }
  labelValues('spec.selector', spec.selector, add);
  const external = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  if (!external && spec.externalTrafficPolicy && !existing) {
    const why = 'may only be set for externally-accessible services';
    add(bad('spec.externalTrafficPolicy', spec.externalTrafficPolicy, why));
  }
  if (spec.type === 'ExternalName') {
    if (!spec.externalName) add(required('spec.externalName'));
    else if (
      !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\.?$/.test(spec.externalName)
    ) {
      add(bad('spec.externalName', spec.externalName, SUBDOMAIN));
    }
  }
  const address = spec.clusterIP;
  if (address && !headless && !/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) {
    const why = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
    add(bad('spec.clusterIPs[0]', address, why));
  }
}

function workload(object: Json, existing: Json | undefined, add: (error: FieldError) => void): void {
  const selector = object.spec.selector;
  const labels = object.spec.template?.metadata?.labels;
  if (object.spec.replicas < 0) {
    add(bad('spec.replicas', object.spec.replicas, 'must be greater than or equal to 0'));
  }
  if (!selector?.matchLabels && !selector?.matchExpressions) {
    add(required('spec.selector'));
  } else if (selector.matchLabels && !selects(selector.matchLabels, labels)) {
    add(bad('spec.template.metadata.labels', labels ?? {}, '`selector` does not match template `labels`'));
  }
  podSpec(object.spec.template?.spec, 'spec.template.spec', add);
  if (existing && !same(existing.spec.selector, selector)) {
    add(bad('spec.selector', selector, 'field is immutable'));
  }
}

function podSpec(spec: Json, field: string, add: (error: FieldError) => void): void {
  if (!spec?.containers?.length) add(required(`${field}.containers`));
  for (const [index, container] of (spec?.containers ?? []).entries()) {
    const here = `${field}.containers[${index}]`;
    if (!container.name) add(required(`${here}.name`));
    else if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(container.name)) {
      add(bad(`${here}.name`, container.name, LABEL));
    }
    if (!container.image) add(required(`${here}.image`));
    for (const [at, port] of (container.ports ?? []).entries()) {
      if (!(port.containerPort >= 1 && port.containerPort <= 65535)) {
        add(bad(`${here}.ports[${at}].containerPort`, port.containerPort, PORT_RANGE));
      }
    }
  }
  const policies = ['Always', 'OnFailure', 'Never'];
  if (spec && !policies.includes(spec.restartPolicy)) {
    add(unsupported(`${field}.restartPolicy`, spec.restartPolicy, policies));
  }
}
