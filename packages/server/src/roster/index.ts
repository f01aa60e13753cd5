export { hasRoster, hasUnnamedRow } from './read-roster.ts';
export { rosterRoutes } from './roster.routes.ts';
export { rosterTransitions } from './roster.ts';
