export { obligationRoles } from './obligation.ts';
export { obligationRoutes } from './obligation.routes.ts';
