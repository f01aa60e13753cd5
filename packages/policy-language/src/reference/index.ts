/** 参照解释器 — the reference interpreter: what the evaluator is tested against. */
export { assessPlainly } from './assess.ts';
export type { PlainAnswer } from './assess.ts';
export type { PlainItem, PlainRequest } from './claim.ts';
