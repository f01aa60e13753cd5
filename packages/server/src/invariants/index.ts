export { checkInvariants } from './check-invariants.ts';
export { invariantIds } from './invariants.ts';
export { invariantRoutes } from './invariants.routes.ts';
export { lookAtMoneyDaily } from './look-at-money.ts';
