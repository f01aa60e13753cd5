export { transitions } from './casefile.ts';
export { casefileRoutes } from './casefile.routes.ts';
