export { visitRoutes } from './visit.routes.ts';
export { visitTransitions } from './visit.ts';
