/** 版本对照 — two versions of a policy, thing by thing. */
export { compareVersions } from './compare.ts';
export type { Difference } from './compare.ts';
