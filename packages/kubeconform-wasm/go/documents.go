package main

import (
	"bytes"
	"fmt"
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
}

type documentValidator struct {
	validator.Validator
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
	v, err := validator.New([]string{registryName(number)}, validator.Opts{
		KubernetesVersion:    options.KubernetesVersion,
		Strict:               options.Strict,
		IgnoreMissingSchemas: options.IgnoreMissingSchemas,
		SkipKinds:            set(options.Skip),
		RejectKinds:          set(options.Reject),
	})
	if err != nil {
		return nil, err
	}
	return &documentValidator{v}, nil
}

func set(names []string) map[string]struct{} {
	out := map[string]struct{}{}
	for _, name := range names {
		out[name] = struct{}{}
	}
	return out
}

func (v *documentValidator) validate(text []byte) []documentResult {
	results := []documentResult{}
	line := 1
	// kubeconform's splitter drops the last document when a final `---` line has no line break.
	if n := len(text); n > 0 && text[n-1] != '\n' {
		text = append(text, '\n')
	}
	for index := 0; len(text) > 0; index++ {
		advance, document, err := resource.SplitYAMLDocument(text, true)
		if err != nil || advance == 0 {
			panic(fmt.Sprintf("the splitter stopped %d bytes before the end: %v", len(text), err))
		}
		results = append(results, v.document(document, index, line)...)
		line += bytes.Count(text[:advance], []byte{'\n'})
		text = text[advance:]
	}
	return results
}

// document judges one YAML document: one result, or one for each member of a List.
func (v *documentValidator) document(document []byte, index, line int) []documentResult {
	whole := resource.Resource{Bytes: document}
	judged := v.ValidateResource(whole)
	results := []documentResult{judge(judged)}
	// Looking for a List first would parse every document twice.
	if strings.EqualFold(results[0].Kind, "list") {
		results = v.members(whole)
	}
	for i := range results {
		results[i].Index, results[i].Line = index, line
	}
	return results
}

func (v *documentValidator) members(list resource.Resource) []documentResult {
	results := []documentResult{}
	for i, member := range list.Resources() {
		result := judge(v.ValidateResource(member))
		result.Pointer = fmt.Sprintf("/items/%d", i)
		results = append(results, result)
	}
	if len(results) == 0 {
		return []documentResult{judge(validator.Result{Resource: list, Status: validator.Empty})}
	}
	return results
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
