export { transitions, waitingOffice } from './casefile.ts';
export { findOutlook } from './find-outlook.ts';
export { tellOfWork } from './tell-of-work.ts';
export { tellOverdue } from './tell-overdue.ts';
export { casefileRoutes } from './casefile.routes.ts';
