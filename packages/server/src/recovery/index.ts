export { recoveryRoles } from './recovery.ts';
export { recoveryRoutes } from './recovery.routes.ts';
