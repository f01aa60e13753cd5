export {
  actsFor, getPerson, hasStake, isApplicantRole, mayFor, requireDisinterested, requireMember, requireScope,
} from './acting-for.ts';
export type { Person } from './acting-for.ts';
export { administrators, areApart } from './apart.ts';
export { assignPost } from './assign-post.ts';
export { listStandIns } from './delegation.sql.ts';
export { createUser } from './create-user.ts';
export {
  findAccountById, findAccountByName, findDisplayNames, findPeople, hasAccounts, listColleagues,
} from './identity.sql.ts';
export { identityRoutes } from './identity.routes.ts';
export { securityRoutes } from './security.routes.ts';
export type { LoginForm, SessionCookie } from './identity.routes.ts';
export { endMandates, insertMandate, listMandates, listMembers } from './mandate.sql.ts';
export type { Mandate } from './mandate.sql.ts';
export { requireImpartial } from './impartial.ts';
export { insertRecusal, listRecusals, listRecusedClaims } from './recusal.sql.ts';
export { hashPassword } from './password.ts';
export { authenticate } from './session.ts';
