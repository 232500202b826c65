package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"
)

type validatorOptions struct {
	KubernetesVersion    string   `json:"kubernetesVersion"`
	Strict               bool     `json:"strict"`
	IgnoreMissingSchemas bool     `json:"ignoreMissingSchemas"`
	Skip                 []string `json:"skip"`
	Reject               []string `json:"reject"`
	// How many places a command looks for schemas in; 0 for the API.
	Locations int `json:"locations"`
}

type documentValidator struct {
	validator.Validator
	command command
}

type documentResult struct {
	Status     string       `json:"status"`
	APIVersion string       `json:"apiVersion"`
	Kind       string       `json:"kind"`
	Namespace  string       `json:"namespace"`
	Name       string       `json:"name"`
	Errors     []fieldError `json:"errors"`
	Index      int          `json:"index"`
	Line       int          `json:"line"`
	Pointer    string       `json:"pointer"`
}

type fieldError struct {
	Path    string `json:"path"`
	Message string `json:"message"`
}

var statusNames = map[validator.Status]string{
	validator.Error:   "error",
	validator.Skipped: "skipped",
	validator.Valid:   "valid",
	validator.Invalid: "invalid",
	validator.Empty:   "empty",
}

func newDocumentValidator(number int32, options validatorOptions) (*documentValidator, error) {
	registries := []string{registryName(number)}
	for i := range options.Locations {
		registries = append(registries[:i], registryName(number)+"/"+strconv.Itoa(i))
	}
	v, err := validator.New(registries, validator.Opts{
		KubernetesVersion:    options.KubernetesVersion,
		Strict:               options.Strict,
		IgnoreMissingSchemas: options.IgnoreMissingSchemas,
		SkipKinds:            set(options.Skip),
		RejectKinds:          set(options.Reject),
	})
	if err != nil {
		return nil, err
	}
	return &documentValidator{Validator: v}, nil
}

func set(names []string) map[string]struct{} {
	out := map[string]struct{}{}
	for _, name := range names {
		out[name] = struct{}{}
	}
	return out
}

const separator = "---"

func (v *documentValidator) validate(text []byte) []documentResult {
	results := []documentResult{}
	// kubeconform's splitter drops the last document when a final `---` line has no line break.
	if n := len(text); n > 0 && text[n-1] != '\n' {
		text = append(text, '\n')
	}
	line, index := 1, 0
	junk := leadingJunk(text)
	for ; len(text) > 0; index++ {
		advance, document, err := resource.SplitYAMLDocument(text, true)
		if err != nil || advance == 0 {
			panic(fmt.Sprintf("the splitter stopped %d bytes before the end: %v", len(text), err))
		}
		if junk == "" {
			results = append(results, v.document(document, index, line)...)
		} else {
			results = append(results, badSeparator(junk, index, line))
		}
		line += bytes.Count(text[:advance], []byte{'\n'})
		junk = ""
		if rest := text[len(document):advance]; len(rest) > 1 {
			junk = separatorJunk(rest[1:])
		}
		text = text[advance:]
	}
	if junk != "" {
		results = append(results, badSeparator(junk, index, line))
	}
	return results
}

func leadingJunk(text []byte) string {
	first, _, _ := bytes.Cut(text, []byte{'\n'})
	if !bytes.HasPrefix(first, []byte(separator)) {
		return ""
	}
	return separatorJunk(first)
}

// separatorJunk is what a `---` line says beside a comment. kubectl refuses it; kubeconform would lose it in silence.
func separatorJunk(line []byte) string {
	rest := strings.TrimSpace(strings.TrimPrefix(string(line), separator))
	if strings.HasPrefix(rest, "#") {
		return ""
	}
	return rest
}

func badSeparator(junk string, index, line int) documentResult {
	message := "invalid YAML document separator: " + junk
	return documentResult{Status: "error", Errors: []fieldError{{"", message}}, Index: index, Line: line}
}

// document judges one YAML document: one result, or one for each member of a List.
func (v *documentValidator) document(document []byte, index, line int) []documentResult {
	results := v.members(resource.Resource{Bytes: document})
	for i := range results {
		results[i].Index, results[i].Line = index, line
	}
	return results
}

func (v *documentValidator) members(whole resource.Resource) []documentResult {
	defer collecting(whole.Bytes)()
	if result, ok := v.single(whole); ok {
		return []documentResult{judge(result)}
	}
	results := []documentResult{}
	members := whole.Resources()
	for i, member := range members {
		result := judge(v.ValidateResource(member))
		if isList(whole) {
			result.Pointer = fmt.Sprintf("/items/%d", i)
		}
		results = append(results, result)
		collect(len(member.Bytes))
	}
	if len(members) == 0 {
		results = append(results, judge(validator.Result{Resource: whole, Status: validator.Empty}))
	}
	return results
}

// single judges a document that is no List. To look for a List, kubeconform parses each document once more than validation
// does; a plain one would say the same there. Only where nothing hints at a List is it worth trying.
func (v *documentValidator) single(whole resource.Resource) (validator.Result, bool) {
	if bytes.Contains(bytes.ToLower(whole.Bytes), []byte("list")) {
		return validator.Result{}, false
	}
	result := v.ValidateResource(whole)
	return result, result.Resource.Plain && !isList(result.Resource)
}

func isList(r resource.Resource) bool {
	sig, err := r.Signature()
	return err == nil && strings.EqualFold(sig.Kind, "list")
}

func judge(r validator.Result) documentResult {
	out := documentResult{Status: statusNames[r.Status], Errors: []fieldError{}}
	if sig, _ := r.Resource.Signature(); sig != nil {
		out.APIVersion, out.Kind, out.Namespace, out.Name = sig.Version, sig.Kind, sig.Namespace, sig.Name
	}
	for _, e := range r.ValidationErrors {
		out.Errors = append(out.Errors, fieldError{e.Path, e.Msg})
	}
	if r.Err != nil && len(out.Errors) == 0 {
		out.Errors = append(out.Errors, fieldError{"", r.Err.Error()})
	}
	return out
}
