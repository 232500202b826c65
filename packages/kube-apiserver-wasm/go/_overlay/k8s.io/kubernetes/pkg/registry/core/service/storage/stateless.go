package storage

import (
	"net"
	"net/netip"

	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"

	utilnet "k8s.io/apimachinery/pkg/util/net"
)

// Stateless runs the hooks of the Service registry over allocators that live in memory. It lies in this package
// because the hooks are not exported.
type Stateless struct{ alloc Allocators }

// NewStateless makes allocators for the given ranges; the first CIDR decides the default family.
func NewStateless(cidrs []netip.Prefix, ports utilnet.PortRange) (*Stateless, error) {
	byFamily := map[api.IPFamily]ipallocator.Interface{}
	first := api.IPv4Protocol
	for i, cidr := range cidrs {
		family := api.IPv4Protocol
		if cidr.Addr().Is6() {
			family = api.IPv6Protocol
		}
		if i == 0 {
			first = family
		}
		byFamily[family] = ipallocator.NewMetaAllocator(cidr, family)
	}
	nodePorts, err := portallocator.NewInMemory(ports)
	if err != nil {
		return nil, err
	}
	return &Stateless{makeAlloc(first, byFamily, nodePorts)}, nil
}

// BeginCreate is what the registry does before a Service is validated.
func (s *Stateless) BeginCreate(service *api.Service) error {
	normalizeClusterIPs(After{service}, Before{nil})
	_, err := s.alloc.allocateCreate(service, false)
	return err
}

// BeginUpdate is what the registry does before a change of a Service is validated.
func (s *Stateless) BeginUpdate(service, old *api.Service) error {
	patchAllocatedValues(After{service}, Before{old})
	normalizeClusterIPs(After{service}, Before{old})
	_, err := s.alloc.allocateUpdate(After{service}, Before{old}, false)
	return err
}

// Occupy marks the addresses and node ports of a Service that exists already.
func (s *Stateless) Occupy(service *api.Service) {
	for _, text := range service.Spec.ClusterIPs {
		if ip := net.ParseIP(text); ip != nil {
			for _, r := range s.alloc.serviceIPAllocatorsByFamily {
				_ = r.Allocate(ip)
			}
		}
	}
	for _, port := range collectServiceNodePorts(service) {
		_ = s.alloc.serviceNodePorts.Allocate(port)
	}
	if port := service.Spec.HealthCheckNodePort; port != 0 {
		_ = s.alloc.serviceNodePorts.Allocate(int(port))
	}
}
