export { findPolicyVersion, getPolicyInForce, getPolicyVersion, listPoliciesInForce } from './policy-in-force.ts';
export { policyRoutes } from './policy.routes.ts';
export { publishPolicy } from './publish-policy.ts';
export { findStep, lastDayOf, officesOf } from './time-limit.ts';
export { exceptionalDaysOf, isWorkingDay, publishedYears, workingDayAfter } from './working-days.ts';
export type { ExceptionalDay } from './working-days.ts';
export { parseCompanion, readCompanion } from './read-companion.ts';
export { PolicyRefused, readPolicies } from './read-policies.ts';
export type { PolicyFolder } from './read-policies.ts';
