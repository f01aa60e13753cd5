import { describe, expect, test } from 'vitest';
import { roles } from '@qingce/contract';
import type { Role } from '@qingce/contract';
import { administrators, areApart } from '../identity/index.ts';
import { authorization, demoAuthorization } from './authorization.ts';

/** What the three who run the system may do: accounts, posts, delegations, and looking at that. */
const administration: Readonly<Record<string, readonly string[]>> = {
  'system-admin': [
    'identity.create-user', 'identity.list-delegations', 'identity.list-users', 'identity.reset-password',
  ],
  'security-admin': [
    'identity.assign-post', 'identity.end-delegation', 'identity.link-oidc', 'identity.list-delegations',
    'identity.list-users', 'identity.reset-totp', 'identity.unlink-oidc',
  ],
  'audit-admin': ['audit.read-records', 'identity.list-delegations', 'identity.list-users'],
};

function actsOf(role: Role): string[] {
  const table = Object.values({ ...authorization, ...demoAuthorization });
  return [...new Set(table.filter(({ who }) => Array.isArray(who) && who.includes(role)).map(({ act }) => act))];
}

// 三员分立 — GB/T 22239: who runs the system decides nothing in it.
describe('the three administrators', () => {
  test.each(administrators.map((role) => [role] as const))('%s has its own acts and no business power', (role) => {
    expect(actsOf(role).toSorted((a, b) => a.localeCompare(b))).toEqual(administration[role]);
  });

  test('no one of them both opens an account and gives it a post', () => {
    const both = administrators.filter((role) =>
      actsOf(role).includes('identity.create-user') && actsOf(role).includes('identity.assign-post'));
    expect(both).toEqual([]);
  });

  test('no one of them both sets a password and gives a post', () => {
    const both = administrators.filter((role) =>
      actsOf(role).includes('identity.reset-password') && actsOf(role).includes('identity.assign-post'));
    expect(both).toEqual([]);
  });

  test('hold no other post, nor does any officer hold theirs', () => {
    const shared = administrators.flatMap((admin) =>
      roles.filter((role) => role !== admin && !areApart(admin, role)).map((role) => `${admin} ${role}`));
    expect(shared).toEqual([]);
  });
});

test.each([
  ['finance-clerk', 'finance-releaser', true], ['finance-releaser', 'finance-clerk', true],
  ['finance-reviewer', 'finance-clerk', true], ['commerce-director', 'finance-reviewer', true],
  ['policy-drafter', 'commerce-director', true],
  ['auditor', 'commerce-clerk', true], ['commerce-section-chief', 'commerce-director', false],
  ['commerce-clerk', 'commerce-section-chief', false],
] as const)('%s and %s are kept apart: %s', (one, other, apart) => {
  expect(areApart(one, other)).toBe(apart);
});
