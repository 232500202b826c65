package goldens

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/kube-openapi/pkg/builder3/util"
	"k8s.io/kube-openapi/pkg/common"
	"k8s.io/kube-openapi/pkg/validation/spec"
	generated "k8s.io/kubernetes/pkg/generated/openapi"
)

// openAPIOf is the description of the API that a server of this version gives, with the kinds of the resources.
func openAPIOf(resources []resource) map[string]spec.Schema {
	ref := func(path string) spec.Ref { return spec.MustCreateRef("#/components/schemas/" + path) }
	schemas := map[string]spec.Schema{}
	for name, definition := range generated.GetOpenAPIDefinitions(common.ReferenceCallback(ref)) {
		schema := definition.Schema
		delete(schema.Extensions, common.ExtensionV2Schema)
		schemas[name] = *util.WrapRefs(&schema)
	}
	for _, r := range resources {
		name := definitionOf(r)
		schema, ok := schemas[name]
		if !ok {
			continue
		}
		schema.Extensions = spec.Extensions{"x-kubernetes-group-version-kind": []any{gvkOf(r)}}
		schemas[name] = schema
	}
	return schemas
}

func gvkOf(r resource) map[string]any {
	return map[string]any{"group": r.Group, "version": r.Version, "kind": r.Kind}
}

// definitionOf is the name of the definition of a kind.
func definitionOf(r resource) string {
	switch r.Group {
	case "":
		return "io.k8s.api.core." + r.Version + "." + r.Kind
	case "apiextensions.k8s.io":
		return "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions." + r.Version + "." + r.Kind
	case "apiregistration.k8s.io":
		return "io.k8s.kube-aggregator.pkg.apis.apiregistration." + r.Version + "." + r.Kind
	}
	return "io.k8s.api." + strings.Split(r.Group, ".")[0] + "." + r.Version + "." + r.Kind
}

// serveOpenAPI answers requests below /openapi/v3.
func (s *server) serveOpenAPI(path string) (any, *metav1.Status) {
	groups := map[string]any{}
	paths := map[string]any{}
	for _, r := range s.resources {
		prefix := "api/" + r.Version
		if r.Group != "" {
			prefix = "apis/" + r.Group + "/" + r.Version
		}
		groups[prefix] = map[string]string{"serverRelativeURL": "/openapi/v3/" + prefix + "?hash=0"}
		if prefix == path {
			paths["/"+prefix+"/"+r.Plural] = map[string]any{
				"get": map[string]any{"x-kubernetes-group-version-kind": gvkOf(r)},
			}
		}
	}
	if path == "" {
		return map[string]any{"paths": groups}, nil
	}
	return map[string]any{
		"openapi": "3.0.0", "paths": paths, "components": map[string]any{"schemas": s.openAPI},
	}, nil
}

// writeTypes writes what `kubectl explain` needs besides the texts: each definition's fields with their types.
//
// A type is a primitive's name or `@` and a definition's, after `[]` for lists and `{}` for maps, and before `!` when
// the field is required. A field with an enum is a pair of both. A definition without fields is its own type.
func writeTypes(folder string, s *server) error {
	kinds := map[string]string{}
	for _, r := range s.resources {
		version := r.Version
		if r.Group != "" {
			version = r.Group + "/" + r.Version
		}
		if _, ok := s.openAPI[definitionOf(r)]; ok {
			kinds[version+"/"+r.Kind] = definitionOf(r)
		}
	}
	definitions := map[string]any{}
	var visit func(name string)
	visit = func(name string) {
		if _, seen := definitions[name]; seen {
			return
		}
		schema := s.openAPI[name]
		if len(schema.Properties) == 0 {
			definitions[name] = typeOf(schema)
			return
		}
		fields := map[string]any{}
		definitions[name] = fields
		required := map[string]bool{}
		for _, field := range schema.Required {
			required[field] = true
		}
		for field, property := range schema.Properties {
			text := typeOf(property)
			if at := strings.IndexByte(text, '@'); at >= 0 {
				visit(text[at+1:])
			}
			if required[field] {
				text += "!"
			}
			fields[field] = text
			if len(property.Enum) > 0 {
				fields[field] = []any{text, property.Enum}
			}
		}
	}
	for _, name := range kinds {
		visit(name)
	}
	text, err := json.Marshal(map[string]any{"kinds": kinds, "definitions": definitions})
	if err != nil {
		return err
	}
	lines := strings.ReplaceAll(string(text), "},\"io.", "},\n\"io.")
	return os.WriteFile(filepath.Join(folder, "types.json"), []byte(lines+"\n"), 0o644)
}

func typeOf(schema spec.Schema) string {
	switch {
	case schema.Items != nil && schema.Items.Schema != nil:
		return "[]" + typeOf(*schema.Items.Schema)
	case schema.AdditionalProperties != nil && schema.AdditionalProperties.Schema != nil:
		return "{}" + typeOf(*schema.AdditionalProperties.Schema)
	case len(schema.AllOf) == 1:
		return typeOf(schema.AllOf[0])
	case schema.Ref.String() != "":
		return "@" + strings.TrimPrefix(schema.Ref.String(), "#/components/schemas/")
	case len(schema.Type) == 1:
		return schema.Type[0]
	}
	return ""
}
