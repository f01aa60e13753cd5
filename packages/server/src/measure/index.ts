export { measureRoutes } from './measure.routes.ts';
export { findMeasure } from './measure.sql.ts';
export { publishedMeasures } from './read-measures.ts';
export type { PublishedMeasures } from './read-measures.ts';
export { requireApproval, requireApprovalOfAward } from './require-approval.ts';
