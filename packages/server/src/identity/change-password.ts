import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext, Workplace } from '../foundation/index.ts';
import { getPerson } from './acting-for.ts';
import { findAccountById, updatePassword } from './identity.sql.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endSessionsOf } from './session.sql.ts';

/** The hash that the present password has, if it was told rightly, and that of the next one. */
export interface NewPassword { readonly presentHash: string | undefined; readonly nextHash: string }

/** Both are slow to make and so are made before the transaction. Refuses with identity.password-unchanged. */
export async function preparePassword(
  workplace: Workplace, typed: { userId: string; present: string; next: string },
): Promise<NewPassword> {
  if (typed.next === typed.present) throw refuse('identity.password-unchanged', undefined, 'next');
  const account = await findAccountById(workplace.database.kysely, typed.userId);
  const isRight = await verifyPassword(typed.present, account?.passwordHash);
  return { presentHash: isRight ? account?.passwordHash : undefined, nextHash: await hashPassword(typed.next) };
}

/**
 * 修改密码 — the person's own, who tells the present one; every other session of the account ends. Refuses with
 * identity.password-wrong, also when another window changed it meanwhile.
 */
export async function changePassword(
  context: VerbContext, { presentHash, nextHash, sessionId }: NewPassword & { sessionId: string },
): Promise<void> {
  const { id } = getPerson(context.actor);
  const isChanged = presentHash !== undefined && await updatePassword(context.tx, { id, presentHash, nextHash });
  if (!isChanged) throw refuse('identity.password-wrong', undefined, 'present');
  await endSessionsOf(context.tx, { userId: id, at: context.now, except: sessionId });
  await recordAudit(context, { act: 'identity.change-password', object: { kind: 'user', id } });
}
