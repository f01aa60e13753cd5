export { applicantRoutes } from './applicant.routes.ts';
export { findApplicantByCode, listApplicants as findApplicants, lockApplicant } from './applicant.sql.ts';
export { getCreditCode } from './credit-code.ts';
export { findWithinDistrict, requireOwnDistrict } from './district.ts';
export { getApplicant } from './read-applicants.ts';
export { requireUnrestricted } from './require-unrestricted.ts';
export type { StoredRestriction } from './restriction.ts';
export {
  askToLiftBy, insertRestriction, insertRestrictionWord, keepRestriction, liftBy, listRestrictions,
  listRestrictionWords, lockRestriction, setRestrictionState,
} from './restriction.sql.ts';
export type { RestrictionWord } from './restriction.sql.ts';
