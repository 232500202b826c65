export { runCronJobs } from './cronjob.ts';
export { runDaemonSets } from './daemonset.ts';
export { runJobs } from './job.ts';
export type { WorkloadParts } from './shared.ts';
export { runAutoscalers, runBudgets, runClaims, runQuotas } from './small.ts';
export { runStatefulSets } from './statefulset.ts';
