package main

import (
	"encoding/json"
	"regexp"

	"github.com/yannh/kubeconform/pkg/registry"
	"github.com/yannh/kubeconform/pkg/resource"
	engine "github.com/yannh/kubeconform/pkg/validator"
)

// portion is how many bytes a command judges before it hands over results, so that a host can print them, or stop.
const portion = 256 << 10

// command is the text that a command reads now, and how far it has come.
type command struct {
	text   []byte
	stream bool
	// bytes and resources before the portion, and after it
	from, to   int
	seen, soon int
}

type commandResult struct {
	Status     string       `json:"status"`
	APIVersion string       `json:"apiVersion"`
	Kind       string       `json:"kind"`
	Namespace  string       `json:"namespace"`
	Name       string       `json:"name"`
	Message    string       `json:"message"`
	Errors     []fieldError `json:"errors"`
}

type commandPortion struct {
	Results []commandResult `json:"results"`
	Done    bool            `json:"done"`
	// The host has something to fetch, and to ask for the same portion again.
	Pending bool `json:"pending"`
}

// read takes the argument as the text to judge. Upstream treats a stream and a file differently: see `next`.
//
//go:wasmexport read
func read(validator, stream int32) {
	validators[validator].command = command{text: input, stream: stream != 0}
	input = nil
}

// judge gives the results of the next portion of the text, or those of the last one again.
//
//go:wasmexport judge
func judgePortion(validator, again int32) int32 {
	v := validators[validator]
	c := &v.command
	if again == 0 {
		c.from, c.seen = c.to, c.soon
	}
	c.to, c.soon = c.from, c.seen
	engine.Native = true
	registry.Pending = false
	results, done := v.next()
	collect(c.to - c.from)
	return answer(commandPortion{results, done, registry.Pending})
}

// next splits and judges as upstream's resource.FromFiles and FromStream do.
func (v *documentValidator) next() ([]commandResult, bool) {
	c := &v.command
	results := []commandResult{}
	for c.to-c.from < portion {
		// Nothing was found where a last `---` line has text, but no line break: upstream loses what is before it, too.
		advance, document, err := resource.SplitYAMLDocument(c.text[c.to:], true)
		if err != nil || advance == 0 {
			if c.soon == 0 && !c.stream {
				results = append(results, commandJudged(engine.Result{Resource: resource.Resource{}, Status: engine.Empty}))
			}
			return results, true
		}
		c.to += advance
		if len(document) == 0 && !c.stream {
			continue
		}
		judged := v.judgeResources(resource.Resource{Bytes: document})
		results = append(results, judged...)
		c.soon += len(judged)
	}
	return results, false
}

func (v *documentValidator) judgeResources(whole resource.Resource) []commandResult {
	defer collecting(whole.Bytes)()
	if result, ok := v.single(whole); ok {
		return []commandResult{commandJudged(result)}
	}
	results := []commandResult{}
	for _, member := range whole.Resources() {
		results = append(results, commandJudged(v.ValidateResource(member)))
		collect(len(member.Bytes))
	}
	return results
}

func commandJudged(r engine.Result) commandResult {
	sig, _ := r.Resource.Signature()
	out := commandResult{
		Status: statusNames[r.Status], APIVersion: sig.Version, Kind: sig.Kind, Namespace: sig.Namespace, Name: sig.Name,
		Errors: []fieldError{},
	}
	if r.Err != nil {
		out.Message = r.Err.Error()
	}
	for _, e := range r.ValidationErrors {
		out.Errors = append(out.Errors, fieldError{e.Path, e.Msg})
	}
	return out
}

// matches says whether a text, the second string of the argument, has a match of a regular expression, the first.
//
//go:wasmexport matches
func matches() int32 {
	var question [2]string
	if err := json.Unmarshal(input, &question); err != nil {
		panic(err)
	}
	input = nil
	matched, err := regexp.MatchString(question[0], question[1])
	if err != nil {
		return answer(map[string]any{"error": err.Error()})
	}
	return answer(map[string]any{"matched": matched})
}
