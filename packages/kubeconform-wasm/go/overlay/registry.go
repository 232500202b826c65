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

// Host answers `kind/STEM` with the address of a schema, and the path of an address with the schema itself. For a command, it
// answers `locate/LOCATION/KIND APIVERSION` and `load/ADDRESS`; see `answer`.
var Host func(registry, name string) ([]byte, bool)

// Pending is set when the host has still to fetch something: it wants to be asked again.
var Pending bool

// Shipped stands for a schema of the package, which the compiler of its registry finds by itself.
type Shipped struct{}

// HostRegistry keeps one compiler, so that what two kinds share is compiled once.
type HostRegistry struct {
	// number of the validator
	name string
	// number of the -schema-location, for a command
	location string
	Compiler *jsonschema.Compiler
}

// New makes the registry of validator `N`, or of a location `N/LOCATION` of a command.
func New(schemaLocation string, _ string, _ bool, _ bool, _ bool) (Registry, error) {
	name, location, _ := strings.Cut(schemaLocation, "/")
	return &HostRegistry{name, location, jsonschema.NewCompiler()}, nil
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
	if r.location != "" {
		return r.ask("locate/" + r.location + "/" + resourceKind + " " + resourceAPIVersion)
	}
	address, found := Host(r.name, "kind/"+stem(resourceKind, resourceAPIVersion))
	if !found {
		return "", nil, loader.NewNotFoundError(errors.New("no such kind"))
	}
	return string(address), Shipped{}, nil
}

// ask puts a question whose answer is a line `shipped ADDRESS`, `file ADDRESS` or `http ADDRESS` with the schema after it,
// or one of `missing`, `failed MESSAGE` and `pending`.
func (r *HostRegistry) ask(question string) (string, any, error) {
	answer, _ := Host(r.name, question)
	word, rest, _ := bytes.Cut(answer, []byte(" "))
	address, content, _ := bytes.Cut(rest, []byte("\n"))
	switch string(word) {
	case "shipped":
		return string(address), Shipped{}, nil
	case "file":
		schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		return string(address), schema, err
	case "http":
		schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			err = loader.NewNonJSONResponseError(err)
		}
		return string(address), schema, err
	case "failed":
		return "", nil, errors.New(string(rest))
	case "pending":
		Pending = true
		return "", nil, errors.New("pending")
	}
	return "", nil, loader.NewNotFoundError(errors.New("missing"))
}

// Load answers the compiler, which asks for one definition at a time.
func (r *HostRegistry) Load(url string) (any, error) {
	u, err := gourl.Parse(url)
	if err != nil {
		return nil, err
	}
	if u.Scheme != "kubernetes" && u.Scheme != "custom" {
		_, schema, err := r.ask("load/" + url)
		return schema, err
	}
	content, found := Host(r.name, "definition"+u.Path)
	if !found {
		return nil, loader.NewNotFoundError(errors.New("no definition " + u.Path))
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(content))
}
