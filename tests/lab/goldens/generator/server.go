package goldens

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kube-openapi/pkg/validation/spec"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/printers"
	printersinternal "k8s.io/kubernetes/pkg/printers/internalversion"
)

// resource is a row of resources.json.
type resource struct {
	Group, Version, Kind, Plural, Singular string
	ShortNames, Verbs, Categories          []string
	Namespaced                             bool
}

// server answers requests for discovery and for reading, without a network.
type server struct {
	resources []resource
	objects   []*unstructured.Unstructured
	tables    *printers.HumanReadableGenerator
	openAPI   map[string]spec.Schema
}

func newServer(folder string, objects []*unstructured.Unstructured) (*server, error) {
	text, err := os.ReadFile(filepath.Join(folder, "resources.jsonl"))
	if err != nil {
		return nil, err
	}
	s := &server{objects: objects, tables: printers.NewTableGenerator().With(printersinternal.AddHandlers)}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		var r resource
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return nil, err
		}
		s.resources = append(s.resources, r)
	}
	s.openAPI = openAPIOf(s.resources)
	return s, nil
}

// RoundTrip implements http.RoundTripper.
func (s *server) RoundTrip(request *http.Request) (*http.Response, error) {
	body, failure := s.answer(request)
	code := http.StatusOK
	if failure != nil {
		code = int(failure.Code)
		body = failure
	}
	raw, ok := body.([]byte)
	if !ok {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			return nil, err
		}
	}
	return &http.Response{
		StatusCode: code,
		Status:     fmt.Sprintf("%d %s", code, http.StatusText(code)),
		Header:     http.Header{"Content-Type": {"application/json"}},
		Body:       io.NopCloser(strings.NewReader(string(raw))),
		Request:    request,
	}, nil
}

func (s *server) answer(request *http.Request) (any, *metav1.Status) {
	path := strings.Trim(request.URL.Path, "/")
	parts := strings.Split(path, "/")
	switch {
	case path == "api":
		return metav1.APIVersions{TypeMeta: metav1.TypeMeta{Kind: "APIVersions"}, Versions: []string{"v1"}}, nil
	case path == "apis":
		return s.groups(), nil
	case path == "version":
		return map[string]string{"major": "1", "minor": "37", "gitVersion": "v1.37.2"}, nil
	case parts[0] == "openapi":
		return s.serveOpenAPI(strings.TrimPrefix(strings.TrimPrefix(path, "openapi/v3"), "/"))
	case parts[0] == "api" && len(parts) == 2:
		return s.list("", parts[1]), nil
	case parts[0] == "apis" && len(parts) == 3:
		return s.list(parts[1], parts[2]), nil
	case parts[0] == "api":
		return s.read(request, "", parts[1], parts[2:])
	case parts[0] == "apis" && len(parts) > 3:
		return s.read(request, parts[1], parts[2], parts[3:])
	}
	return nil, notFound("", path)
}

func (s *server) groups() metav1.APIGroupList {
	list := metav1.APIGroupList{TypeMeta: metav1.TypeMeta{Kind: "APIGroupList", APIVersion: "v1"}}
	seen := map[string]bool{"": true}
	for _, r := range s.resources {
		if seen[r.Group] {
			continue
		}
		seen[r.Group] = true
		version := metav1.GroupVersionForDiscovery{GroupVersion: r.Group + "/" + r.Version, Version: r.Version}
		list.Groups = append(list.Groups, metav1.APIGroup{
			Name: r.Group, Versions: []metav1.GroupVersionForDiscovery{version}, PreferredVersion: version,
		})
	}
	return list
}

func (s *server) list(group, version string) metav1.APIResourceList {
	list := metav1.APIResourceList{
		TypeMeta:     metav1.TypeMeta{Kind: "APIResourceList", APIVersion: "v1"},
		GroupVersion: schema.GroupVersion{Group: group, Version: version}.String(),
	}
	for _, r := range s.resources {
		if r.Group == group && r.Version == version {
			list.APIResources = append(list.APIResources, metav1.APIResource{
				Name: r.Plural, SingularName: r.Singular, Namespaced: r.Namespaced, Kind: r.Kind,
				Verbs: r.Verbs, ShortNames: r.ShortNames, Categories: r.Categories,
			})
		}
	}
	return list
}

func (s *server) read(request *http.Request, group, version string, parts []string) (any, *metav1.Status) {
	namespace := ""
	if parts[0] == "namespaces" && len(parts) > 2 {
		namespace, parts = parts[1], parts[2:]
	}
	name := ""
	if len(parts) > 1 {
		name = parts[1]
	}
	for _, r := range s.resources {
		if r.Group != group || r.Version != version || r.Plural != parts[0] {
			continue
		}
		items, err := s.matching(r, namespace, name, request)
		if err != nil {
			return nil, &metav1.Status{Status: "Failure", Code: 400, Reason: "BadRequest", Message: err.Error()}
		}
		if name != "" && len(items) == 0 {
			return nil, notFound(schema.GroupResource{Group: r.Group, Resource: r.Plural}.String(), name)
		}
		if strings.Contains(request.Header.Get("Accept"), "as=Table") {
			return s.table(r, items, name != "", request.URL.Query().Get("includeObject") == "Object"), nil
		}
		if name != "" {
			return items[0], nil
		}
		all := &unstructured.UnstructuredList{}
		all.SetAPIVersion(schema.GroupVersion{Group: r.Group, Version: r.Version}.String())
		all.SetKind(r.Kind + "List")
		all.SetResourceVersion("2000")
		for _, item := range items {
			all.Items = append(all.Items, *item)
		}
		return all, nil
	}
	return nil, notFound("", parts[0])
}

func notFound(resource, name string) *metav1.Status {
	message := "the server could not find the requested resource"
	if resource != "" {
		message = fmt.Sprintf("%s %q not found", resource, name)
	}
	return &metav1.Status{
		TypeMeta: metav1.TypeMeta{Kind: "Status", APIVersion: "v1"}, Status: "Failure", Code: 404, Reason: "NotFound",
		Message: message,
	}
}

func (s *server) matching(r resource, namespace, name string, request *http.Request) ([]*unstructured.Unstructured, error) {
	query := request.URL.Query()
	byLabel, err := labels.Parse(query.Get("labelSelector"))
	if err != nil {
		return nil, err
	}
	byField, err := fields.ParseSelector(query.Get("fieldSelector"))
	if err != nil {
		return nil, err
	}
	var items []*unstructured.Unstructured
	for _, object := range s.objects {
		gvk := object.GroupVersionKind()
		if gvk.Group != r.Group || gvk.Kind != r.Kind || namespace != "" && object.GetNamespace() != namespace {
			continue
		}
		if name != "" && object.GetName() != name {
			continue
		}
		if byLabel.Matches(labels.Set(object.GetLabels())) && byField.Matches(fieldsOf{object}) {
			items = append(items, object)
		}
	}
	sort.SliceStable(items, func(i, j int) bool {
		a, b := items[i], items[j]
		return a.GetNamespace() < b.GetNamespace() || a.GetNamespace() == b.GetNamespace() && a.GetName() < b.GetName()
	})
	return items, nil
}

// fieldsOf reads any field by its path.
type fieldsOf struct{ object *unstructured.Unstructured }

func (f fieldsOf) Has(field string) bool { return f.Get(field) != "" }
func (f fieldsOf) Get(field string) string {
	value, _, _ := unstructured.NestedFieldNoCopy(f.object.Object, strings.Split(field, ".")...)
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

func (s *server) table(r resource, items []*unstructured.Unstructured, single, whole bool) *metav1.Table {
	table, err := s.generate(r, items, single)
	if err != nil {
		panic(err)
	}
	table.TypeMeta = metav1.TypeMeta{Kind: "Table", APIVersion: "meta.k8s.io/v1"}
	for i := range table.Rows {
		if whole {
			table.Rows[i].Object = runtime.RawExtension{Object: items[i]}
			continue
		}
		partial := meta.AsPartialObjectMetadata(items[i])
		partial.TypeMeta = metav1.TypeMeta{Kind: "PartialObjectMetadata", APIVersion: "meta.k8s.io/v1"}
		table.Rows[i].Object = runtime.RawExtension{Object: partial}
	}
	return table
}

// generate makes the table as the API server does; the kinds that it has no printer for get name and time.
func (s *server) generate(r resource, items []*unstructured.Unstructured, single bool) (*metav1.Table, error) {
	var internal []runtime.Object
	for _, item := range items {
		raw, err := item.MarshalJSON()
		if err != nil {
			return nil, err
		}
		object, err := runtime.Decode(legacyscheme.Codecs.UniversalDecoder(), raw)
		if err != nil {
			return nil, err
		}
		internal = append(internal, object)
	}
	options := printers.GenerateOptions{Wide: true}
	if single {
		table, err := s.tables.GenerateTable(internal[0], options)
		if err == nil {
			return table, nil
		}
		return created(items), nil
	}
	list, err := legacyscheme.Scheme.New(schema.GroupVersionKind{
		Group: r.Group, Version: runtime.APIVersionInternal, Kind: r.Kind + "List",
	})
	if err != nil {
		return nil, err
	}
	if err := meta.SetList(list, internal); err != nil {
		return nil, err
	}
	table, err := s.tables.GenerateTable(list, options)
	if err != nil {
		return created(items), nil
	}
	return table, nil
}

// created is rest.NewDefaultTableConvertor.
func created(items []*unstructured.Unstructured) *metav1.Table {
	table := &metav1.Table{ColumnDefinitions: []metav1.TableColumnDefinition{
		{Name: "Name", Type: "string", Format: "name"}, {Name: "Created At", Type: "date"},
	}}
	for _, item := range items {
		table.Rows = append(table.Rows, metav1.TableRow{
			Cells: []any{item.GetName(), item.GetCreationTimestamp().UTC().Format("2006-01-02T15:04:05Z07:00")},
		})
	}
	return table
}
