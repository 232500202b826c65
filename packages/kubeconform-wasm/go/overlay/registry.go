// Package registry takes the place of kubeconform's: schemas come from the host of the wasm, not from files or the
// network, so that net/http and text/template are not linked in. What is found under which name stays the same.
package registry

import (
	"bytes"
	"errors"
	gourl "net/url"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yannh/kubeconform/pkg/loader"
)

// Registry is an interface that should be implemented by any source of Kubernetes schemas
type Registry interface {
	DownloadSchema(resourceKind, resourceAPIVersion, k8sVersion string) (string, any, error)
}

// Host answers `kind/STEM` with the address of a schema, and the path of an address with the schema itself.
var Host func(registry, name string) ([]byte, bool)

// HostRegistry keeps one compiler, so that what two kinds share is compiled once.
type HostRegistry struct {
	name     string
	Compiler *jsonschema.Compiler
}

func New(schemaLocation string, _ string, _ bool, _ bool, _ bool) (Registry, error) {
	return &HostRegistry{schemaLocation, jsonschema.NewCompiler()}, nil
}

// stem is the file name that kubeconform's default template gives, without its folder and extension.
func stem(resourceKind, resourceAPIVersion string) string {
	groupParts := strings.Split(resourceAPIVersion, "/")
	versionParts := strings.Split(groupParts[0], ".")
	kindSuffix := "-" + strings.ToLower(versionParts[0])
	if len(groupParts) > 1 {
		kindSuffix += "-" + strings.ToLower(groupParts[1])
	}
	return strings.ToLower(resourceKind) + kindSuffix
}

func (r *HostRegistry) DownloadSchema(resourceKind, resourceAPIVersion, _ string) (string, any, error) {
	address, found := Host(r.name, "kind/"+stem(resourceKind, resourceAPIVersion))
	if !found {
		return "", nil, loader.NewNotFoundError(errors.New("no such kind"))
	}
	return string(address), true, nil
}

// Load answers the compiler, which asks for one definition at a time.
func (r *HostRegistry) Load(url string) (any, error) {
	u, err := gourl.Parse(url)
	if err != nil {
		return nil, err
	}
	content, found := Host(r.name, "definition"+u.Path)
	if !found {
		return nil, loader.NewNotFoundError(errors.New("no definition " + u.Path))
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(content))
}
