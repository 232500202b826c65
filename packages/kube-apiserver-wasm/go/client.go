package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// Stages, in the order in which a document meets them.
const (
	stageParse    = "parse"    // kubectl: the text is not YAML or JSON
	stageType     = "type"     // kubectl: apiVersion or kind is missing
	stageMetadata = "metadata" // kubectl: the metadata does not decode
	stageMapping  = "mapping"  // kubectl: no such kind
	stageName     = "name"     // kubectl: the object has no name
	stageDecode   = "decode"   // server: wrong types, unknown fields
	stageAdmit    = "admit"    // server: admission
	stageValidate = "validate" // server: validation, allocators
	stageAccepted = "accepted"
)

// info is a document (or a member of a list) on its way through kubectl.
type info struct {
	object    runtime.Object
	gvk       schema.GroupVersionKind // as written: the kind may be in lower case
	resource  *resource
	name      string
	namespace string
	line      int
	index     int
	pointer   string
	unread    bool // kubectl gave up before it came here
}

// readError is an error of kubectl's reading half, with the document it belongs to.
type readError struct {
	error
	stage string
	at    *info
}

func (e *readError) Unwrap() error { return e.error }

var accessor = meta.NewAccessor()

// readFile does what kubectl's builder does with one file: it yields the objects that can be applied and the errors of
// those that cannot. kubectl stops reading at a document that does not parse or has no type; what comes after is marked
// as unread.
func readFile(text []byte, filename, namespace string) ([]*info, []*readError) {
	var infos []*info
	var failed []*readError
	lines := documentLines(text)
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	stopped := false
	for index := 0; ; index++ {
		at := &info{index: index, line: lines.line(index), unread: stopped}
		ext := runtime.RawExtension{}
		if err := decoder.Decode(&ext); err == io.EOF {
			break
		} else if err != nil {
			failed = append(failed, &readError{fmt.Errorf("error parsing %s: %v", filename, err), stageParse, at})
			// Only the YAML reader gets past what it cannot read.
			if !errors.As(err, &yaml.YAMLSyntaxError{}) || index+1 >= len(lines) {
				break
			}
			stopped = true
			continue
		}
		raw := bytes.TrimSpace(ext.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		if err := checkType(raw); err != nil {
			err = fmt.Errorf("error validating data: %v; if you choose to ignore these errors, turn validation off with --validate=false", err)
			failed = append(failed, &readError{fmt.Errorf("error validating %q: %v", filename, err), stageType, at})
			stopped = true
			continue
		}
		found, err := readDocument(raw, filename, namespace, at)
		infos = append(infos, found...)
		failed = append(failed, err...)
	}
	return infos, failed
}

// checkType is kubectl's look at apiVersion and kind. The rest of its validation is left to the server.
func checkType(raw []byte) error {
	var object any
	if err := json.Unmarshal(raw, &object); err != nil {
		return err
	}
	gvk, err := objectKind(object)
	if err != nil {
		return err
	}
	// The server checks fields strictly only for kinds it serves; for others kubectl checks what it can itself.
	if r := resources[gvk]; r != nil && r.Kind == gvk.Kind && r.Kind != "List" {
		return nil
	}
	var errs []error
	if gvk == schema.FromAPIVersionAndKind("v1", "List") {
		errs = listErrors(object)
	}
	return utilerrors.NewAggregate(append(errs, doubleMetadataKeys(raw)...))
}

func objectKind(object any) (schema.GroupVersionKind, error) {
	fields, ok := object.(map[string]any)
	if !ok || fields == nil {
		return schema.GroupVersionKind{}, errors.New("invalid object to validate")
	}
	var errs []error
	var gv schema.GroupVersion
	if v, set := fields["apiVersion"]; !set || v == nil {
		errs = append(errs, errors.New("apiVersion not set"))
	} else if s, ok := v.(string); !ok {
		errs = append(errs, errors.New("apiVersion isn't string type"))
	} else if parsed, err := schema.ParseGroupVersion(s); err != nil {
		errs = append(errs, err)
	} else {
		gv = parsed
	}
	kind, isString := fields["kind"].(string)
	if fields["kind"] == nil {
		errs = append(errs, errors.New("kind not set"))
	} else if !isString {
		errs = append(errs, errors.New("kind isn't string type"))
	}
	return gv.WithKind(kind), utilerrors.NewAggregate(errs)
}

// listErrors are those of the types of a list's members. What kubectl finds in their fields, by a schema that it asks the
// server for, is not told here: the server finds it again.
func listErrors(list any) []error {
	items, ok := list.(map[string]any)["items"].([]any)
	if !ok {
		return []error{errors.New("invalid object to validate")}
	}
	var errs []error
	for _, item := range items {
		_, err := objectKind(item)
		if all, ok := err.(utilerrors.Aggregate); ok {
			errs = append(errs, all.Errors()...)
		} else if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// doubleMetadataKeys finds keys given twice in labels or annotations. Only JSON input can have them.
func doubleMetadataKeys(raw []byte) []error {
	var errs []error
	var top struct {
		Metadata json.RawMessage `json:"metadata"`
	}
	if json.Unmarshal(raw, &top) != nil {
		return nil
	}
	for _, name := range []string{"labels", "annotations"} {
		var fields map[string]json.RawMessage
		if json.Unmarshal(top.Metadata, &fields) != nil {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(fields[name]))
		if t, err := d.Token(); err != nil || t != json.Delim('{') {
			continue
		}
		seen := map[string]bool{}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				break
			}
			text, _ := key.(string)
			if seen[text] {
				errs = append(errs, fmt.Errorf("duplicate key: %s", text))
				break
			}
			seen[text] = true
			var value json.RawMessage
			if d.Decode(&value) != nil {
				break
			}
		}
	}
	return errs
}

// metadataOnlyObject is what kubectl decodes to be sure that names and labels have the right types.
type metadataOnlyObject struct {
	metav1.TypeMeta   `json:""`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// readDocument makes infos of one document, several for a list.
func readDocument(raw []byte, filename, namespace string, at *info) ([]*info, []*readError) {
	object, gvk, err := unstructured.UnstructuredJSONScheme.Decode(raw, nil, nil)
	if err == nil {
		err = utiljson.Unmarshal(raw, &metadataOnlyObject{})
	}
	if err != nil {
		return nil, []*readError{{fmt.Errorf("unable to decode %q: %v", filename, err), stageMetadata, at}}
	}
	whole := *at
	whole.fill(object)
	if whole.resource = resources[*gvk]; whole.resource == nil {
		whole.resource = versionless(*gvk)
	}
	if whole.resource == nil {
		at.name, at.namespace = whole.name, whole.namespace
		err := &meta.NoKindMatchError{GroupKind: gvk.GroupKind(), SearchedVersions: []string{gvk.Version}}
		return nil, []*readError{{
			fmt.Errorf("resource mapping not found for name: %q namespace: %q from %q: %w\nensure CRDs are installed first",
				whole.name, whole.namespace, filename, err), stageMapping, at}}
	}
	if !meta.IsListType(object) {
		whole.settle(namespace)
		return []*info{&whole}, nil
	}
	var infos []*info
	var failed []*readError
	type item struct {
		object  runtime.Object
		pointer string
	}
	queue := []item{{object, ""}}
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		if meta.IsListType(next.object) {
			members, err := meta.ExtractList(next.object)
			if err == nil {
				err = utilerrors.NewAggregate(runtime.DecodeList(members, unstructured.UnstructuredJSONScheme))
			}
			if err != nil {
				return infos, append(failed, &readError{err, stageMetadata, at})
			}
			for i, member := range members {
				queue = append(queue, item{member, fmt.Sprintf("%s/items/%d", next.pointer, i)})
			}
			continue
		}
		one := &info{line: at.line, index: at.index, pointer: next.pointer, unread: at.unread}
		one.fill(next.object)
		gvk := next.object.GetObjectKind().GroupVersionKind()
		if one.resource = resources[gvk]; one.resource == nil {
			err := &meta.NoKindMatchError{GroupKind: gvk.GroupKind(), SearchedVersions: []string{gvk.Version}}
			// Errors of members come together, even a single one.
			members := utilerrors.NewAggregate([]error{fmt.Errorf("unable to recognize %v", err)})
			failed = append(failed, &readError{members, stageMapping, one})
			continue
		}
		one.settle(namespace)
		infos = append(infos, one)
	}
	return infos, failed
}

// versionless is the kind that kubectl finds where the version is empty, under an address that no server has.
func versionless(gvk schema.GroupVersionKind) *resource {
	if gvk.Version != "" {
		return nil
	}
	for _, r := range resources {
		if r.GroupKind() == gvk.GroupKind() {
			found := *r
			found.Version = ""
			return &found
		}
	}
	return nil
}

// fill reads name and namespace off the object.
func (i *info) fill(object runtime.Object) {
	i.object = object
	i.gvk = object.GetObjectKind().GroupVersionKind()
	i.name, _ = accessor.Name(object)
	i.namespace, _ = accessor.Namespace(object)
}

// settle gives a namespaced object its namespace and takes it from one that is not.
func (i *info) settle(namespace string) {
	if !i.resource.Namespaced {
		i.namespace = ""
	} else if i.namespace == "" {
		i.namespace = namespace
	} else {
		return
	}
	_ = accessor.SetNamespace(i.object, i.namespace)
}

// String is how kubectl names an object in an error.
func (i *info) String() string {
	gvr := i.resource.gvr()
	return fmt.Sprintf("Resource: %q, GroupVersionKind: %q\nName: %q, Namespace: %q",
		gvr.String(), i.gvk.String(), i.name, i.namespace)
}

// modified is the object as JSON with itself recorded in the annotation of the last applied configuration.
func (i *info) modified() (plain, annotated []byte, err error) {
	u := i.object.(runtime.Unstructured)
	annotations, err := accessor.Annotations(u)
	if err != nil {
		return nil, nil, err
	}
	if annotations == nil {
		annotations = map[string]string{}
	}
	delete(annotations, corev1.LastAppliedConfigAnnotation)
	if err := accessor.SetAnnotations(u, annotations); err != nil {
		return nil, nil, err
	}
	if plain, err = runtime.Encode(unstructured.UnstructuredJSONScheme, u); err != nil {
		return nil, nil, err
	}
	annotations[corev1.LastAppliedConfigAnnotation] = string(plain)
	if err := accessor.SetAnnotations(u, annotations); err != nil {
		return nil, nil, err
	}
	annotated, err = runtime.Encode(unstructured.UnstructuredJSONScheme, u)
	return plain, annotated, err
}

// pruneNulls drops nulls of maps, as kubectl does before it creates.
func pruneNulls(v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if value == nil {
				delete(v, key)
			} else {
				pruneNulls(value)
			}
		}
	case []any:
		for _, value := range v {
			pruneNulls(value)
		}
	}
}

// lineTable tells on which line each document of a text begins.
type lineTable []int

func (t lineTable) line(index int) int {
	if index < len(t) {
		return t[index]
	}
	return 0
}

// documentLines follows the splitting of the YAML reader: a separator ends a document only when lines came before it.
// Text that begins as JSON is split into its values as long as it parses.
func documentLines(text []byte) lineTable {
	var starts lineTable
	line := 1
	if trimmed := bytes.TrimLeft(text, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '{' {
		d := json.NewDecoder(bytes.NewReader(text))
		end := 0
		for {
			var value json.RawMessage
			if err := d.Decode(&value); err != nil {
				break
			}
			start := int(d.InputOffset()) - len(value)
			starts = append(starts, 1+bytes.Count(text[:start], []byte("\n")))
			end = int(d.InputOffset())
		}
		line += bytes.Count(text[:end], []byte("\n"))
		text = text[end:]
	}
	open := false
	for len(text) > 0 {
		var current []byte
		current, text, _ = bytes.Cut(text, []byte("\n"))
		if isSeparator(string(current)) {
			if open {
				open = false
			} else {
				line++
				continue
			}
		} else if !open {
			open = true
			starts = append(starts, line)
		}
		line++
	}
	return starts
}

func isSeparator(line string) bool {
	rest, ok := strings.CutPrefix(line, "---")
	rest = strings.TrimSpace(rest)
	return ok && (rest == "" || rest[0] == '#')
}
