package ipallocator

import (
	"net"
	"net/netip"

	api "k8s.io/kubernetes/pkg/apis/core"
)

// MetaAllocator answers as the allocator over ServiceCIDR and IPAddress objects does, with one range in memory.
type MetaAllocator struct {
	cidr   netip.Prefix
	family api.IPFamily
	first  netip.Addr
	taken  map[netip.Addr]bool
}

// NewMetaAllocator makes the allocator of one family.
func NewMetaAllocator(cidr netip.Prefix, family api.IPFamily) *MetaAllocator {
	// Every cluster has the Service default/kubernetes at the first address.
	first := cidr.Masked().Addr().Next()
	return &MetaAllocator{cidr.Masked(), family, first, map[netip.Addr]bool{first: true}}
}

func (r *MetaAllocator) Allocate(ip net.IP) error {
	addr, ok := netip.AddrFromSlice(ip)
	addr = addr.Unmap()
	// Neither the network's own address nor, for IPv4, its broadcast address belongs to the range.
	if !ok || addr.Less(r.first) || !r.cidr.Contains(addr) || (addr.Is4() && !r.cidr.Contains(addr.Next())) {
		return ErrMismatchedNetwork
	}
	if r.taken[addr] {
		return ErrAllocated
	}
	r.taken[addr] = true
	return nil
}

// AllocateService takes an address that a Service asks for.
func (r *MetaAllocator) AllocateService(_ *api.Service, ip net.IP) error { return r.Allocate(ip) }

// AllocateNextService takes the first free address.
func (r *MetaAllocator) AllocateNextService(*api.Service) (net.IP, error) { return r.AllocateNext() }

func (r *MetaAllocator) AllocateNext() (net.IP, error) {
	for addr := r.first; r.cidr.Contains(addr); addr = addr.Next() {
		if !r.taken[addr] {
			r.taken[addr] = true
			return addr.AsSlice(), nil
		}
	}
	return nil, ErrFull
}

func (r *MetaAllocator) Release(ip net.IP) error {
	if addr, ok := netip.AddrFromSlice(ip); ok {
		delete(r.taken, addr.Unmap())
	}
	return nil
}

func (r *MetaAllocator) Has(ip net.IP) bool {
	addr, _ := netip.AddrFromSlice(ip)
	return r.taken[addr.Unmap()]
}

func (r *MetaAllocator) ForEach(visit func(net.IP)) {
	for addr := range r.taken {
		visit(addr.AsSlice())
	}
}

func (r *MetaAllocator) CIDR() net.IPNet {
	return net.IPNet{IP: r.cidr.Addr().AsSlice(), Mask: net.CIDRMask(r.cidr.Bits(), r.cidr.Addr().BitLen())}
}

func (r *MetaAllocator) IPFamily() api.IPFamily { return r.family }
func (r *MetaAllocator) Destroy()               {}
func (r *MetaAllocator) EnableMetrics()         {}
func (r *MetaAllocator) DryRun() Interface      { return r }
