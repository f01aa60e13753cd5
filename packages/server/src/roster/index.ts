export { rosterRoutes } from './roster.routes.ts';
export { rosterTransitions } from './roster.ts';
