package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	cmdutil "k8s.io/kubectl/pkg/cmd/util"
)

// problem is one error of a document.
type problem struct {
	Type     string          `json:"type"`
	Field    string          `json:"field"`
	BadValue json.RawMessage `json:"badValue,omitempty"`
	Detail   string          `json:"detail"`
	Message  string          `json:"message"`
}

// printed is the text kubectl prints for an error before it exits.
func printed(err error) string {
	text := ""
	cmdutil.BehaviorOnFatal(func(message string, _ int) { text = message })
	cmdutil.CheckErr(err)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text
}

// asStatus is what arrives at the client: an error without a status is an unnamed failure of the server.
func asStatus(err error) error {
	if err == nil {
		return nil
	}
	if status, ok := err.(apierrors.APIStatus); ok {
		return &apierrors.StatusError{ErrStatus: status.Status()}
	}
	return &apierrors.StatusError{ErrStatus: metav1.Status{Status: metav1.StatusFailure, Code: 500, Message: err.Error()}}
}

// problems takes an error apart. cause is the decoder's own error, if there was one.
func problems(err, cause error) []problem {
	if strict, ok := runtime.AsStrictDecodingError(cause); ok {
		return strictProblems(strict.Errors())
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(cause, &wrong) {
		return []problem{{Type: "WrongType", Field: wrong.Field, Detail: "expected " + wrong.Type.String() + ", got " + wrong.Value, Message: wrong.Error()}}
	}
	var status apierrors.APIStatus
	if errors.As(err, &status) && cause == nil {
		if details := status.Status().Details; details != nil && len(details.Causes) > 0 {
			var list []problem
			for _, c := range details.Causes {
				list = append(list, causeProblem(c))
			}
			return list
		}
	}
	if cause != nil {
		err = cause
	}
	return []problem{{Type: "Error", Detail: err.Error(), Message: err.Error()}}
}

var strictError = regexp.MustCompile(`^(unknown|duplicate) field "(.*)"$`)

func strictProblems(errs []error) []problem {
	var list []problem
	for _, err := range errs {
		p := problem{Type: "Error", Detail: err.Error(), Message: err.Error()}
		if m := strictError.FindStringSubmatch(err.Error()); m != nil {
			p.Type, p.Field = map[string]string{"unknown": "UnknownField", "duplicate": "DuplicateField"}[m[1]], m[2]
		}
		list = append(list, p)
	}
	return list
}

// causeProblem splits a status cause such as `Invalid value: "x": must be …` into value and detail.
func causeProblem(c metav1.StatusCause) problem {
	p := problem{Type: string(c.Type), Field: c.Field, Detail: c.Message, Message: c.Message}
	if c.Field != "" {
		p.Message = c.Field + ": " + c.Message
	}
	head, rest, found := strings.Cut(c.Message, ": ")
	if !found {
		p.Detail = ""
		return p
	}
	p.Detail = rest
	switch head {
	case "Invalid value", "Unsupported value", "Duplicate value", "Not found", "Too long", "Too many":
		d := json.NewDecoder(strings.NewReader(rest))
		var value json.RawMessage
		if d.Decode(&value) != nil {
			break
		}
		after := rest[d.InputOffset():]
		if detail, ok := strings.CutPrefix(after, ": "); ok || after == "" {
			p.BadValue, p.Detail = bytes.TrimSpace(value), detail
		}
	}
	return p
}
