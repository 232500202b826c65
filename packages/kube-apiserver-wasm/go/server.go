package main

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/runtime/serializer/versioning"
	"k8s.io/apimachinery/pkg/util/mergepatch"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/endpoints/deprecation"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/capabilities"
	servicestorage "k8s.io/kubernetes/pkg/registry/core/service/storage"
	utiljson "sigs.k8s.io/json"
)

var (
	scheme = legacyscheme.Scheme
	strict = kjson.NewSerializerWithOptions(kjson.DefaultMetaFactory, scheme, scheme, kjson.SerializerOptions{Strict: true})
	plain  = kjson.NewSerializerWithOptions(kjson.DefaultMetaFactory, scheme, scheme, kjson.SerializerOptions{})
)

// As with kubeadm and minikube (kube-apiserver --allow-privileged).
func init() {
	capabilities.Initialize(capabilities.Capabilities{AllowPrivileged: true})
}

// server answers requests for objects, one after the other, without storing them.
type server struct {
	config
	services *servicestorage.Stateless // see allocated
	warned   []string
	cause    error // what the decoder said, before it became a status
	admitted bool  // whether the last request got through admission

	namespaces map[string]bool // nil for all
	objects    map[string]runtime.Object
}

// allocated are the allocators of Services, made when they are first needed.
func (s *server) allocated() (*servicestorage.Stateless, error) {
	if s.services != nil {
		return s.services, nil
	}
	services, err := s.config.allocators()
	s.services = services
	return services, err
}

// AddWarning collects the Warning headers of an answer. kubectl prints each text once.
func (s *server) AddWarning(_, text string) {
	for _, w := range s.warned {
		if w == text {
			return
		}
	}
	s.warned = append(s.warned, text)
}

func (s *server) context(r *resource, verb, namespace, name string) context.Context {
	ctx := genericapirequest.WithRequestInfo(context.Background(), &genericapirequest.RequestInfo{
		IsResourceRequest: true, Verb: verb, APIGroup: r.Group, APIVersion: r.Version,
		Namespace: namespace, Resource: r.Resource, Name: name,
	})
	ctx = genericapirequest.WithNamespace(ctx, namespace)
	return warning.WithWarningRecorder(ctx, s)
}

// deprecated adds the warning that every request for a deprecated kind gets.
func (s *server) deprecated(r *resource) {
	object, err := scheme.New(r.GroupVersionKind)
	if err != nil {
		return
	}
	object.GetObjectKind().SetGroupVersionKind(r.GroupVersionKind)
	if deprecation.IsDeprecated(object, kubernetesMajor, kubernetesMinor) {
		s.AddWarning("", deprecation.WarningMessage(object))
	}
}

// decode is the request decoder: strict JSON to the version of the request, its defaults, then to the internal version.
func (s *server) decode(body []byte, r *resource) (runtime.Object, error) {
	internal, err := scheme.New(r.hub().WithKind(r.Kind))
	if err != nil {
		return nil, err
	}
	decoder := versioning.NewDefaultingCodecForScheme(scheme, nil, strict, nil, r.hub())
	gvk := r.GroupVersionKind
	object, actual, err := decoder.Decode(body, &gvk, internal)
	if err != nil {
		s.cause = err
		return nil, decodeError(err, internal, actual, body)
	}
	if actual.GroupVersion() != r.GroupVersion() {
		return nil, apierrors.NewBadRequest(fmt.Sprintf(
			"the API version in the data (%s) does not match the expected API version (%v)", actual.GroupVersion(), r.GroupVersion()))
	}
	return object, nil
}

func decodeError(err error, into runtime.Object, gvk *schema.GroupVersionKind, body []byte) error {
	kinds, _, kindErr := scheme.ObjectKinds(into)
	if kindErr != nil {
		return apierrors.NewBadRequest(kindErr.Error())
	}
	if gvk != nil && gvk.Kind != "" {
		return apierrors.NewBadRequest(fmt.Sprintf("%s in version %q cannot be handled as a %s: %v", gvk.Kind, gvk.Version, kinds[0].Kind, err))
	}
	summary := string(body)
	if len(summary) > 30 {
		summary = summary[:30] + " ..."
	}
	return apierrors.NewBadRequest(fmt.Sprintf("the object provided is unrecognized (must be of type %s): %v (%s)", kinds[0].Kind, err, summary))
}

// create handles a POST of a JSON object.
func (s *server) create(r *resource, body []byte, namespace string) (runtime.Object, *allocated, error) {
	s.deprecated(r)
	object, err := s.decode(body, r)
	if err != nil {
		return nil, nil, err
	}
	return s.admitNew(r, object, namespace)
}

// admitNew is the path of a decoded object to storage.
func (s *server) admitNew(r *resource, object runtime.Object, namespace string) (runtime.Object, *allocated, error) {
	made := &allocated{}
	objectMeta, err := meta.Accessor(object)
	if err != nil {
		return nil, nil, err
	}
	if r.Kind == "Namespace" && r.Group == "" {
		namespace = objectMeta.GetName()
	}
	ctx := s.context(r, "create", namespace, objectMeta.GetName())
	rest.WipeObjectMetaSystemFields(objectMeta)
	if err := rest.EnsureObjectNamespaceMatchesRequestNamespace(rest.ExpectedNamespaceForResource(namespace, r.gvr()), objectMeta); err != nil {
		return nil, nil, err
	}
	objectMeta.SetManagedFields(nil) // the server keeps them itself
	s.dedupOwners(objectMeta, "")
	if err := s.admit(r, object, nil, namespace); err != nil {
		return nil, nil, err
	}
	rest.FillObjectMetaSystemFields(objectMeta)
	if objectMeta.GetGenerateName() != "" && objectMeta.GetName() == "" {
		objectMeta.SetName(r.Strategy.GenerateName(objectMeta.GetGenerateName()))
	}
	if service, ok := object.(*api.Service); ok {
		asked := service.DeepCopy()
		services, err := s.allocated()
		if err == nil {
			err = services.BeginCreate(service)
		}
		if err != nil {
			return nil, nil, err
		}
		made = allocatedFor(asked, service)
	}
	if err := rest.BeforeCreate(r.Strategy, ctx, object); err != nil {
		return nil, nil, err
	}
	if err := s.validate(object, nil); err != nil {
		return nil, nil, err
	}
	return object, made, nil
}

// admit runs admission on an object that is to be created or, given the old one, changed.
func (s *server) admit(r *resource, object, old runtime.Object, namespace string) error {
	s.admitted = false
	if r.Namespaced && old == nil {
		if err := s.namespaceExists(namespace); err != nil {
			return err
		}
	}
	if pod, ok := object.(*api.Pod); ok {
		oldPod, _ := old.(*api.Pod)
		if err := admitPod(pod, oldPod); err != nil {
			return err
		}
	}
	s.admitted = true
	return nil
}

// validate runs the admission that comes after validation.
func (s *server) validate(object, old runtime.Object) error {
	err := validateAdmission(object, old)
	s.admitted = err == nil
	return err
}

// patch handles a strategic merge patch of an object that exists.
func (s *server) patch(r *resource, old runtime.Object, patch []byte, namespace, name string) (runtime.Object, error) {
	s.admitted = true // until admission says no
	s.deprecated(r)
	ctx := s.context(r, "patch", namespace, name)
	current, err := scheme.UnsafeConvertToVersion(old.DeepCopyObject(), r.GroupVersion())
	if err != nil {
		return nil, err
	}
	versioned, err := scheme.New(r.GroupVersionKind)
	if err != nil {
		return nil, err
	}
	if err := applyPatch(current, patch, versioned); err != nil {
		return nil, err
	}
	object, err := scheme.UnsafeConvertToVersion(versioned, r.hub())
	if err != nil {
		return nil, err
	}
	objectMeta, err := meta.Accessor(object)
	if err != nil {
		return nil, err
	}
	if err := rest.EnsureObjectNamespaceMatchesRequestNamespace(rest.ExpectedNamespaceForResource(namespace, r.gvr()), objectMeta); err != nil {
		return nil, err
	}
	if err := s.admit(r, object, old, namespace); err != nil {
		return nil, err
	}
	objectMeta.SetManagedFields(nil)
	s.dedupOwners(objectMeta, " after mutating admission happens")
	if service, ok := object.(*api.Service); ok {
		services, err := s.allocated()
		if err == nil {
			err = services.BeginUpdate(service, old.(*api.Service))
		}
		if err != nil {
			return nil, err
		}
	}
	if err := rest.BeforeUpdate(r.Strategy, ctx, object, old); err != nil {
		return nil, err
	}
	if err := s.validate(object, old); err != nil {
		return nil, err
	}
	return object, nil
}

func applyPatch(current runtime.Object, patch []byte, into runtime.Object) error {
	original, err := runtime.DefaultUnstructuredConverter.ToUnstructured(current)
	if err != nil {
		return err
	}
	changes := map[string]any{}
	strictErrs, err := utiljson.UnmarshalStrict(patch, &changes)
	if err != nil {
		return apierrors.NewBadRequest(err.Error())
	}
	patched, err := strategicpatch.StrategicMergeMapPatch(original, changes, into)
	if err != nil {
		return patchError(err)
	}
	invalid := func(detail string) error {
		return apierrors.NewInvalid(schema.GroupKind{}, "", field.ErrorList{
			field.Invalid(field.NewPath("patch"), fmt.Sprintf("%+v", changes), detail),
		})
	}
	if err := runtime.DefaultUnstructuredConverter.FromUnstructuredWithValidation(patched, into, true); err != nil {
		strictErr, ok := runtime.AsStrictDecodingError(err)
		if !ok {
			return invalid(err.Error())
		}
		strictErrs = append(strictErrs, strictErr.Errors()...)
	}
	if len(strictErrs) > 0 {
		return invalid(runtime.NewStrictDecodingError(strictErrs).Error())
	}
	scheme.Default(into)
	return nil
}

func patchError(err error) error {
	switch err {
	case mergepatch.ErrBadJSONDoc, mergepatch.ErrBadPatchFormatForPrimitiveList, mergepatch.ErrBadPatchFormatForRetainKeys,
		mergepatch.ErrBadPatchFormatForSetElementOrderList, mergepatch.ErrUnsupportedStrategicMergePatchFormat:
		return apierrors.NewBadRequest(err.Error())
	case mergepatch.ErrNoListOfLists, mergepatch.ErrPatchContentNotMatchRetainKeys:
		return apierrors.NewGenericServerResponse(http.StatusUnprocessableEntity, "", schema.GroupResource{}, "", err.Error(), 0, false)
	default:
		return apierrors.NewInternalError(err)
	}
}

// dedupOwners drops owner references that repeat an earlier one and warns of them.
func (s *server) dedupOwners(object metav1.Object, when string) {
	var kept []metav1.OwnerReference
	var doubles []string
	for _, ref := range object.GetOwnerReferences() {
		if slices.ContainsFunc(kept, func(earlier metav1.OwnerReference) bool { return reflect.DeepEqual(earlier, ref) }) {
			doubles = append(doubles, string(ref.UID))
		} else {
			kept = append(kept, ref)
		}
	}
	if len(doubles) > 0 {
		s.AddWarning("", fmt.Sprintf(".metadata.ownerReferences contains duplicate entries%s; API server dedups owner references "+
			"in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: %v",
			when, strings.Join(doubles, ", ")))
		object.SetOwnerReferences(kept)
	}
}

// encode is the JSON of an internal object in the version of its resource.
func encode(object runtime.Object, r *resource) ([]byte, error) {
	versioned, err := scheme.ConvertToVersion(object, r.GroupVersion())
	if err != nil {
		return nil, err
	}
	versioned.GetObjectKind().SetGroupVersionKind(r.GroupVersionKind)
	return runtime.Encode(plain, versioned)
}
