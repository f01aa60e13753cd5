export { visitRoutes } from './visit.routes.ts';
export { findPhoto, findVisit } from './visit.sql.ts';
export { visitTransitions } from './visit.ts';
