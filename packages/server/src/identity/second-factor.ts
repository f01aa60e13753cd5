import type { LogIn, PasskeyAnswer, RefusalCode, SessionMethod } from '@qingce/contract';
import type { Reader, Tx } from '@qingce/database';
import { refuse } from '../foundation/index.ts';
import type { Call, Instant, Workplace } from '../foundation/index.ts';
import { listPasskeys } from './passkey.sql.ts';
import { provePasskey } from './prove-passkey.ts';
import type { PasskeySite } from './prove-passkey.ts';
import type { Keyring } from './sealed.ts';
import { isSecondFactor } from './totp.ts';
import { findTotp } from './totp.sql.ts';

interface Factors { readonly hasTotp: boolean; readonly hasPasskeys: boolean }

async function factorsOf(reader: Reader, userId: string): Promise<Factors> {
  return {
    hasTotp: (await findTotp(reader, userId))?.isConfirmed === true,
    hasPasskeys: (await listPasskeys(reader, userId)).length > 0,
  };
}

/** Whether signing in to the account takes more than its password. */
export async function hasSecondFactor(reader: Reader, userId: string): Promise<boolean> {
  const { hasTotp, hasPasskeys } = await factorsOf(reader, userId);
  return hasTotp || hasPasskeys;
}

/**
 * What protects an account is changed only from a session that its protection began. Refuses with
 * identity.second-factor-needed.
 */
export async function requireStrong(
  reader: Reader, { userId, method }: { userId: string; method: SessionMethod },
): Promise<void> {
  const isStrong = method === 'totp' || method === 'passkey';
  if (!isStrong && await hasSecondFactor(reader, userId)) throw refuse('identity.second-factor-needed');
}

/** What stands beside the password: `take` uses it up in the transaction of the session, `refusal` if that says no. */
export interface SecondProof {
  readonly method: SessionMethod;
  readonly refusal: Extract<RefusalCode, 'identity.code-wrong' | 'identity.passkey-wrong'>;
  readonly take: (tx: Tx, now: Instant) => Promise<boolean>;
}

interface Given {
  readonly userId: string;
  readonly code: LogIn['code'];
  readonly passkey: PasskeyAnswer | undefined;
  readonly site: PasskeySite | undefined;
  readonly keyring: Keyring;
}

/**
 * The second proof that was given, of those that the account takes. Refuses with identity.code-required and
 * identity.passkey-required when there was none.
 */
export async function secondProofOf(workplace: Workplace, call: Call, given: Given): Promise<SecondProof> {
  const { userId, code = '', passkey, site, keyring } = given;
  const factors = await factorsOf(workplace.database.kysely, userId);
  if (factors.hasPasskeys && passkey && site) {
    const proven = await provePasskey(workplace, call, { answer: passkey, site, isAlone: false });
    return {
      method: 'passkey', refusal: 'identity.passkey-wrong',
      take: async (tx, now) => proven?.userId === userId && proven.count(tx, now),
    };
  }
  if (factors.hasTotp && code !== '') {
    return {
      method: 'totp', refusal: 'identity.code-wrong',
      take: (tx, now) => isSecondFactor(tx, { userId, code, now, keyring }),
    };
  }
  requireNone(factors);
  return { method: 'password', refusal: 'identity.code-wrong', take: async () => true };
}

function requireNone({ hasTotp, hasPasskeys }: Factors): void {
  if (hasTotp) throw refuse('identity.code-required');
  if (hasPasskeys) throw refuse('identity.passkey-required');
}
