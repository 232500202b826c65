export { runCronJobs } from './cronjob.ts';
export { runDaemonSets } from './daemonset.ts';
export { runJobs } from './job.ts';
export type { WorkloadParts } from './shared.ts';
export { runStatefulSets } from './statefulset.ts';
