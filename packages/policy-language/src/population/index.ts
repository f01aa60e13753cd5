/** 模拟 — judging populations of claims, given or synthetic. */
export { openExplainer } from './explain.ts';
export type { Explainer } from './explain.ts';
export { openFindings } from './findings.ts';
export type { Found, Side } from './findings.ts';
export { judgeMany, POOL } from './judge-many.ts';
export type { JudgedMany } from './judge-many.ts';
export { enter, openJudge } from './judge.ts';
export type { Entered, Judged } from './judge.ts';
export { synthesize } from './synthesize.ts';
export { cutToCeiling, openChanges, openTally } from './tally.ts';
export type { Changes, Tally } from './tally.ts';
