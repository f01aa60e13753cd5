export { applicantRoutes } from './applicant.routes.ts';
export { getApplicant } from './read-applicants.ts';
