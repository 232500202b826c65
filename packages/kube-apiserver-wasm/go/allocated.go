package main

import (
	"slices"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	api "k8s.io/kubernetes/pkg/apis/core"
)

// allocated are the values that the allocators chose for an object nobody stores.
type allocated struct {
	clusterIPs []string
	nodePorts  []int32
	healthPort int32
}

func allocatedFor(asked, given *api.Service) *allocated {
	a := &allocated{}
	for _, ip := range given.Spec.ClusterIPs {
		if ip != asked.Spec.ClusterIP && !slices.Contains(asked.Spec.ClusterIPs, ip) {
			a.clusterIPs = append(a.clusterIPs, ip)
		}
	}
	for i, port := range given.Spec.Ports {
		if asked.Spec.Ports[i].NodePort == 0 && port.NodePort != 0 {
			a.nodePorts = append(a.nodePorts, port.NodePort)
		}
	}
	if asked.Spec.HealthCheckNodePort == 0 {
		a.healthPort = given.Spec.HealthCheckNodePort
	}
	return a
}

// forget takes the chosen values out again, with the identity that every stored object gets.
func (a *allocated) forget(object runtime.Object) {
	if m, err := meta.Accessor(object); err == nil {
		m.SetUID("")
		m.SetResourceVersion("")
		m.SetCreationTimestamp(metav1.Time{})
	}
	service, ok := object.(*api.Service)
	if !ok {
		return
	}
	chosen := func(ip string) bool { return slices.Contains(a.clusterIPs, ip) }
	if chosen(service.Spec.ClusterIP) {
		service.Spec.ClusterIP = ""
	}
	service.Spec.ClusterIPs = slices.DeleteFunc(service.Spec.ClusterIPs, chosen)
	for i := range service.Spec.Ports {
		if slices.Contains(a.nodePorts, service.Spec.Ports[i].NodePort) {
			service.Spec.Ports[i].NodePort = 0
		}
	}
	if a.healthPort != 0 && service.Spec.HealthCheckNodePort == a.healthPort {
		service.Spec.HealthCheckNodePort = 0
	}
}
