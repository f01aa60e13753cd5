import type { LogIn } from '@qingce/contract';
import { recordAudit, recordDenial } from '../audit/index.ts';
import { instantAfter, refuse, runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import { beginSession } from './begin-session.ts';
import type { Entered, Origin } from './begin-session.ts';
import { findAccountByName } from './identity.sql.ts';
import type { Account } from './identity.sql.ts';
import { verifyPassword } from './password.ts';
import type { PasskeySite } from './prove-passkey.ts';
import type { Keyring } from './sealed.ts';
import { secondProofOf } from './second-factor.ts';
import { sha256Of } from './session.ts';
import { countFailures, endSession, forgetFailures, insertFailure, isKnownDevice } from './session.sql.ts';

const failuresMost = 5;
/** From everywhere together, but for browsers that have signed in before: a net of machines shall not guess on. */
const failuresOfNameMost = 50;
const failureMinutes = 15;

/**
 * 登录 — begins a session. Stands outside runVerb: a failure must be kept although the request is refused, and a token
 * must not lie among the kept replies. Refuses with identity.credentials-wrong, whichever of the two is wrong, with
 * identity.code-required or -wrong and identity.passkey-required or -wrong where there is a second factor, and with
 * identity.too-many-attempts after five failures in 15 minutes from the same place. Failures elsewhere do not lock out
 * a browser that is known.
 */
export async function logIn(workplace: Workplace, call: Call, input: LogInAt): Promise<Entered> {
  const account = await findAccountByName(workplace.database.kysely, input.username);
  const attempt = await attemptOf(workplace, { account, input });
  await requirePatience(workplace, attempt);
  if (!(await verifyPassword(input.password, account?.passwordHash)) || !account) {
    await keepFailure(workplace, call, { ...attempt, refusal: 'identity.credentials-wrong' });
    throw refuse('identity.credentials-wrong');
  }
  return enter(workplace, call, { attempt, account, input });
}

/** Where it comes from, where passkeys are believed from, and what opens the secrets of authenticators. */
interface LogInAt extends LogIn {
  readonly origin: Origin;
  readonly site: PasskeySite | undefined;
  readonly keyring: Keyring;
}

interface Attempt {
  readonly usernameSha256: string;
  readonly sourceSha256: string;
  readonly isKnown: boolean;
  readonly account: Account | undefined;
}

/** Failures are counted by the browser where it is known, else by name and address. */
async function attemptOf(
  workplace: Workplace, { account, input }: { account: Account | undefined; input: LogInAt },
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
  readonly input: LogInAt;
}

/** Past the password: asks for the second factor where there is one, and uses it up in the session's transaction. */
async function enter(workplace: Workplace, call: Call, { attempt, account, input }: Entering): Promise<Entered> {
  const { origin, site, code, passkey, keyring } = input;
  const proof = await secondProofOf(workplace, call, { userId: account.id, code, passkey, site, keyring });
  const entered = await beginSession(workplace, call, {
    account, origin, method: proof.method,
    before: async (tx, now) => {
      if (!await proof.take(tx, now)) return false;
      await forgetFailures(tx, attempt.sourceSha256);
      return true;
    },
  });
  if (entered !== undefined) return entered;
  await keepFailure(workplace, call, { ...attempt, refusal: proof.refusal });
  throw refuse(proof.refusal, undefined, proof.method === 'totp' ? 'code' : 'passkey');
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
