export { checkInvariants } from './check-invariants.ts';
export { invariantIds } from './invariants.ts';
