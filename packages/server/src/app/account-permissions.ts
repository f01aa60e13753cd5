import { administrators } from '../identity/index.ts';
import { officeRoles } from './permission.ts';
import type { Permission } from './permission.ts';

/** 账号与岗位 — the part of the table of permissions for accounts, passwords that were forgotten, posts and stand-ins. */
export const accountPermissions: Readonly<Record<string, Permission>> = {
  'POST /api/password-letters': { act: 'identity.ask-password-letter', who: 'anyone' },
  'POST /api/password-letters/use': { act: 'identity.use-password-letter', who: 'anyone' },
  'POST /api/users/:userId/oidc-link': { act: 'identity.link-oidc', who: ['security-admin'] },
  'POST /api/users/:userId/oidc-link/remove': { act: 'identity.unlink-oidc', who: ['security-admin'] },
  'POST /api/users/:userId/totp/reset': { act: 'identity.reset-totp', who: ['security-admin'] },
  'POST /api/users/sign-up': { act: 'identity.sign-up', who: 'anyone' },
  'GET /api/users': { act: 'identity.list-users', who: administrators },
  'POST /api/users': { act: 'identity.create-user', who: ['system-admin'] },
  'POST /api/users/:userId/password': { act: 'identity.reset-password', who: ['system-admin'] },
  'POST /api/users/:userId/post': { act: 'identity.assign-post', who: ['security-admin'] },

  'GET /api/delegations': { act: 'identity.list-delegations', who: [...officeRoles, ...administrators] },
  'POST /api/delegations': { act: 'identity.delegate-post', who: officeRoles },
  'POST /api/delegations/:delegationId/end': {
    act: 'identity.end-delegation', who: [...officeRoles, 'security-admin'],
  },
  'POST /api/me/post': {
    act: 'identity.take-post', who: officeRoles, withoutKey: 'a session more does no harm, and no token may be kept',
  },
};
