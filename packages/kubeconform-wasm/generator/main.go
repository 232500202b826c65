// Prints the OpenAPI definitions that an API server of this version is built with, as one JSON object.
package main

import (
	"encoding/json"
	"os"

	"k8s.io/kube-openapi/pkg/common"
	"k8s.io/kube-openapi/pkg/validation/spec"
	"k8s.io/kubernetes/pkg/generated/openapi"
)

func main() {
	ref := func(path string) spec.Ref { return spec.MustCreateRef("#/definitions/" + path) }
	out := map[string]spec.Schema{}
	for name, def := range openapi.GetOpenAPIDefinitions(common.ReferenceCallback(ref)) {
		schema := def.Schema
		if v2, ok := def.Schema.Extensions[common.ExtensionV2Schema]; ok {
			if s, ok := v2.(spec.Schema); ok {
				schema = s
			}
		}
		out[name] = schema
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		panic(err)
	}
}
