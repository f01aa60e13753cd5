import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { ConfirmTotp, TotpBegun } from '@qingce/contract';
import type { Tx } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { assert, millisecondsSince1970, refuse } from '../foundation/index.ts';
import type { Instant, VerbContext } from '../foundation/index.ts';
import { getPerson, requireOthers } from './acting-for.ts';
import { seal, unseal } from './sealed.ts';
import type { Keyring } from './sealed.ts';
import { endSessionsOf } from './session.sql.ts';
import { findAccountById } from './identity.sql.ts';
import { deletePasskeysOf } from './passkey.sql.ts';
import { sha256Of } from './session.ts';
import {
  beginStoredTotp, confirmStoredTotp, deleteTotp, findTotp, insertRecoveryCodes, takeRecoveryCode, takeStep,
} from './totp.sql.ts';

const issuer = 'Qingce';
const seconds = 30;
const recoveryCodes = 10;

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period: seconds });
}

/** 登记动态口令 — a new secret, which counts once a code confirms it. Refuses with identity.totp-set. */
export async function beginTotp(context: VerbContext, { keyring }: { keyring: Keyring }): Promise<TotpBegun> {
  const person = getPerson(context.actor);
  if ((await findTotp(context.tx, person.id))?.isConfirmed === true) throw refuse('identity.totp-set');
  const account = await findAccountById(context.tx, person.id);
  assert(account, 'whoever is signed in has an account');
  const secret = new Secret({ size: 20 }).base32;
  const sealed = seal(keyring, { secret, about: person.id });
  await beginStoredTotp(context.tx, { userId: person.id, secret: sealed, at: context.now });
  return { secret, uri: totpOf(secret, account.username).toString() };
}

/**
 * 确认动态口令 — a first code puts it in force and ends all other sessions; returns the recovery codes, which are shown
 * this once and kept as hashes. Refuses with identity.totp-set, identity.code-wrong.
 */
export async function confirmTotp(
  context: VerbContext, input: ConfirmTotp & { sessionId: string; keyring: Keyring },
): Promise<string[]> {
  const person = getPerson(context.actor);
  const totp = await findTotp(context.tx, person.id);
  if (totp?.isConfirmed === true) throw refuse('identity.totp-set');
  const use = { userId: person.id, code: input.code, now: context.now, keyring: input.keyring };
  if (!totp || !await isRightCode(context.tx, use)) {
    throw refuse('identity.code-wrong', undefined, 'code');
  }
  await confirmStoredTotp(context.tx, { userId: person.id, at: context.now });
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await insertRecoveryCodes(context.tx, { userId: person.id, sha256s: codes.map(sha256Of) });
  await endSessionsOf(context.tx, { userId: person.id, at: context.now, except: input.sessionId });
  await recordAudit(context, { act: 'identity.confirm-totp', object: { kind: 'user', id: person.id } });
  return codes;
}

/** 取消动态口令 — with a code of it. Refuses with identity.code-wrong. */
export async function removeTotp(context: VerbContext, input: ConfirmTotp & { keyring: Keyring }): Promise<void> {
  const person = getPerson(context.actor);
  if (!await isSecondFactor(context.tx, { ...input, userId: person.id, now: context.now })) {
    throw refuse('identity.code-wrong', undefined, 'code');
  }
  await deleteTotp(context.tx, person.id);
  await recordAudit(context, { act: 'identity.remove-totp', object: { kind: 'user', id: person.id } });
}

/**
 * 重置第二重验证 — by the security administrator, for someone who has lost telephone, recovery codes and passkeys; every
 * session of the account ends. Nobody takes their own away. Refuses with identity.own-account and
 * identity.user-not-found.
 */
export async function resetTotp(context: VerbContext, input: { userId: string }): Promise<void> {
  requireOthers(context.actor, input.userId);
  if (!await findAccountById(context.tx, input.userId)) throw refuse('identity.user-not-found');
  await deleteTotp(context.tx, input.userId);
  await deletePasskeysOf(context.tx, input.userId);
  await endSessionsOf(context.tx, { userId: input.userId, at: context.now });
  await recordAudit(context, { act: 'identity.reset-totp', object: { kind: 'user', id: input.userId } });
}

interface Use { readonly userId: string; readonly code: string; readonly now: Instant; readonly keyring: Keyring }

/** A code of the moment, or a recovery code; whichever it was is used up. */
export async function isSecondFactor(tx: Tx, use: Use): Promise<boolean> {
  const code = use.code.replaceAll(/[\s-]/g, '');
  if (/^[0-9]{6}$/.test(code)) return isRightCode(tx, { ...use, code });
  return takeRecoveryCode(tx, { userId: use.userId, sha256: sha256Of(code.toUpperCase()), at: use.now });
}

/** Of this step of 30 seconds or a neighbour, for clocks differ; each step is taken once. */
async function isRightCode(tx: Tx, { userId, code, now, keyring }: Use): Promise<boolean> {
  const totp = await findTotp(tx, userId);
  if (!totp) return false;
  const timestamp = millisecondsSince1970(now);
  const secret = unseal(keyring, { sealed: totp.secret, about: userId });
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: 1 });
  if (delta === null) return false;
  return takeStep(tx, { userId, step: BigInt(Math.floor(timestamp / (seconds * 1000)) + delta) });
}

// Without letters and digits that are taken for one another: 16 of 32 signs are 80 bits.
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function newRecoveryCode(): string {
  return Array.from(randomBytes(16), (byte) => signs.charAt(byte % signs.length)).join('');
}
