package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/api/validation/path"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/apimachinery/pkg/util/jsonmergepatch"
	"k8s.io/apimachinery/pkg/util/mergepatch"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"k8s.io/apimachinery/pkg/util/uuid"
	cmdutil "k8s.io/kubectl/pkg/cmd/util"
	api "k8s.io/kubernetes/pkg/apis/core"
	servicestorage "k8s.io/kubernetes/pkg/registry/core/service/storage"
)

// config is what a cluster decides: the ranges of its allocators.
type config struct {
	ServiceCIDRs  []string `json:"serviceCIDRs"`
	NodePortRange string   `json:"nodePortRange"`
}

// request asks for the verdict on one file.
type request struct {
	YAML      string `json:"yaml"`
	Filename  string `json:"filename"`
	Namespace string `json:"namespace"`
	Existing  string `json:"existing"`

	Namespaces []string `json:"namespaces"`
}

// verdict is the answer for one document, or one member of a list.
type verdict struct {
	Verdict    string    `json:"verdict"`
	Stage      string    `json:"stage"`
	APIVersion string    `json:"apiVersion"`
	Kind       string    `json:"kind"`
	Namespace  string    `json:"namespace"`
	Name       string    `json:"name"`
	Index      int       `json:"index"`
	Line       int       `json:"line"`
	Pointer    string    `json:"pointer"`
	Unread     bool      `json:"unread"`
	Operation  string    `json:"operation"`
	Errors     []problem `json:"errors"`
	Warnings   []string  `json:"warnings"`
	Object     rawJSON   `json:"object,omitempty"`
	Message    string    `json:"message"`

	notes []string // lines that kubectl prints besides
}

type rawJSON []byte

func (r rawJSON) MarshalJSON() ([]byte, error) { return r, nil }

// fileVerdict is the answer for a file, with what kubectl apply -f FILE would print.
type fileVerdict struct {
	Verdict   string    `json:"verdict"`
	Documents []verdict `json:"documents"`
	Stdout    string    `json:"stdout"`
	Stderr    string    `json:"stderr"`
	Exit      int       `json:"exit"`
}

// cluster is a server with the objects that exist on it.
type cluster struct {
	server
	made map[string]*allocated
	live map[string][]byte // objects as the cluster printed them
}

func newCluster(c config) *cluster {
	return &cluster{
		server: server{config: c, objects: map[string]runtime.Object{}},
		made:   map[string]*allocated{}, live: map[string][]byte{},
	}
}

// allocators makes the ranges of Services, which takes longer than judging an object without them.
func (c config) allocators() (*servicestorage.Stateless, error) {
	var prefixes []netip.Prefix
	for _, text := range c.ServiceCIDRs {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, err
		}
		prefixes = append(prefixes, p)
	}
	ports, err := utilnet.ParsePortRange(c.NodePortRange)
	if err != nil {
		return nil, err
	}
	return servicestorage.NewStateless(prefixes, *ports)
}

func key(r *resource, namespace, name string) string {
	gk := r.GroupKind()
	if gk.Group == "events.k8s.io" {
		gk = schema.GroupKind{Kind: "Event"}
	}
	return strings.Join([]string{gk.Group, gk.Kind, namespace, name}, "/")
}

// presentable is an object without the values that this cluster made up: a real one would have chosen others.
func (c *cluster) presentable(i *info, object runtime.Object) runtime.Object {
	made, ok := c.made[key(i.resource, i.namespace, i.name)]
	if !ok {
		return object
	}
	object = object.DeepCopyObject()
	made.forget(object)
	return object
}

// load puts objects on the cluster: those with a uid as they are, others as if kubectl apply had made them.
func (c *cluster) load(text, namespace string) error {
	infos, failed := readFile([]byte(text), "existing", namespace)
	if len(failed) > 0 {
		return fmt.Errorf("existing: %w", failed[0].error)
	}
	for _, i := range infos {
		if i.resource.Strategy == nil {
			continue
		}
		uid, _ := accessor.UID(i.object)
		var object runtime.Object
		var err error
		if uid != "" {
			var body []byte
			if body, err = runtime.Encode(unstructured.UnstructuredJSONScheme, i.object); err == nil {
				object, err = c.decode(body, i.resource)
				c.live[key(i.resource, i.namespace, i.name)] = body
			}
		} else {
			object, err = c.post(i)
		}
		if err != nil {
			return fmt.Errorf("existing %s %q: %w", i.resource.Kind, i.name, err)
		}
		c.store(i, object)
	}
	c.warned, c.cause = nil, nil
	return nil
}

// store keeps an object so that later documents find it.
func (c *cluster) store(i *info, object runtime.Object) {
	if m, err := meta.Accessor(object); err == nil {
		if m.GetUID() == "" {
			m.SetUID(types.UID(uuid.NewUUID()))
		}
		if m.GetResourceVersion() == "" {
			m.SetResourceVersion("1")
		}
	}
	if service, ok := object.(*api.Service); ok {
		if services, err := c.allocated(); err == nil {
			services.Occupy(service)
		}
	}
	c.objects[key(i.resource, i.namespace, i.name)] = object
}

// judge is kubectl apply --validate=strict -f FILE.
func judge(c *cluster, q request) (*fileVerdict, error) {
	if q.Namespaces != nil {
		c.namespaces = map[string]bool{}
		for _, name := range append([]string{"default", "kube-system", "kube-public", "kube-node-lease"}, q.Namespaces...) {
			c.namespaces[name] = true
		}
	}
	if q.Existing != "" {
		if err := c.load(q.Existing, q.Namespace); err != nil {
			return nil, err
		}
	}
	infos, failed := readFile([]byte(q.YAML), q.Filename, q.Namespace)
	out := &fileVerdict{Verdict: "accept", Documents: []verdict{}}
	var errs, readErrs []error
	lists := map[int]int{} // where the errors of the members of a document's list are
	for _, f := range failed {
		out.Documents = append(out.Documents, f.verdict())
		if f.at.unread {
			continue
		}
		if members, ok := f.error.(utilerrors.Aggregate); ok {
			if at, more := lists[f.at.index]; more {
				earlier := readErrs[at].(utilerrors.Aggregate)
				readErrs[at] = utilerrors.NewAggregate(append(earlier.Errors(), members.Errors()...))
				continue
			}
			lists[f.at.index] = len(readErrs)
		}
		readErrs = append(readErrs, f.error)
	}
	for _, at := range lists {
		readErrs[at] = nested(readErrs[at])
	}
	switch len(readErrs) {
	case 0:
	case 1:
		errs = append(errs, readErrs[0])
	default:
		errs = append(errs, utilerrors.NewAggregate(readErrs))
	}
	if len(infos) == 0 && len(errs) == 0 {
		errs = append(errs, errors.New("no objects passed to apply"))
	}
	var stderr strings.Builder
	warned := map[string]bool{}
	for _, i := range infos {
		v, err := c.apply(i, q.Filename)
		out.Documents = append(out.Documents, v)
		if i.unread {
			continue
		}
		for _, w := range v.Warnings {
			if !warned[w] {
				warned[w] = true
				fmt.Fprintf(&stderr, "Warning: %s\n", w)
			}
		}
		stderr.WriteString(strings.Join(v.notes, ""))
		if err != nil {
			errs = append(errs, err)
		} else if v.Verdict == "accept" {
			out.Stdout += fmt.Sprintf("%s %s\n", resourceName(i), v.Operation)
		}
	}
	sortDocuments(out.Documents)
	if len(errs) > 0 {
		var all error = utilerrors.NewAggregate(errs)
		if len(errs) == 1 {
			all = errs[0]
		}
		stderr.WriteString(printed(all))
		out.Verdict, out.Exit = "reject", 1
	}
	out.Stderr = stderr.String()
	return out, nil
}

// sortDocuments puts documents that could not be read back among the others; both parts are in order already.
func sortDocuments(list []verdict) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].Index < list[j-1].Index; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// resourceName is how kubectl prints an object that it applied.
func resourceName(i *info) string {
	name := strings.ToLower(i.resource.Kind)
	if i.resource.Group != "" {
		name += "." + i.resource.Group
	}
	return name + "/" + i.name
}

// nested is how the errors of a list's members reach kubectl's printer, which unwraps a single error once.
func nested(members error) error { return utilerrors.NewAggregate([]error{members}) }

func (e *readError) verdict() verdict {
	v := verdict{Verdict: "reject", Stage: e.stage, Warnings: []string{}}
	v.place(e.at)
	v.Errors = problems(e.error, nil)
	if _, ok := e.error.(utilerrors.Aggregate); ok {
		v.Message = printed(nested(e.error))
	} else {
		v.Message = printed(e.error)
	}
	return v
}

func (v *verdict) place(i *info) {
	v.Index, v.Line, v.Pointer, v.Name, v.Namespace = i.index, i.line, i.pointer, i.name, i.namespace
	v.Unread = i.unread
	if i.object != nil {
		v.APIVersion, v.Kind = i.object.GetObjectKind().GroupVersionKind().ToAPIVersionAndKind()
	}
}

// apply is what kubectl does with one object, and what the server answers.
func (c *cluster) apply(i *info, filename string) (verdict, error) {
	v := verdict{Verdict: "accept", Stage: stageAccepted, Errors: []problem{}, Warnings: []string{}}
	v.place(i)
	c.warned, c.cause, c.admitted = nil, nil, true
	object, stage, err := c.guarded(i, filename, &v)
	v.Warnings = append(v.Warnings, c.warned...)
	if err != nil {
		v.Verdict, v.Stage = "reject", stage
		v.Errors = problems(err, c.cause)
		v.Message = printed(err)
		return v, err
	}
	if object != nil {
		if v.Object, err = encode(c.presentable(i, object), i.resource); err != nil {
			return v, err
		}
		c.store(i, object)
	}
	return v, nil
}

// guarded keeps a panic, kubectl's or the server's, to the object that causes it.
func (c *cluster) guarded(i *info, filename string, v *verdict) (object runtime.Object, stage string, err error) {
	defer func() {
		if r := recover(); r != nil {
			object, stage, err = nil, stageDecode, fmt.Errorf("panic: %v", r)
		}
	}()
	return c.request(i, filename, v)
}

// request sends the object the way kubectl does. It returns nil for a kind that is served but not judged.
func (c *cluster) request(i *info, filename string, v *verdict) (runtime.Object, string, error) {
	if i.name == "" {
		if m, err := meta.Accessor(i.object); err == nil && m.GetGenerateName() != "" {
			return nil, stageName, fmt.Errorf("from %s: cannot use generate name with apply", m.GetGenerateName())
		}
	}
	_, annotated, err := i.modified()
	if err != nil {
		return nil, stageMetadata, cmdutil.AddSourceToErr(fmt.Sprintf("retrieving modified configuration from:\n%s\nfor:", i), filename, err)
	}
	if err := pathError(i); err != nil {
		return nil, stageName, cmdutil.AddSourceToErr(fmt.Sprintf("retrieving current configuration of:\n%s\nfrom server for:", i), filename, err)
	}
	if i.resource.Version == "" {
		err := apierrors.NewGenericServerResponse(http.StatusNotFound, "", schema.GroupResource{}, "", "", 0, false)
		return nil, stageMapping, cmdutil.AddSourceToErr("creating", filename, err)
	}
	if i.resource.Strategy == nil {
		v.Verdict, v.Stage, v.Operation = "unjudged", stageMapping, ""
		return nil, "", nil
	}
	c.deprecated(i.resource)
	old, exists := c.objects[key(i.resource, i.namespace, i.name)]
	if !exists {
		v.Operation = "created"
		object, err := c.post(i)
		if err != nil {
			return nil, c.stage(), cmdutil.AddSourceToErr("creating", filename, asStatus(err))
		}
		return object, "", nil
	}
	return c.change(i, old, annotated, filename, v)
}

// maxBody is the size of the largest request that an API server reads, in bytes.
const maxBody = 3 * 1024 * 1024

// post creates an object as kubectl does: annotated, without nulls.
func (c *cluster) post(i *info) (runtime.Object, error) {
	if _, _, err := i.modified(); err != nil {
		return nil, err
	}
	u := i.object.(runtime.Unstructured)
	pruneNulls(u.UnstructuredContent())
	_ = accessor.SetResourceVersion(u, "")
	body, err := runtime.Encode(unstructured.UnstructuredJSONScheme, u)
	if err != nil {
		return nil, err
	}
	if len(body) > maxBody {
		return nil, apierrors.NewRequestEntityTooLargeError(fmt.Sprintf("limit is %d", maxBody))
	}
	object, made, err := c.create(i.resource, body, i.namespace)
	if err == nil {
		c.made[key(i.resource, i.namespace, i.name)] = made
	}
	return object, err
}

// stage tells where the server stopped.
func (c *cluster) stage() string {
	if c.cause != nil {
		return stageDecode
	}
	if !c.admitted {
		return stageAdmit
	}
	return stageValidate
}

// change is the update of an object that exists: a three-way patch made by kubectl, applied by the server.
func (c *cluster) change(i *info, old runtime.Object, modified []byte, filename string, v *verdict) (runtime.Object, string, error) {
	v.Operation = "configured"
	at := key(i.resource, i.namespace, i.name)
	current, live := c.live[at]
	if !live {
		var err error
		if current, err = encode(old, i.resource); err != nil {
			return nil, stageDecode, err
		}
	}
	oldMeta, err := meta.Accessor(old)
	if err != nil {
		return nil, stageDecode, err
	}
	original, annotated := oldMeta.GetAnnotations()[corev1.LastAppliedConfigAnnotation]
	if !annotated {
		c.AddWarning("", fmt.Sprintf("resource %s/%s is missing the %s annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.",
			i.resource.Resource, i.name, corev1.LastAppliedConfigAnnotation))
	}
	wrap := func(patch []byte, err error) error {
		return cmdutil.AddSourceToErr(fmt.Sprintf("applying patch:\n%s\nto:\n%v\nfor:", patch, i), filename, err)
	}
	patch, err := c.threeWayPatch(i, []byte(original), modified, current)
	if err != nil {
		if i.gvk == i.resource.GroupVersionKind {
			// kubectl tries with the server's two schemas before it takes its own types.
			v.notes = append(v.notes, fmt.Sprintf("warning: error calculating patch from openapi v3 spec: %v\n", err),
				fmt.Sprintf("warning: error calculating patch from openapi spec: %v\n", err))
		}
		err = fmt.Errorf("creating patch with:\noriginal:\n%s\nmodified:\n%s\ncurrent:\n%s\nfor: %w", original, modified, current, err)
		return nil, stageDecode, wrap(nil, cmdutil.AddSourceToErr("patching", filename, err))
	}
	if bytes.Equal(patch, []byte("{}")) {
		v.Operation = "unchanged"
		return old, "", nil
	}
	object, err := c.patch(i.resource, old, patch, i.namespace, i.name)
	if err != nil {
		return nil, c.stage(), wrap(patch, cmdutil.AddSourceToErr("patching", filename, asStatus(err)))
	}
	if oldMeta.GetDeletionTimestamp() != nil {
		c.AddWarning("", fmt.Sprintf("Detected changes to resource %s which is currently being deleted.", i.name))
	}
	delete(c.live, at)
	return object, "", nil
}

// threeWayPatch is the patch that kubectl sends. It knows the merge keys of kinds only as they are spelled.
func (c *cluster) threeWayPatch(i *info, original, modified, current []byte) ([]byte, error) {
	if i.gvk != i.resource.GroupVersionKind {
		return jsonmergepatch.CreateThreeWayJSONMergePatch(original, modified, current, mergepatch.RequireKeyUnchanged("apiVersion"),
			mergepatch.RequireKeyUnchanged("kind"), mergepatch.RequireMetadataKeyUnchanged("name"))
	}
	versioned, err := scheme.New(i.resource.GroupVersionKind)
	if err != nil {
		return nil, err
	}
	lookup, err := strategicpatch.NewPatchMetaFromStruct(versioned)
	if err != nil {
		return nil, err
	}
	return strategicpatch.CreateThreeWayMergePatch(original, modified, current, lookup, true)
}

// pathError is the client's check of what goes into the request's path.
func pathError(i *info) error {
	if i.resource.Namespaced && i.namespace != "" {
		if msgs := path.IsValidPathSegmentName(i.namespace); len(msgs) > 0 {
			return fmt.Errorf("invalid namespace %q: %v", i.namespace, msgs)
		}
	}
	if i.name == "" {
		return errors.New("resource name may not be empty")
	}
	if msgs := path.IsValidPathSegmentName(i.name); len(msgs) > 0 {
		return fmt.Errorf("invalid resource name %q: %v", i.name, msgs)
	}
	return nil
}

// complete decodes a file and fills in defaults, without validation.
func complete(c *cluster, q request) *fileVerdict {
	infos, failed := readFile([]byte(q.YAML), q.Filename, q.Namespace)
	out := &fileVerdict{Verdict: "accept", Documents: []verdict{}}
	for _, f := range failed {
		out.Documents = append(out.Documents, f.verdict())
	}
	for _, i := range infos {
		out.Documents = append(out.Documents, c.defaulted(i, q.Filename))
	}
	sortDocuments(out.Documents)
	for _, d := range out.Documents {
		if d.Verdict == "reject" {
			out.Verdict, out.Exit = "reject", 1
			out.Stderr += d.Message
		}
	}
	return out
}

func (c *cluster) defaulted(i *info, filename string) verdict {
	v := verdict{Verdict: "accept", Stage: stageAccepted, Errors: []problem{}, Warnings: []string{}}
	v.place(i)
	if i.resource.Strategy == nil {
		v.Verdict, v.Stage = "unjudged", stageMapping
		return v
	}
	c.cause = nil
	body, err := runtime.Encode(unstructured.UnstructuredJSONScheme, i.object)
	var object runtime.Object
	if err == nil {
		object, err = c.decode(body, i.resource)
	}
	if err == nil {
		v.Object, err = encode(object, i.resource)
	}
	if err != nil {
		v.Verdict, v.Stage = "reject", stageDecode
		err = cmdutil.AddSourceToErr("creating", filename, asStatus(err))
		v.Errors, v.Message = problems(err, c.cause), printed(err)
	}
	return v
}
