export { compilePolicy } from './compile.ts';
export type { Compilation } from './compile.ts';
export type { Coverage } from './coverage.ts';
export { toJavaScript } from './emit/js/module.ts';
export { formatComplaint } from './diagnostics.ts';
export type { Complaint } from './diagnostics.ts';
export { nearestName } from './nearest-name.ts';
export * from './evaluate/index.ts';
export type * from './typed/ir.ts';
