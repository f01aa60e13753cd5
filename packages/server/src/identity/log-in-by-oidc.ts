import { languages } from '@qingce/contract';
import type { Language } from '@qingce/contract';
import { z } from 'zod';
import { recordDenial } from '../audit/index.ts';
import { Refusal, assert, instantAfter, refuse, runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import { beginSession } from './begin-session.ts';
import type { Entered, Origin } from './begin-session.ts';
import { insertChallenge, takeChallenge } from './challenge.sql.ts';
import { findAccountById } from './identity.sql.ts';
import type { Account } from './identity.sql.ts';
import { findOidcLink } from './oidc.sql.ts';
import type { OidcExpected, OidcProvider } from './oidc.ts';
import { hasSecondFactor } from './second-factor.ts';
import { newToken, sha256Of } from './session.ts';

/** As long as somebody may take at the provider. */
const minutes = 10;

/** What was kept of an attempt. */
const Kept = z.object({
  next: z.string(), language: z.enum(languages), state: z.string(), nonce: z.string(), verifier: z.string(),
});

/** What the way back needs besides the answer of the provider. */
interface Errand { readonly next: string; readonly language: Language }

/** 统一身份登录 — where to send the browser, and the token that it brings back in a cookie. */
export async function beginOidc(
  workplace: Workplace, call: Call, { provider, next, language }: Errand & { provider: OidcProvider },
): Promise<{ address: string; token: string }> {
  const { address, expected } = await provider.begin();
  const token = newToken();
  await runVerb(workplace, call, {
    input: null,
    verb: ({ tx, now }) => insertChallenge(tx, {
      tokenSha256: sha256Of(token), purpose: 'oidc', userId: null, kept: { ...expected, next, language },
      expiresAt: instantAfter(now, minutes),
    }, now),
    reply: () => null,
  });
  return { address, token };
}

/** The attempt that the browser comes back from, taken once. Refuses with identity.oidc-expired. */
export async function takeOidc(
  workplace: Workplace, call: Call, token: string | undefined,
): Promise<Errand & { expected: OidcExpected }> {
  const kept = token === undefined ? undefined : await runVerb(workplace, call, {
    input: null,
    verb: ({ tx, now }) => takeChallenge(tx, { tokenSha256: sha256Of(token), purpose: 'oidc', now }),
    reply: (challenge) => challenge?.kept,
  });
  if (kept === undefined) throw refuse('identity.oidc-expired');
  const { next, language, ...expected } = Kept.parse(kept);
  return { next, language, expected };
}

/** The answer of the provider: the address that the browser came back to, and what it is compared with. */
interface Answer {
  readonly provider: OidcProvider;
  readonly back: URL;
  readonly expected: OidcExpected;
  readonly origin: Origin;
}

/**
 * Begins a session for the account that the person is linked to, with the powers of its post and no other. Refuses with
 * identity.oidc-unavailable, -oidc-refused, -oidc-unlinked, -oidc-unconfirmed and -oidc-weak; the trail keeps each.
 */
export async function finishOidc(workplace: Workplace, call: Call, answer: Answer): Promise<Entered> {
  const subject = { id: undefined as string | undefined };
  try {
    subject.id = await answer.provider.subjectOf(answer.back, answer.expected);
    const account = await getLinkedAccount(workplace, answer.provider, subject.id);
    const entered = await beginSession(workplace, call, { account, origin: answer.origin, method: 'oidc' });
    assert(entered, 'nothing else has to hold');
    return entered;
  } catch (error) {
    if (error instanceof Refusal) await keepRefusal(workplace, call, { code: error.code, subject: subject.id });
    throw error;
  }
}

async function getLinkedAccount(workplace: Workplace, provider: OidcProvider, subject: string): Promise<Account> {
  const reader = workplace.database.kysely;
  const { issuer, level } = provider.settings;
  const link = await findOidcLink(reader, { issuer, subject });
  const account = link && await findAccountById(reader, link.userId);
  if (!account) throw refuse('identity.oidc-unlinked', { subject });
  if (!link.isConfirmed) throw refuse('identity.oidc-unconfirmed');
  // Whoever set a second factor is not let in with less, unless the provider vouched for as much.
  if (level === undefined && await hasSecondFactor(reader, account.id)) throw refuse('identity.oidc-weak');
  return account;
}

async function keepRefusal(
  workplace: Workplace, call: Call, { code, subject }: { code: string; subject: string | undefined },
): Promise<void> {
  await runVerb(workplace, call, {
    input: null,
    verb: (context) => recordDenial(context, {
      act: 'identity.log-in', object: { kind: 'oidc-subject', id: subject === undefined ? '' : sha256Of(subject) },
      details: { refusal: code, method: 'oidc' },
    }),
    reply: () => null,
  });
}
