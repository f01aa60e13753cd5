export { transitions, waitingOffice } from './casefile.ts';
export { casefileRoutes } from './casefile.routes.ts';
