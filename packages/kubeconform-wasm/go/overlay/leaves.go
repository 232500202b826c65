package validator

import (
	"slices"
	"strings"

	jsonschema "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Native reports as upstream does, for the command.
var Native bool

func report(e *jsonschema.ValidationError) []ValidationError {
	message.Grouped = Native
	if !Native {
		return leaves(e)
	}
	for i, cause := range e.Causes {
		e.Causes[i] = inlined(cause)
	}
	// As upstream does with what a schema itself answers.
	if len(e.Causes) == 1 {
		if _, ok := e.Causes[0].ErrorKind.(*kind.Group); ok {
			e.Causes = e.Causes[0].Causes
		}
	}
	out := []ValidationError{}
	for _, cause := range e.Causes {
		out = append(out, ValidationError{pointer(cause.InstanceLocation), cause.ErrorKind.LocalizedString(english)})
	}
	return out
}

// inlined is the error without references between shipped definitions: the schemas that the native tool reads have none.
func inlined(e *jsonschema.ValidationError) *jsonschema.ValidationError {
	for i, cause := range e.Causes {
		e.Causes[i] = inlined(cause)
	}
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		// They come out of a Go map.
		slices.Sort(k.Properties)
	case *kind.Reference:
		if !strings.HasPrefix(k.URL, "kubernetes:") {
			return e
		}
		if len(e.Causes) == 1 {
			return e.Causes[0]
		}
		e.ErrorKind = &kind.Group{}
	}
	return e
}

var english = message.NewPrinter(language.English)

// problem says what upstream does, but only when it is asked.
type problem struct{ cause error }

func (p problem) Error() string {
	return "problem validating schema. Check JSON formatting: " + strings.ReplaceAll(p.cause.Error(), "\n", " ")
}

// leaves are the errors that have no cause of their own. kubeconform takes the first level only, which hides what is
// wrong behind "validation failed" as soon as two fields of one object are wrong.
func leaves(e *jsonschema.ValidationError) []ValidationError {
	out := collect(e, nil)
	// The engine walks Go maps, whose order is random.
	slices.SortStableFunc(out, func(a, b ValidationError) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		return strings.Compare(a.Msg, b.Msg)
	})
	return slices.Compact(out)
}

func collect(e *jsonschema.ValidationError, out []ValidationError) []ValidationError {
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		slices.Sort(k.Properties)
	// null and '' stand for a field that is not set; nobody should write them.
	case *kind.Type:
		k.Want = slices.DeleteFunc(slices.Clone(k.Want), func(name string) bool { return name == "null" })
	case *kind.Enum:
		k.Want = slices.DeleteFunc(slices.Clone(k.Want), func(value any) bool { return value == nil || value == "" })
	case *kind.AnyOf, *kind.OneOf:
		return append(out, union(e))
	}
	if len(e.Causes) == 0 {
		return append(out, ValidationError{pointer(e.InstanceLocation), e.ErrorKind.LocalizedString(english)})
	}
	for _, cause := range e.Causes {
		out = collect(cause, out)
	}
	return out
}

// union says in one message what each branch wanted, at the field itself.
func union(e *jsonschema.ValidationError) ValidationError {
	var wanted []string
	for _, cause := range e.Causes {
		for _, leaf := range leaves(cause) {
			if !slices.Contains(wanted, leaf.Msg) {
				wanted = append(wanted, leaf.Msg)
			}
		}
	}
	text := strings.Join(wanted, " or ")
	if text == "" {
		text = e.ErrorKind.LocalizedString(english)
	}
	return ValidationError{pointer(e.InstanceLocation), text}
}

// pointer is written as upstream does, without escapes.
func pointer(location []string) string {
	if len(location) == 0 {
		return ""
	}
	return "/" + strings.Join(location, "/")
}
