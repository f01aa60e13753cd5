export {
  actsFor, getPerson, hasStake, isApplicantRole, requireDisinterested, requireMandateHolder, requireMember,
} from './acting-for.ts';
export type { Person } from './acting-for.ts';
export { assignPost } from './assign-post.ts';
export { createUser } from './create-user.ts';
export {
  findAccountByName, findDisplayNames, hasAccounts, insertMembership, listColleagues, listMembers,
} from './identity.sql.ts';
export { identityRoutes } from './identity.routes.ts';
export type { LoginForm, SessionCookie } from './identity.routes.ts';
export { hashPassword } from './password.ts';
export { authenticate } from './session.ts';
