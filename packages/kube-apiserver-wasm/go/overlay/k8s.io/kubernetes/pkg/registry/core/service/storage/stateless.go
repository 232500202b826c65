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
		byFamily[family] = newMemoryRange(cidr, family)
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

// memoryRange answers as the registry's allocator for ServiceCIDR objects does, without objects.
type memoryRange struct {
	cidr   netip.Prefix
	family api.IPFamily
	first  netip.Addr
	taken  map[netip.Addr]bool
}

func newMemoryRange(cidr netip.Prefix, family api.IPFamily) *memoryRange {
	// Every cluster has the Service default/kubernetes at the first address.
	first := cidr.Masked().Addr().Next()
	return &memoryRange{cidr.Masked(), family, first, map[netip.Addr]bool{first: true}}
}

func (r *memoryRange) Allocate(ip net.IP) error {
	addr, ok := netip.AddrFromSlice(ip)
	addr = addr.Unmap()
	if !ok || !r.cidr.Contains(addr) {
		return ipallocator.ErrMismatchedNetwork
	}
	if addr.Less(r.first) || (r.family == api.IPv4Protocol && !r.cidr.Contains(addr.Next())) {
		return &ipallocator.ErrNotInRange{IP: ip, ValidRange: r.cidr.String()}
	}
	if r.taken[addr] {
		return ipallocator.ErrAllocated
	}
	r.taken[addr] = true
	return nil
}

func (r *memoryRange) AllocateNext() (net.IP, error) {
	for addr := r.first; r.cidr.Contains(addr); addr = addr.Next() {
		if !r.taken[addr] {
			r.taken[addr] = true
			return addr.AsSlice(), nil
		}
	}
	return nil, ipallocator.ErrFull
}

func (r *memoryRange) Release(ip net.IP) error {
	if addr, ok := netip.AddrFromSlice(ip); ok {
		delete(r.taken, addr.Unmap())
	}
	return nil
}

func (r *memoryRange) Has(ip net.IP) bool {
	addr, _ := netip.AddrFromSlice(ip)
	return r.taken[addr.Unmap()]
}

func (r *memoryRange) ForEach(visit func(net.IP)) {
	for addr := range r.taken {
		visit(addr.AsSlice())
	}
}

func (r *memoryRange) CIDR() net.IPNet {
	return net.IPNet{IP: r.cidr.Addr().AsSlice(), Mask: net.CIDRMask(r.cidr.Bits(), r.cidr.Addr().BitLen())}
}

func (r *memoryRange) IPFamily() api.IPFamily        { return r.family }
func (r *memoryRange) Destroy()                      {}
func (r *memoryRange) EnableMetrics()                {}
func (r *memoryRange) DryRun() ipallocator.Interface { return r }
