export { compilePolicy } from './compile.ts';
export type { Compilation, PolicyFiles } from './compile.ts';
export type { Coverage, PlainSentence } from './coverage.ts';
export { formatComplaint } from './diagnostics.ts';
export type { Complaint, ComplaintCode, QuickFix } from './diagnostics.ts';
export { nearestName } from './nearest-name.ts';
export * from './evaluate/index.ts';
export type * from './typed/ir.ts';
