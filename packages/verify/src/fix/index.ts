export { type Applied, applyFixes } from './apply.ts';
export { withFixes } from './mechanical.ts';
export { type Mended, mend, type Recheck } from './mend.ts';
