export { findAcceptanceBarrier, readChecklist } from './checklist.ts';
export { listChecks } from './checklist.sql.ts';
export { findOpenRound, listRounds } from './correction.sql.ts';
export { findUncorrectedBarrier, missedOf, resumeUncorrected } from './missed-correction.ts';
export { itemIdsOf, readClaimFacts, readHeldFacts } from './claim-facts.ts';
export type { ClaimFacts, FactsShown } from './claim-facts.ts';
export {
  countReceived, findClaim, findOpenClaim, findSignedAct, listClaims, listOpenedBy, listSignedClaims, lockClaim,
  takeNumber,
} from './claim.sql.ts';
export { claimNumber, claimTransitions } from './claim.ts';
export type { Claim, Transition } from './claim.ts';
export { findPerson, listElsewhere, listPersons, replacePersons } from './persons.sql.ts';
export { personsRows } from './persons.ts';
export type { PersonsRow } from './persons.ts';
export type { Person } from './persons.sql.ts';
export { findPaper } from './paper-claim.sql.ts';
export { claimsWithinReach, findReachedClaims } from './claims-within-reach.ts';
export { claimRoutes } from './claim.routes.ts';
export { recusalRoutes } from './recusal.routes.ts';
export { decideRecusal, recusalDeciders } from './recusal-request.ts';
export { recuse } from './recuse.ts';
export { paperRoutes } from './paper.routes.ts';
export { disownClaims, endClaim, listUnaccepted } from './end-claim.ts';
export {
  beginAct, findOfficeBarrier, finishAct, lockClaimOf, requireOffice, requireState, sign,
} from './move-claim.ts';
