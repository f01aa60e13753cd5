export { findApprovalBarrier, levelsFor } from './approval.ts';
export { listApprovals } from './approval.sql.ts';
export { awardRoutes } from './award.routes.ts';
export { listAppeals } from './appeal.sql.ts';
export { findDecision, listDecisions } from './award.sql.ts';
export { awardTransitions } from './award.ts';
export type { Decision } from './award.ts';
export { findDecisionBarrier, findRefusalBarrier } from './barriers.ts';
