import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { PasskeyAnswer } from '@qingce/contract';
import type { Tx } from '@qingce/database';
import { instantAfter, runVerb } from '../foundation/index.ts';
import type { Call, Instant, VerbContext, Workplace } from '../foundation/index.ts';
import { insertChallenge, takeChallenge } from './challenge.sql.ts';
import { countPasskeyUse, findPasskey } from './passkey.sql.ts';
import type { StoredPasskey } from './passkey.sql.ts';
import { sha256Of } from './session.ts';

/** Where passkeys are made for and believed from: the address of this site, and the name of its host. */
export interface PasskeySite { readonly origin: string; readonly rpId: string }

/** As long as somebody may take at their device. */
export const passkeyMinutes = 5;

/** 通行密钥登录 — what any passkey of this site may be asked; which person it is, the passkey says. */
export async function askForPasskey(context: VerbContext, site: PasskeySite) {
  const options = await generateAuthenticationOptions({ rpID: site.rpId, userVerification: 'preferred' });
  await insertChallenge(context.tx, {
    tokenSha256: sha256Of(options.challenge), purpose: 'passkey-sign-in', userId: null, kept: {},
    expiresAt: instantAfter(context.now, passkeyMinutes),
  }, context.now);
  return options;
}

/** A passkey that answered; `count` belongs into the transaction of what it opens, and says no to a copy of it. */
export interface ProvenPasskey {
  readonly userId: string;
  readonly count: (tx: Tx, now: Instant) => Promise<boolean>;
}

interface Proving {
  readonly answer: PasskeyAnswer;
  readonly site: PasskeySite;
  /** Without a password beside it, the device has to have known its person, by a PIN or a finger. */
  readonly isAlone: boolean;
}

/** The passkey whose answer it is; undefined when it is not to be believed. The question is used up either way. */
export async function provePasskey(
  workplace: Workplace, call: Call, { answer, site, isAlone }: Proving,
): Promise<ProvenPasskey | undefined> {
  const challenge = await takeAsked(workplace, call, { clientData: answer.response.clientDataJSON });
  const passkey = await findPasskey(workplace.database.kysely, answer.id);
  if (challenge === undefined || !passkey || !isOfItsPerson(passkey, answer)) return undefined;
  const found = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: site.origin,
    expectedRPID: site.rpId, requireUserVerification: isAlone,
    credential: {
      id: passkey.credentialId, counter: Number(passkey.counter),
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
    },
    // Whatever the library finds wrong, it throws.
  }).catch(() => undefined);
  if (found?.verified !== true) return undefined;
  const counter = BigInt(found.authenticationInfo.newCounter);
  return {
    userId: passkey.userId,
    count: (tx, now) => countPasskeyUse(tx, { id: passkey.id, counter, at: now }),
  };
}

/** The question that was asked, out of what the browser signed; taken in a transaction of its own. */
async function takeAsked(
  workplace: Workplace, call: Call, { clientData }: { clientData: string },
): Promise<string | undefined> {
  const challenge = challengeIn(clientData);
  if (challenge === undefined) return undefined;
  const isOurs = await runVerb(workplace, call, {
    input: null,
    verb: ({ tx, now }) => takeChallenge(tx, { tokenSha256: sha256Of(challenge), purpose: 'passkey-sign-in', now }),
    reply: (taken) => taken !== undefined,
  });
  return isOurs ? challenge : undefined;
}

/** The challenge in a browser's client data (WebAuthn §5.8.1); undefined when it is no such thing. */
export function challengeIn(clientData: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** What the device keeps as the user's handle is the account's id. */
export function handleOf(userId: string): string {
  return Buffer.from(userId).toString('base64url');
}

function isOfItsPerson(passkey: StoredPasskey, { response }: PasskeyAnswer): boolean {
  return response.userHandle === undefined || response.userHandle === handleOf(passkey.userId);
}
