export { applicantRoutes } from './applicant.routes.ts';
export {
  confirmApplicant, findApplicantByCode, listApplicants as findApplicants, listSameApplicants, listUnconfirmed,
  lockSameApplicants,
} from './applicant.sql.ts';
export { findAimedAt } from './correction.sql.ts';
export { getCreditCode } from './credit-code.ts';
export { giveMandate, isInForce, lockMandates } from './give-mandate.ts';
export { answerRequest, getWaiting } from './join-applicant.ts';
export { findJoinRequest, listJoinRequests } from './join-request.sql.ts';
export type { StoredRequest } from './join-request.sql.ts';
export { requireReach, withinReach } from './reach.ts';
export type { Affair } from './reach.ts';
export { getApplicant } from './read-applicants.ts';
export { readRegisterFacts, toldHeld } from './record-register-facts.ts';
export { listRegisterFacts } from './register-fact.sql.ts';
export { heldIn } from './register-facts.ts';
export type { HeldFact, RegisterFact } from './register-facts.ts';
export { requireUnrestricted } from './require-unrestricted.ts';
export type { StoredRestriction } from './restriction.ts';
export {
  askToLiftBy, findRestriction, insertRestriction, insertRestrictionWord, keepRestriction, liftBy, listRestrictions,
  listRestrictionWords, lockRestriction, setRestrictionState,
} from './restriction.sql.ts';
export type { RestrictionWord } from './restriction.sql.ts';
