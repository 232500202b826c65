import type { Cluster } from '@ngrok/webernetes';

/** The etcd of a webernetes cluster, which its package does not export by name. */
export type EtcdLike = Cluster['etcd'];
