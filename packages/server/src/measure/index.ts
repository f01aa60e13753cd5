export { measureRoutes } from './measure.routes.ts';
export { publishedMeasures } from './read-measures.ts';
export type { PublishedMeasures } from './read-measures.ts';
export { requireApproval } from './require-approval.ts';
