import type { LogIn } from '@qingce/contract';
import { recordAudit, recordDenial } from '../audit/index.ts';
import { instantAfter, refuse, runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import {
  countFailures, endSession, findAccountByName, forgetFailures, insertFailure, insertSession,
} from './identity.sql.ts';
import type { Account } from './identity.sql.ts';
import { verifyPassword } from './password.ts';
import { actorOf, membershipsToday, newToken, sha256Of } from './session.ts';

const failuresMost = 5;
const failureMinutes = 15;

/**
 * 登录 — returns the token of a new session. Stands outside runVerb: a failure must be kept although the request is
 * refused, and a token must not lie among the kept replies. Refuses with identity.credentials-wrong, whichever of the
 * two is wrong, and after five failures in 15 minutes with identity.too-many-attempts, whatever is entered.
 */
export async function logIn(workplace: Workplace, call: Call, input: LogIn): Promise<string> {
  const reader = workplace.database.kysely;
  const now = workplace.clocks.real();
  const usernameSha256 = sha256Of(input.username);
  const failures = await countFailures(reader, { usernameSha256, since: instantAfter(now, -failureMinutes) });
  if (failures >= failuresMost) throw refuse('identity.too-many-attempts', { minutes: `${failureMinutes}` });
  const account = await findAccountByName(reader, input.username);
  if (!(await verifyPassword(input.password, account?.passwordHash)) || !account) {
    await keepFailure(workplace, call, { usernameSha256, account });
    throw refuse('identity.credentials-wrong');
  }
  return startSession(workplace, call, { usernameSha256, account });
}

type Attempt = { readonly usernameSha256: string; readonly account: Account | undefined };

async function keepFailure(workplace: Workplace, call: Call, attempt: Attempt): Promise<void> {
  await runVerb(workplace, { ...call, actor: { kind: 'public' } }, {
    input: attempt,
    verb: async (context) => {
      await insertFailure(context.tx, { usernameSha256: attempt.usernameSha256, at: context.now });
      const object = attempt.account
        ? { kind: 'user', id: attempt.account.id }
        : { kind: 'username', id: attempt.usernameSha256 };
      await recordDenial(context, {
        act: 'identity.log-in', object, details: { refusal: 'identity.credentials-wrong' },
      });
    },
    reply: () => null,
  });
}

async function startSession(
  workplace: Workplace, call: Call, attempt: Attempt & { account: Account }
): Promise<string> {
  const { account } = attempt;
  const token = newToken();
  const actor = actorOf(account, await membershipsToday(workplace, account.id));
  await runVerb(workplace, { ...call, actor }, {
    input: attempt,
    verb: async (context) => {
      await forgetFailures(context.tx, attempt.usernameSha256);
      await insertSession(context.tx, { tokenSha256: sha256Of(token), userId: account.id, at: context.now });
      await recordAudit(context, { act: 'identity.log-in', object: { kind: 'user', id: account.id } });
    },
    reply: () => null,
  });
  return token;
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
