import type { Role } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { endSessionsOf, findAccountById, updatePost } from './identity.sql.ts';

/**
 * 定岗 — gives an account its post and unit, or takes them away (null). Every session of the account ends, so that
 * nobody goes on with the powers of yesterday. Refuses with identity.user-not-found.
 */
export async function assignPost(
  context: VerbContext, input: { userId: string; role: Role | null; unit: string | null },
): Promise<void> {
  const account = await findAccountById(context.tx, input.userId);
  if (!account) throw refuse('identity.user-not-found');
  await updatePost(context.tx, input);
  await endSessionsOf(context.tx, { userId: input.userId, at: context.now });
  await recordAudit(context, {
    act: 'identity.assign-post', object: { kind: 'user', id: input.userId },
    details: { role: input.role, unit: input.unit, formerRole: account.role, formerUnit: account.unit },
  });
}
