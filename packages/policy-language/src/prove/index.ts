/** 证明 — proofs about a checked policy; Node only, since the solver runs in a process of its own. */
export { sameAwards } from './difference.ts';
export { prove } from './prove.ts';
export type { Finding, ObligationKind } from './finding.ts';
