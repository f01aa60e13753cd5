export {
  actsFor, confirmedApplicants, getPerson, hasStake, isApplicantRole, isUnconfirmedFor, mayFor, requireConfirmed,
  requireDisinterested, requireMember, requireScope,
} from './acting-for.ts';
export type { Person } from './acting-for.ts';
export { administrators, areApart } from './apart.ts';
export { assignPost } from './assign-post.ts';
export { listStandIns } from './delegation.sql.ts';
export { createUser } from './create-user.ts';
export {
  findAccountById, findAccountByName, findDisplayNames, findPeople, hasAccounts, listColleagues, setPassword,
} from './identity.sql.ts';
export { identityRoutes } from './identity.routes.ts';
export { securityRoutes } from './security.routes.ts';
export type { LoginForm } from './identity-options.ts';
export type { SessionCookie } from './session-cookie.ts';
export { oidcRoutes } from './oidc.routes.ts';
export { oidcProvider } from './oidc.ts';
export type { OidcSettings } from './oidc.ts';
export { listOfficers } from './list-officers.ts';
export { endMandates, insertMandate, listMandates, listMembers } from './mandate.sql.ts';
export type { Mandate } from './mandate.sql.ts';
export { passkeyRoutes } from './passkey.routes.ts';
export type { PasskeySite } from './prove-passkey.ts';
export { requireImpartial } from './impartial.ts';
export { insertRecusal, listRecusals, listRecusedClaims } from './recusal.sql.ts';
export { hashPassword } from './password.ts';
export { sealSecrets } from './seal-secrets.ts';
export { SecretsUnreadable, parseKeyring } from './sealed.ts';
export type { Keyring } from './sealed.ts';
export { authenticate, newToken, sha256Of } from './session.ts';
export { endSessionsOf } from './session.sql.ts';
