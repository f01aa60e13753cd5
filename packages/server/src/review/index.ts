export { getReviewList } from './read-lists.ts';
export { reviewRoutes } from './review.routes.ts';
export { findListOfClaim, findProposal, lockList, updateListState } from './review.sql.ts';
export type { StoredList } from './review.sql.ts';
export { requireRecordStands } from './record.ts';
export { reviewTransitions } from './review.ts';
