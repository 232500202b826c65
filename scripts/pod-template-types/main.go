// Prints the Go types of a Pod template as JSON: by name the fields of each struct (Go's name, JSON's name, type), or
// what a named type is underneath. Run in a module that requires k8s.io/api:
//
//	go run . > src/lab/cluster/node/data/pod-template-types.json
package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"

	v1 "k8s.io/api/core/v1"
)

var out = map[string]any{}

func walk(t reflect.Type) {
	switch t.Kind() {
	case reflect.Ptr, reflect.Slice:
		walk(t.Elem())
		return
	case reflect.Map:
		walk(t.Key())
		walk(t.Elem())
		return
	case reflect.Struct:
	default:
		if t.String() != t.Kind().String() {
			out[t.String()] = t.Kind().String()
		}
		return
	}
	if _, ok := out[t.String()]; ok {
		return
	}
	fields := [][]string{}
	out[t.String()] = nil
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		tag := strings.Split(f.Tag.Get("json"), ",")
		n := tag[0]
		if len(tag) > 1 && tag[1] == "inline" {
			n = ""
		}
		fields = append(fields, []string{f.Name, n, f.Type.String()})
		walk(f.Type)
	}
	out[t.String()] = fields
}
func main() {
	walk(reflect.TypeOf(v1.PodTemplateSpec{}))
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	if err := e.Encode(out); err != nil {
		panic(err)
	}
}
