export { restrictionRoles } from './restriction.ts';
export { restrictionRoutes } from './restriction.routes.ts';
