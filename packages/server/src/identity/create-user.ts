import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { insertAccount } from './identity.sql.ts';

/**
 * The password comes as its hash, which is slow to make and so is made before the transaction: `hashPassword`.
 * `passwordIsOwn`: whether the person themselves chose it; else they change it before they do anything.
 */
export interface NewUser {
  readonly username: string; readonly displayName: string; readonly passwordHash: string;
  readonly passwordIsOwn: boolean;
}

/**
 * 开户 — opens an account without a post, by the person (identity.sign-up) or by the system administrator
 * (identity.create-user); returns its id. Refuses with identity.username-taken.
 */
export async function createUser(context: VerbContext, input: NewUser): Promise<string> {
  const id = context.newId();
  try {
    await insertAccount(context.tx, {
      ...input, id, role: null, unit: null, district: null, createdAt: context.businessNow,
    });
  } catch (error) {
    if (brokenConstraint(error) === 'user_account_username') {
      throw refuse('identity.username-taken', undefined, 'username');
    }
    throw error;
  }
  await recordAudit(context, { act: 'identity.create-user', object: { kind: 'user', id } });
  return id;
}
