import type { Resource } from '../../../api.ts';
import type { Printer } from '../table.ts';
import { mutatingAdmissionPolicy, validatingAdmissionPolicy } from './admissionpolicy.ts';
import { admissionPolicyBinding } from './admissionpolicybinding.ts';
import { nameAndAge, nameAndCreated } from './any.ts';
import { apiService } from './apiservice.ts';
import { certificateSigningRequest } from './certificatesigningrequest.ts';
import { clusterTrustBundle } from './clustertrustbundle.ts';
import { componentStatus } from './componentstatus.ts';
import { configMap } from './configmap.ts';
import { controllerRevision } from './controllerrevision.ts';
import { cronJob } from './cronjob.ts';
import { csiDriver } from './csidriver.ts';
import { csiNode } from './csinode.ts';
import { csiStorageCapacity } from './csistoragecapacity.ts';
import { daemonSet } from './daemonset.ts';
import { deployment } from './deployment.ts';
import { deviceTaintRule } from './devicetaintrule.ts';
import { endpoints } from './endpoints.ts';
import { endpointSlice } from './endpointslice.ts';
import { event } from './event.ts';
import { flowSchema } from './flowschema.ts';
import { horizontalPodAutoscaler } from './horizontalpodautoscaler.ts';
import { ingress } from './ingress.ts';
import { ingressClass } from './ingressclass.ts';
import { ipAddress } from './ipaddress.ts';
import { job } from './job.ts';
import { lease } from './lease.ts';
import { namespace } from './namespace.ts';
import { networkPolicy } from './networkpolicy.ts';
import { node } from './node.ts';
import { persistentVolume } from './persistentvolume.ts';
import { persistentVolumeClaim } from './persistentvolumeclaim.ts';
import { pod } from './pod.ts';
import { podCertificateRequest } from './podcertificaterequest.ts';
import { podDisruptionBudget } from './poddisruptionbudget.ts';
import { podTemplate } from './podtemplate.ts';
import { priorityClass } from './priorityclass.ts';
import { priorityLevelConfiguration } from './prioritylevelconfiguration.ts';
import { replicaSet } from './replicaset.ts';
import { replicationController } from './replicationcontroller.ts';
import { resourceClaim } from './resourceclaim.ts';
import { resourceQuota } from './resourcequota.ts';
import { resourceSlice } from './resourceslice.ts';
import { roleBinding } from './rolebinding.ts';
import { runtimeClass } from './runtimeclass.ts';
import { secret } from './secret.ts';
import { service } from './service.ts';
import { serviceCIDR } from './servicecidr.ts';
import { statefulSet } from './statefulset.ts';
import { storageClass } from './storageclass.ts';
import { storageVersionMigration } from './storageversionmigration.ts';
import { volumeAttachment } from './volumeattachment.ts';
import { volumeAttributesClass } from './volumeattributesclass.ts';
import { webhooks } from './webhooks.ts';

/** By plural name; a served kind that is not here has no table of its own. */
const printers: Readonly<Record<string, Printer>> = {
  apiservices: apiService,
  certificatesigningrequests: certificateSigningRequest,
  clusterrolebindings: roleBinding,
  clustertrustbundles: clusterTrustBundle,
  componentstatuses: componentStatus,
  configmaps: configMap,
  controllerrevisions: controllerRevision,
  cronjobs: cronJob,
  csidrivers: csiDriver,
  csinodes: csiNode,
  csistoragecapacities: csiStorageCapacity,
  daemonsets: daemonSet,
  deployments: deployment,
  deviceclasses: nameAndAge,
  devicetaintrules: deviceTaintRule,
  endpoints,
  endpointslices: endpointSlice,
  events: event,
  flowschemas: flowSchema,
  horizontalpodautoscalers: horizontalPodAutoscaler,
  ingressclasses: ingressClass,
  ingresses: ingress,
  ipaddresses: ipAddress,
  jobs: job,
  leases: lease,
  mutatingadmissionpolicies: mutatingAdmissionPolicy,
  mutatingadmissionpolicybindings: admissionPolicyBinding,
  mutatingwebhookconfigurations: webhooks,
  namespaces: namespace,
  networkpolicies: networkPolicy,
  nodes: node,
  persistentvolumeclaims: persistentVolumeClaim,
  persistentvolumes: persistentVolume,
  podcertificaterequests: podCertificateRequest,
  poddisruptionbudgets: podDisruptionBudget,
  pods: pod,
  podtemplates: podTemplate,
  priorityclasses: priorityClass,
  prioritylevelconfigurations: priorityLevelConfiguration,
  replicasets: replicaSet,
  replicationcontrollers: replicationController,
  resourceclaims: resourceClaim,
  resourceclaimtemplates: nameAndAge,
  resourcequotas: resourceQuota,
  resourceslices: resourceSlice,
  rolebindings: roleBinding,
  runtimeclasses: runtimeClass,
  secrets: secret,
  serviceaccounts: nameAndAge,
  servicecidrs: serviceCIDR,
  services: service,
  statefulsets: statefulSet,
  storageclasses: storageClass,
  storageversionmigrations: storageVersionMigration,
  validatingadmissionpolicies: validatingAdmissionPolicy,
  validatingadmissionpolicybindings: admissionPolicyBinding,
  validatingwebhookconfigurations: webhooks,
  volumeattachments: volumeAttachment,
  volumeattributesclasses: volumeAttributesClass,
};

/** How a resource's tables look. */
export function printerOf(resource: Resource): Printer {
  return printers[resource.plural] ?? nameAndCreated;
}
