package main

import (
	"fmt"

	"reflect"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/scheduling"
	podsecurity "k8s.io/pod-security-admission/api"
)

// namespaceExists is the admission of namespaced objects: nothing can be made in a namespace that is not there. Without
// a list every namespace is taken as being there whose name can be one.
func (s *server) namespaceExists(namespace string) error {
	exists := len(validation.ValidateNamespaceName(namespace, false)) == 0
	if exists && s.namespaces != nil {
		exists = s.namespaces[namespace] || s.objects["/Namespace//"+namespace] != nil
	}
	if exists {
		return nil
	}
	return apierrors.NewNotFound(schema.GroupResource{Resource: "namespaces"}, namespace)
}

// admitPod does what the default admission plugins do with a Pod and need no other objects for: Priority, ServiceAccount
// (but for the token's volume, whose name is random) and DefaultTolerationSeconds.
func admitPod(pod, old *api.Pod) error {
	if old != nil {
		if pod.Spec.Priority == nil {
			pod.Spec.Priority = old.Spec.Priority
		}
		if pod.Spec.PreemptionPolicy == nil {
			pod.Spec.PreemptionPolicy = old.Spec.PreemptionPolicy
		}
	} else {
		if err := admitPriority(pod); err != nil {
			return err
		}
		if _, mirror := pod.Annotations[api.MirrorPodAnnotationKey]; !mirror && pod.Spec.ServiceAccountName == "" {
			pod.Spec.ServiceAccountName, pod.Spec.DeprecatedServiceAccount = "default", "default"
		}
	}
	tolerate(pod, "node.kubernetes.io/not-ready")
	tolerate(pod, "node.kubernetes.io/unreachable")
	return nil
}

// admitPriority knows the two classes that every cluster has. Others are taken as existing, with whatever value is given.
func admitPriority(pod *api.Pod) error {
	priority := int32(0)
	switch pod.Spec.PriorityClassName {
	case "":
	case scheduling.SystemClusterCritical:
		priority = scheduling.SystemCriticalPriority
	case scheduling.SystemNodeCritical:
		priority = scheduling.SystemCriticalPriority + 1000
	default:
		return nil
	}
	if given := pod.Spec.Priority; given != nil && *given != priority {
		return forbidden(pod, "the integer value of priority (%d) must not be provided in pod spec; "+
			"priority admission controller computed %d from the given PriorityClass name", *given, priority)
	}
	policy := api.PreemptLowerPriority
	if given := pod.Spec.PreemptionPolicy; given != nil && *given != policy {
		return forbidden(pod, "the string value of PreemptionPolicy (%s) must not be provided in pod spec; "+
			"priority admission controller computed %s from the given PriorityClass name", *given, policy)
	}
	pod.Spec.Priority, pod.Spec.PreemptionPolicy = &priority, &policy
	return nil
}

// validateAdmission does what the default plugins do after the object was found valid: RuntimeClass and PodSecurity. A
// class that a Pod names is taken as existing, with the overhead that is given.
func validateAdmission(object, old runtime.Object) error {
	switch object := object.(type) {
	case *api.Pod:
		if old == nil && object.Spec.RuntimeClassName == nil && object.Spec.Overhead != nil {
			return forbidden(object, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")
		}
	case *api.Namespace:
		_, errs := podsecurity.PolicyToEvaluate(object.Labels, podsecurity.Policy{})
		if before, ok := old.(*api.Namespace); ok {
			if _, was := podsecurity.PolicyToEvaluate(before.Labels, podsecurity.Policy{}); reflect.DeepEqual(errs, was) {
				return nil
			}
		}
		if len(errs) > 0 {
			return apierrors.NewInvalid(schema.GroupKind{Kind: "Namespace"}, object.Name, errs)
		}
	}
	return nil
}

func forbidden(pod *api.Pod, format string, args ...any) error {
	name := pod.Name
	if name == "" {
		name = pod.GenerateName
	}
	return apierrors.NewForbidden(schema.GroupResource{Resource: "pods"}, name, fmt.Errorf(format, args...))
}

// tolerate lets the Pod stay for five minutes on a node that got the taint, unless the Pod says otherwise.
func tolerate(pod *api.Pod, taint string) {
	for _, t := range pod.Spec.Tolerations {
		if (t.Key == taint || t.Key == "") && (t.Effect == api.TaintEffectNoExecute || t.Effect == "") {
			return
		}
	}
	seconds := int64(300)
	pod.Spec.Tolerations = append(pod.Spec.Tolerations, api.Toleration{
		Key: taint, Operator: api.TolerationOpExists, Effect: api.TaintEffectNoExecute, TolerationSeconds: &seconds,
	})
}
