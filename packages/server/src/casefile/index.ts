export { waitingOffice } from './casefile.ts';
export { casefileRoutes } from './casefile.routes.ts';
