// Package main is kubeconform as a WASI reactor: a host configures validators, hands over YAML, reads verdicts as JSON.
package main

import (
	"encoding/json"
	"unsafe"

	engine "github.com/yannh/kubeconform/pkg/validator"
)

var (
	validators []*documentValidator
	// Whatever the host still reads or writes must stay reachable for the garbage collector.
	input, output []byte
)

func main() {}

// alloc makes room for the next argument and returns its address.
//
//go:wasmexport alloc
func alloc(size int32) unsafe.Pointer {
	input = make([]byte, size)
	return unsafe.Pointer(unsafe.SliceData(input))
}

// configure takes the options as JSON in the argument and returns the number of a new validator. Failures panic: only
// a wrong host can cause them.
//
//go:wasmexport configure
func configure() int32 {
	var options validatorOptions
	if err := json.Unmarshal(input, &options); err != nil {
		panic(err)
	}
	validator, err := newDocumentValidator(int32(len(validators)), options)
	if err != nil {
		panic(err)
	}
	validators = append(validators, validator)
	return int32(len(validators) - 1)
}

// validate judges the YAML in the argument; the answer is the length of the JSON that `result` points at.
//
//go:wasmexport validate
func validate(validator int32) int32 {
	engine.Native = false
	results := validators[validator].validate(input)
	collect(len(input))
	input = nil
	return answer(results)
}

func answer(value any) int32 {
	var err error
	if output, err = json.Marshal(value); err != nil {
		panic(err)
	}
	return int32(len(output))
}

// result is the address of the last answer.
//
//go:wasmexport result
func result() unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(output))
}
