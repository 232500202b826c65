export {
  type Admission,
  type AdmissionAnswer,
  type AdmissionRequest,
  basicAdmission,
} from './admission/admission.ts';
export { type Engine, engineAdmission } from './admission/engine.ts';
export { lazyAdmission } from './admission/lazy.ts';
export type { LabClock } from './clock.ts';
export type { DnsQuery, DnsRecord, DnsReply } from './dns/message.ts';
export { type Internet, internet } from './internet.ts';
export { ConnectError, createLab, type Lab, type LabOptions } from './lab.ts';
export { natTable } from './network/iptables.ts';
export type { Network } from './network/network.ts';
export type { ServiceRule } from './network/rules.ts';
export type { FieldError } from './server/errors.ts';
