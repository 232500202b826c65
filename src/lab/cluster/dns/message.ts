export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'SRV' | 'PTR' | 'NS' | 'SOA' | 'TXT' | 'MX' | 'ANY';

export interface DnsQuery {
  /** Without the dot at the end. */
  readonly name: string;
  readonly type: RecordType;
}

export interface DnsRecord {
  readonly name: string;
  readonly type: RecordType;
  readonly ttl: number;
  /** As a zone file writes it: an address, a name without the dot at the end, or `0 50 80 target`. */
  readonly data: string;
}

export interface DnsReply {
  readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED';
  readonly answers: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  readonly additional: readonly DnsRecord[];
  readonly recursionAvailable: boolean;
}
