import { randomBytes } from 'node:crypto';
import type { Role } from '@qingce/contract';
import { runVerb } from '../foundation/index.ts';
import type { Workplace } from '../foundation/index.ts';
import { assignPost, createUser, hasAccounts, hashPassword } from '../identity/index.ts';

export interface FirstAccount { readonly username: string; readonly password: string }

const administrators: Readonly<Record<string, Role>> = {
  'system-admin': 'system-admin', 'security-admin': 'security-admin', 'audit-admin': 'audit-admin',
};

/** 三员 — opens the three administrators of a database that has no account yet; they open and post all others. */
export async function openFirstAccounts(workplace: Workplace): Promise<FirstAccount[]> {
  if (await hasAccounts(workplace.database.kysely)) return [];
  const accounts: FirstAccount[] = [];
  for (const [username, role] of Object.entries(administrators)) {
    const password = randomBytes(12).toString('base64url');
    const passwordHash = await hashPassword(password);
    await runVerb(workplace, { act: 'identity.create-user', actor: { kind: 'system' }, requestId: 'first-start' }, {
      input: { username, displayName: username, passwordHash, passwordIsOwn: false },
      verb: async (context, input) => assignPost(context, {
        userId: await createUser(context, input), role, unit: null,
      }),
      reply: () => null,
    });
    accounts.push({ username, password });
  }
  return accounts;
}
