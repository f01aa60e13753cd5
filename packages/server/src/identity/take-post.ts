import type { TakePost } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse, runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import { findAccountById } from './identity.sql.ts';
import { actorIn, isStandIn, newToken, sha256Of } from './session.ts';
import { endSession, findLiveSession, insertSession } from './session.sql.ts';

/**
 * 切换岗位 — the session goes on in the post that the person stands in for, or in their own again, under a new token and
 * no longer than before; returns the token. Outside runVerb's replies, where no token may lie. Refuses with
 * identity.sign-in-required and identity.delegation-not-found.
 */
export async function takePost(
  workplace: Workplace, call: Call, input: TakePost & { token: string },
): Promise<string> {
  const tokenSha256 = sha256Of(input.token);
  const session = await findLiveSession(workplace.database.kysely, tokenSha256);
  if (!session) throw refuse('identity.sign-in-required');
  const { delegationId } = input;
  if (delegationId !== null && !await isStandIn(workplace, { id: delegationId, holderId: session.userId })) {
    throw refuse('identity.delegation-not-found');
  }
  const account = await findAccountById(workplace.database.kysely, session.userId);
  assert(account, 'a session belongs to an account');
  const actor = await actorIn(workplace, { account, delegationId });
  const token = newToken();
  await runVerb(workplace, { ...call, actor }, {
    input,
    verb: async (context) => {
      await endSession(context.tx, { tokenSha256, at: context.now });
      await insertSession(context.tx, {
        ...session, id: context.newId(), tokenSha256: sha256Of(token), lastSeenAt: context.now, delegationId,
      });
      await recordAudit(context, { act: 'identity.take-post', object: { kind: 'user', id: account.id } });
    },
    reply: () => null,
  });
  return token;
}
