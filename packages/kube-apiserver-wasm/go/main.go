// Command kube-apiserver-wasm judges manifests as kubectl apply and the API server would, without either. It is built
// as a WASI reactor: a host calls _initialize once, then call() with JSON.
package main

import (
	"encoding/json"
	"fmt"
	"strings"
	_ "time/tzdata" // CronJobs may name any time zone
	"unsafe"
)

const (
	kubernetesMajor = 1
	kubernetesMinor = 37
)

func main() {}

// pinned holds what the host reads or writes, so that the collector leaves it alone.
var pinned = map[uintptr][]byte{}

var result []byte

var settings = config{ServiceCIDRs: []string{"10.96.0.0/12"}, NodePortRange: "30000-32767"}

//go:wasmexport allocate
func allocate(size int32) uint32 {
	b := make([]byte, max(size, 1))
	p := uintptr(unsafe.Pointer(&b[0]))
	pinned[p] = b
	return uint32(p)
}

//go:wasmexport call
func call(pointer uint32, size int32) uint32 {
	input := pinned[uintptr(pointer)][:size]
	delete(pinned, uintptr(pointer))
	answer, err := handle(input)
	if err != nil {
		answer = map[string]string{"failure": err.Error()}
	}
	if result, err = json.Marshal(answer); err != nil {
		result = fmt.Appendf(nil, `{"failure":%q}`, err.Error())
	}
	return uint32(uintptr(unsafe.Pointer(&result[0])))
}

//go:wasmexport resultSize
func resultSize() int32 { return int32(len(result)) }

// message is what a host sends: one of its members is set.
type message struct {
	Configure *config  `json:"configure"`
	Judge     *request `json:"judge"`
	Default   *request `json:"default"`
	Kinds     bool     `json:"kinds"`
}

func handle(input []byte) (any, error) {
	var m message
	if err := json.Unmarshal(input, &m); err != nil {
		return nil, err
	}
	switch {
	case m.Configure != nil:
		if _, err := m.Configure.allocators(); err != nil {
			return nil, err
		}
		settings = *m.Configure
		return struct{}{}, nil
	case m.Judge != nil:
		return judge(newCluster(settings), *m.Judge)
	case m.Default != nil:
		return complete(newCluster(settings), *m.Default), nil
	case m.Kinds:
		return kinds(), nil
	}
	return nil, fmt.Errorf("unknown message")
}

// kind is an entry of the list of served kinds.
type kind struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Resource   string `json:"resource"`
	Namespaced bool   `json:"namespaced"`
	Judged     bool   `json:"judged"`
}

func kinds() []kind {
	list := []kind{}
	for gvk, r := range resources {
		if gvk == r.GroupVersionKind && !strings.HasSuffix(r.Kind, "List") {
			list = append(list, kind{r.GroupVersion().String(), r.Kind, r.Resource, r.Namespaced, r.Strategy != nil})
		}
	}
	return list
}
