export { findDisagreement } from './disagreement.sql.ts';
export { listDisagreements } from './read-disagreements.ts';
export { hasOpenOverride } from './override-amount.ts';
export { findOverride, listOverrides } from './override.sql.ts';
export { findSettlementBarrier, hasOpenDisagreement } from './settle-disagreement.ts';
export { getReviewList } from './read-lists.ts';
export { keepOffRoutes } from './keep-off.routes.ts';
export { reviewRoutes } from './review.routes.ts';
export {
  findListOfClaim, findProposal, listClaimsOn, listSignatures, lockList, updateListState,
} from './review.sql.ts';
export type { StoredList } from './review.sql.ts';
export { reopenCase } from './reopen-case.ts';
export { findProposalBarrier, requireProposalStands } from './proposal-stands.ts';
export { registerChangesOf } from './register-changes.ts';
export { reviewTransitions } from './review.ts';
