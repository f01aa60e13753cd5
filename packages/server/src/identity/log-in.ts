import type { LogIn, SessionMethod } from '@qingce/contract';
import type { Tx } from '@qingce/database';
import { recordAudit, recordDenial } from '../audit/index.ts';
import { instantAfter, refuse, runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import { findAccountByName } from './identity.sql.ts';
import type { Account } from './identity.sql.ts';
import { verifyPassword } from './password.ts';
import { actorIn, newToken, sha256Of } from './session.ts';
import {
  countFailures, endSession, forgetFailures, insertFailure, insertKnownDevice, insertSession, isKnownDevice,
} from './session.sql.ts';
import { isSecondFactor } from './totp.ts';
import { findTotp } from './totp.sql.ts';

const failuresMost = 5;
/** From everywhere together, but for browsers that have signed in before: a net of machines shall not guess on. */
const failuresOfNameMost = 50;
const failureMinutes = 15;

/** Where an attempt comes from; `device` is the token of a browser that has signed in before, or says so. */
export interface Origin { readonly address: string; readonly agent: string; readonly device: string | undefined }

/** The token of the session, and that by which this browser is known from now on. */
export interface Entered { readonly token: string; readonly device: string }

/**
 * 登录 — begins a session. Stands outside runVerb: a failure must be kept although the request is refused, and a token
 * must not lie among the kept replies. Refuses with identity.credentials-wrong, whichever of the two is wrong, with
 * identity.code-required and identity.code-wrong where there is a second factor, and with identity.too-many-attempts
 * after five failures in 15 minutes from the same place. Failures elsewhere do not lock out a browser that is known.
 */
export async function logIn(workplace: Workplace, call: Call, input: LogIn & { origin: Origin }): Promise<Entered> {
  const account = await findAccountByName(workplace.database.kysely, input.username);
  const attempt = await attemptOf(workplace, { account, input });
  await requirePatience(workplace, attempt);
  if (!(await verifyPassword(input.password, account?.passwordHash)) || !account) {
    await keepFailure(workplace, call, { ...attempt, refusal: 'identity.credentials-wrong' });
    throw refuse('identity.credentials-wrong');
  }
  return enter(workplace, call, { attempt, account, code: input.code, origin: input.origin });
}

interface Attempt {
  readonly usernameSha256: string;
  readonly sourceSha256: string;
  readonly isKnown: boolean;
  readonly account: Account | undefined;
}

/** Failures are counted by the browser where it is known, else by name and address. */
async function attemptOf(
  workplace: Workplace, { account, input }: { account: Account | undefined; input: LogIn & { origin: Origin } },
): Promise<Attempt> {
  const { address, device } = input.origin;
  const isKnown = account !== undefined && device !== undefined && await isKnownDevice(
    workplace.database.kysely, { tokenSha256: sha256Of(device), userId: account.id });
  const source = isKnown ? `device ${input.username} ${device}` : `address ${input.username} ${address}`;
  return { usernameSha256: sha256Of(input.username), sourceSha256: sha256Of(source), isKnown, account };
}

async function requirePatience(workplace: Workplace, attempt: Attempt): Promise<void> {
  const reader = workplace.database.kysely;
  const since = instantAfter(workplace.clocks.real(), -failureMinutes);
  const fromHere = await countFailures(reader, { sourceSha256: attempt.sourceSha256, since });
  const ofName = attempt.isKnown ? 0 : await countFailures(reader, { usernameSha256: attempt.usernameSha256, since });
  if (fromHere >= failuresMost || ofName >= failuresOfNameMost) {
    throw refuse('identity.too-many-attempts', { minutes: `${failureMinutes}` });
  }
}

async function keepFailure(workplace: Workplace, call: Call, attempt: Attempt & { refusal: string }): Promise<void> {
  await runVerb(workplace, { ...call, actor: { kind: 'public' } }, {
    input: attempt,
    verb: async (context) => {
      const { usernameSha256, sourceSha256, account, refusal } = attempt;
      await insertFailure(context.tx, { usernameSha256, sourceSha256, at: context.now });
      const object = account ? { kind: 'user', id: account.id } : { kind: 'username', id: usernameSha256 };
      await recordDenial(context, { act: 'identity.log-in', object, details: { refusal } });
    },
    reply: () => null,
  });
}

interface Entering {
  readonly attempt: Attempt;
  readonly account: Account;
  readonly code: string | undefined;
  readonly origin: Origin;
}

/** Past the password: asks for the second factor where there is one, and uses it up in the session's transaction. */
async function enter(workplace: Workplace, call: Call, entering: Entering): Promise<Entered> {
  const { attempt, account, code, origin } = entering;
  const hasTotp = (await findTotp(workplace.database.kysely, account.id))?.isConfirmed === true;
  if (hasTotp && (code === undefined || code === '')) throw refuse('identity.code-required');
  const entered = await beginSession(workplace, call, {
    account, origin, method: hasTotp ? 'totp' : 'password',
    before: async (tx, now) => {
      if (hasTotp && !await isSecondFactor(tx, { userId: account.id, code: code ?? '', now })) return false;
      await forgetFailures(tx, attempt.sourceSha256);
      return true;
    },
  });
  if (entered !== undefined) return entered;
  await keepFailure(workplace, call, { ...attempt, refusal: 'identity.code-wrong' });
  throw refuse('identity.code-wrong', undefined, 'code');
}

interface Beginning {
  readonly account: Account;
  readonly origin: Origin;
  readonly method: SessionMethod;
  /** What has to hold in the transaction of the session; without it none begins. */
  readonly before?: (tx: Tx, now: string) => Promise<boolean>;
}

/** A new session under a new token, and a browser that is known from now on; undefined when `before` says no. */
async function beginSession(
  workplace: Workplace, call: Call, beginning: Beginning,
): Promise<Entered | undefined> {
  const { account, origin, method, before } = beginning;
  const token = newToken();
  const device = origin.device ?? newToken();
  const actor = await actorIn(workplace, { account, delegationId: null });
  return runVerb(workplace, { ...call, actor }, {
    input: { userId: account.id, method },
    verb: async (context) => {
      if (before && !await before(context.tx, context.now)) return undefined;
      await insertKnownDevice(context.tx, { tokenSha256: sha256Of(device), userId: account.id, at: context.now });
      await insertSession(context.tx, {
        id: context.newId(), tokenSha256: sha256Of(token), userId: account.id, startedAt: context.now,
        lastSeenAt: context.now, delegationId: null, agent: origin.agent, method,
      });
      await recordAudit(context, {
        act: 'identity.log-in', object: { kind: 'user', id: account.id }, details: { method },
      });
      return { token, device };
    },
    reply: (entered) => entered,
  });
}

/** 退出 — the token is worth nothing from now on. */
export async function logOut(workplace: Workplace, call: Call, token: string): Promise<void> {
  const { actor } = call;
  if (actor.kind !== 'user') return;
  await runVerb(workplace, call, {
    input: { tokenSha256: sha256Of(token) },
    verb: async (context, { tokenSha256 }) => {
      await endSession(context.tx, { tokenSha256, at: context.now });
      await recordAudit(context, { act: 'identity.log-out', object: { kind: 'user', id: actor.id } });
    },
    reply: () => null,
  });
}
