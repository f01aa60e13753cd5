import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Passkey, RegisterPasskey, SessionMethod } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { assert, instantAfter, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from './acting-for.ts';
import { insertChallenge, takeChallenge } from './challenge.sql.ts';
import { findAccountById } from './identity.sql.ts';
import { deletePasskey, insertPasskey, listPasskeys, renameStoredPasskey } from './passkey.sql.ts';
import { challengeIn, handleOf, passkeyMinutes } from './prove-passkey.ts';
import type { PasskeySite } from './prove-passkey.ts';
import { requireStrong } from './second-factor.ts';
import { endSessionsOf } from './session.sql.ts';
import { sha256Of } from './session.ts';

/** EdDSA, ES256 and RS256 (COSE), which every device knows one of. */
const algorithms = [-8, -7, -257];

/** The session that asks: which it is, and by what it was begun. */
interface Asking { readonly sessionId: string; readonly method: SessionMethod }

/** What the person has registered, the first one first. */
export async function listOwnPasskeys(context: VerbContext): Promise<Passkey[]> {
  const passkeys = await listPasskeys(context.tx, getPerson(context.actor).id);
  return passkeys.map(({ id, name, isSynced, registeredAt, lastUsedAt }) =>
    ({ id, name, isSynced, registeredAt, lastUsedAt }));
}

/**
 * 登记通行密钥 — what the device is asked to make: a key that it finds again by itself. Refuses with
 * identity.second-factor-needed where the account has a second factor that did not begin this session.
 */
export async function beginPasskey(context: VerbContext, input: Pick<Asking, 'method'> & { site: PasskeySite }) {
  const person = getPerson(context.actor);
  await requireStrong(context.tx, { userId: person.id, method: input.method });
  const account = await findAccountById(context.tx, person.id);
  assert(account, 'whoever is signed in has an account');
  const registered = await listPasskeys(context.tx, person.id);
  const options = await generateRegistrationOptions({
    rpName: 'Qingce', rpID: input.site.rpId, userName: account.username, userDisplayName: account.displayName,
    userID: new Uint8Array(Buffer.from(handleOf(person.id), 'base64url')), attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: registered.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
  await insertChallenge(context.tx, {
    tokenSha256: sha256Of(options.challenge), purpose: 'passkey-register', userId: person.id, kept: {},
    expiresAt: instantAfter(context.now, passkeyMinutes),
  }, context.now);
  return options;
}

/**
 * Keeps the public key that the device made, under the name that the person gives it, and ends all other sessions, for
 * they began with less. Refuses with identity.second-factor-needed, -passkey-wrong and -passkey-known.
 */
export async function registerPasskey(
  context: VerbContext, input: RegisterPasskey & Asking & { site: PasskeySite },
): Promise<void> {
  const { id: userId } = getPerson(context.actor);
  await requireStrong(context.tx, { userId, method: input.method });
  const challenge = challengeIn(input.answer.response.clientDataJSON) ?? '';
  const asked = await takeChallenge(context.tx, {
    tokenSha256: sha256Of(challenge), purpose: 'passkey-register', now: context.now,
  });
  const found = asked?.userId !== userId ? undefined : await verifyRegistrationResponse({
    response: input.answer as RegistrationResponseJSON, expectedChallenge: challenge,
    expectedOrigin: input.site.origin, expectedRPID: input.site.rpId, requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
    // Whatever the library finds wrong, it throws.
  }).catch(() => undefined);
  if (found?.verified !== true) throw refuse('identity.passkey-wrong');
  const { credential, credentialBackedUp } = found.registrationInfo;
  const passkey = {
    id: context.newId(), userId, credentialId: credential.id, counter: BigInt(credential.counter),
    publicKey: Buffer.from(credential.publicKey).toString('base64url'), name: input.name,
    isSynced: credentialBackedUp, registeredAt: context.now,
  };
  try {
    await insertPasskey(context.tx, passkey);
  } catch (error) {
    if (brokenConstraint(error) === 'passkey_credential') throw refuse('identity.passkey-known');
    throw error;
  }
  await endSessionsOf(context.tx, { userId, at: context.now, except: input.sessionId });
  await recordAudit(context, {
    act: 'identity.register-passkey', object: { kind: 'user', id: userId }, details: { passkey: passkey.id },
  });
}

/** 改名 — Refuses with identity.passkey-not-found. */
export async function renamePasskey(
  context: VerbContext, input: { passkeyId: string; name: string },
): Promise<void> {
  const { id: userId } = getPerson(context.actor);
  if (!await renameStoredPasskey(context.tx, { id: input.passkeyId, userId, name: input.name })) {
    throw refuse('identity.passkey-not-found');
  }
  await recordAudit(context, {
    act: 'identity.rename-passkey', object: { kind: 'user', id: userId }, details: { passkey: input.passkeyId },
  });
}

/** 移除 — from a session that a second factor began. Refuses with identity.second-factor-needed, -passkey-not-found. */
export async function removePasskey(
  context: VerbContext, input: { passkeyId: string } & Pick<Asking, 'method'>,
): Promise<void> {
  const { id: userId } = getPerson(context.actor);
  await requireStrong(context.tx, { userId, method: input.method });
  if (!await deletePasskey(context.tx, { id: input.passkeyId, userId })) throw refuse('identity.passkey-not-found');
  await recordAudit(context, {
    act: 'identity.remove-passkey', object: { kind: 'user', id: userId }, details: { passkey: input.passkeyId },
  });
}
