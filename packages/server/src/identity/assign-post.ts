import type { Role } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { requireOthers } from './acting-for.ts';
import { findAccountById, updatePost } from './identity.sql.ts';
import { endSessionsOf } from './session.sql.ts';

/**
 * 定岗 — gives an account its post, unit and district, or takes them away (null). Its sessions end at once, so that
 * nobody goes on with the powers of yesterday. Nobody gives themselves a post. Refuses with identity.own-account and
 * identity.user-not-found.
 */
export async function assignPost(
  context: VerbContext, input: { userId: string; role: Role | null; unit: string | null; district?: string | null },
): Promise<void> {
  requireOthers(context.actor, input.userId);
  const account = await findAccountById(context.tx, input.userId);
  if (!account) throw refuse('identity.user-not-found');
  const district = input.district ?? null;
  await updatePost(context.tx, { ...input, district });
  await endSessionsOf(context.tx, { userId: input.userId, at: context.now });
  await recordAudit(context, {
    act: 'identity.assign-post', object: { kind: 'user', id: input.userId },
    details: {
      role: input.role, unit: input.unit, district, formerRole: account.role, formerUnit: account.unit,
      formerDistrict: account.district,
    },
  });
}
