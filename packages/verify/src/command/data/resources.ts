// Made by scripts/build-commands.ts; do not edit.

/** What an API server 1.37.2 serves by default, a line a resource; `kubectl/resources.ts` reads it. */
export const resources = `
bindings binding  Binding v1 n  
componentstatuses componentstatus cs ComponentStatus v1 c  get,list
configmaps configmap cm ConfigMap v1 n  get,list,delete
endpoints endpoints ep Endpoints v1 n  get,list,delete
events event ev Event v1 n  get,list,delete
limitranges limitrange limits LimitRange v1 n  get,list,delete
namespaces namespace ns Namespace v1 c  get,list,delete
nodes node no Node v1 c  get,list,delete
persistentvolumeclaims persistentvolumeclaim pvc PersistentVolumeClaim v1 n  get,list,delete
persistentvolumes persistentvolume pv PersistentVolume v1 c  get,list,delete
pods pod po Pod v1 n all get,list,delete
podtemplates podtemplate  PodTemplate v1 n  get,list,delete
replicationcontrollers replicationcontroller rc ReplicationController v1 n all get,list,delete
resourcequotas resourcequota quota ResourceQuota v1 n  get,list,delete
secrets secret  Secret v1 n  get,list,delete
serviceaccounts serviceaccount sa ServiceAccount v1 n  get,list,delete
services service svc Service v1 n all get,list,delete
apiservices apiservice  APIService apiregistration.k8s.io/v1 c api-extensions get,list,delete
controllerrevisions controllerrevision  ControllerRevision apps/v1 n  get,list,delete
daemonsets daemonset ds DaemonSet apps/v1 n all get,list,delete
deployments deployment deploy Deployment apps/v1 n all get,list,delete
replicasets replicaset rs ReplicaSet apps/v1 n all get,list,delete
statefulsets statefulset sts StatefulSet apps/v1 n all get,list,delete
events event ev Event events.k8s.io/v1 n  get,list,delete
selfsubjectreviews selfsubjectreview  SelfSubjectReview authentication.k8s.io/v1 c  
tokenreviews tokenreview  TokenReview authentication.k8s.io/v1 c  
localsubjectaccessreviews localsubjectaccessreview  LocalSubjectAccessReview authorization.k8s.io/v1 n  
selfsubjectaccessreviews selfsubjectaccessreview  SelfSubjectAccessReview authorization.k8s.io/v1 c  
selfsubjectrulesreviews selfsubjectrulesreview  SelfSubjectRulesReview authorization.k8s.io/v1 c  
subjectaccessreviews subjectaccessreview  SubjectAccessReview authorization.k8s.io/v1 c  
horizontalpodautoscalers horizontalpodautoscaler hpa HorizontalPodAutoscaler autoscaling/v2 n all get,list,delete
horizontalpodautoscalers horizontalpodautoscaler hpa HorizontalPodAutoscaler autoscaling/v1 n all get,list,delete
cronjobs cronjob cj CronJob batch/v1 n all get,list,delete
jobs job  Job batch/v1 n all get,list,delete
certificatesigningrequests certificatesigningrequest csr CertificateSigningRequest certificates.k8s.io/v1 c  get,list,delete
clustertrustbundles clustertrustbundle  ClusterTrustBundle certificates.k8s.io/v1 c  get,list,delete
podcertificaterequests podcertificaterequest  PodCertificateRequest certificates.k8s.io/v1 n  get,list,delete
ingressclasses ingressclass  IngressClass networking.k8s.io/v1 c  get,list,delete
ingresses ingress ing Ingress networking.k8s.io/v1 n  get,list,delete
ipaddresses ipaddress ip IPAddress networking.k8s.io/v1 c  get,list,delete
networkpolicies networkpolicy netpol NetworkPolicy networking.k8s.io/v1 n  get,list,delete
servicecidrs servicecidr  ServiceCIDR networking.k8s.io/v1 c  get,list,delete
poddisruptionbudgets poddisruptionbudget pdb PodDisruptionBudget policy/v1 n  get,list,delete
clusterrolebindings clusterrolebinding  ClusterRoleBinding rbac.authorization.k8s.io/v1 c  get,list,delete
clusterroles clusterrole  ClusterRole rbac.authorization.k8s.io/v1 c  get,list,delete
rolebindings rolebinding  RoleBinding rbac.authorization.k8s.io/v1 n  get,list,delete
roles role  Role rbac.authorization.k8s.io/v1 n  get,list,delete
csidrivers csidriver  CSIDriver storage.k8s.io/v1 c  get,list,delete
csinodes csinode  CSINode storage.k8s.io/v1 c  get,list,delete
csistoragecapacities csistoragecapacity  CSIStorageCapacity storage.k8s.io/v1 n  get,list,delete
storageclasses storageclass sc StorageClass storage.k8s.io/v1 c  get,list,delete
volumeattachments volumeattachment  VolumeAttachment storage.k8s.io/v1 c  get,list,delete
volumeattributesclasses volumeattributesclass vac VolumeAttributesClass storage.k8s.io/v1 c  get,list,delete
mutatingadmissionpolicies mutatingadmissionpolicy  MutatingAdmissionPolicy admissionregistration.k8s.io/v1 c api-extensions get,list,delete
mutatingadmissionpolicybindings mutatingadmissionpolicybinding  MutatingAdmissionPolicyBinding admissionregistration.k8s.io/v1 c api-extensions get,list,delete
mutatingwebhookconfigurations mutatingwebhookconfiguration  MutatingWebhookConfiguration admissionregistration.k8s.io/v1 c api-extensions get,list,delete
validatingadmissionpolicies validatingadmissionpolicy  ValidatingAdmissionPolicy admissionregistration.k8s.io/v1 c api-extensions get,list,delete
validatingadmissionpolicybindings validatingadmissionpolicybinding  ValidatingAdmissionPolicyBinding admissionregistration.k8s.io/v1 c api-extensions get,list,delete
validatingwebhookconfigurations validatingwebhookconfiguration  ValidatingWebhookConfiguration admissionregistration.k8s.io/v1 c api-extensions get,list,delete
customresourcedefinitions customresourcedefinition crd,crds CustomResourceDefinition apiextensions.k8s.io/v1 c api-extensions get,list,delete
priorityclasses priorityclass pc PriorityClass scheduling.k8s.io/v1 c  get,list,delete
leases lease  Lease coordination.k8s.io/v1 n  get,list,delete
runtimeclasses runtimeclass  RuntimeClass node.k8s.io/v1 c  get,list,delete
endpointslices endpointslice  EndpointSlice discovery.k8s.io/v1 n  get,list,delete
deviceclasses deviceclass  DeviceClass resource.k8s.io/v1 c  get,list,delete
devicetaintrules devicetaintrule  DeviceTaintRule resource.k8s.io/v1 c  get,list,delete
resourceclaims resourceclaim  ResourceClaim resource.k8s.io/v1 n  get,list,delete
resourceclaimtemplates resourceclaimtemplate  ResourceClaimTemplate resource.k8s.io/v1 n  get,list,delete
resourceslices resourceslice  ResourceSlice resource.k8s.io/v1 c  get,list,delete
flowschemas flowschema  FlowSchema flowcontrol.apiserver.k8s.io/v1 c  get,list,delete
prioritylevelconfigurations prioritylevelconfiguration  PriorityLevelConfiguration flowcontrol.apiserver.k8s.io/v1 c  get,list,delete
storageversionmigrations storageversionmigration  StorageVersionMigration storagemigration.k8s.io/v1 c  get,list,delete
`;
