export { applicantRoutes } from './applicant.routes.ts';
export { listApplicants as findApplicants, lockApplicant } from './applicant.sql.ts';
export { findWithinDistrict, requireOwnDistrict } from './district.ts';
export { getApplicant } from './read-applicants.ts';
