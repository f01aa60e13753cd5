/** 模拟 — judging populations of claims, given or synthetic. */
export { enter, openJudge } from './judge.ts';
export type { Entered, Judge, Judged } from './judge.ts';
export { synthesize } from './synthesize.ts';
export { cutToCeiling, openChanges, openTally } from './tally.ts';
export type { Changes, Tally } from './tally.ts';
