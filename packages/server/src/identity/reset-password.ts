import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { administrators } from './apart.ts';
import { findAccountById, setPassword, updatePost } from './identity.sql.ts';
import { endSessionsOf } from './session.sql.ts';

/**
 * 重设初始密码 — the system administrator sets a password for an officer who forgot theirs. As when the account was opened,
 * it stands without a post until the security administrator gives it one, so that nobody alone comes into an office by
 * a password of their own setting; its person changes it first; all sessions end, and a second factor stays asked for.
 * Refuses with identity.user-not-found, identity.reset-administrator, and with identity.reset-by-mail for people of
 * applicants, who set theirs by a letter.
 */
export async function resetPassword(
  context: VerbContext, { userId, passwordHash }: { userId: string; passwordHash: string },
): Promise<void> {
  const account = await findAccountById(context.tx, userId);
  if (!account) throw refuse('identity.user-not-found');
  const { role, unit, district } = account;
  if (role !== null && administrators.includes(role)) throw refuse('identity.reset-administrator');
  // Without a post, but with a password of an administrator's: it waits for its post, and was set wrongly perhaps.
  if (role === null && account.passwordIsOwn) throw refuse('identity.reset-by-mail');
  await setPassword(context.tx, { id: userId, hash: passwordHash, isOwn: false });
  await updatePost(context.tx, { userId, role: null, unit: null, district: null });
  await endSessionsOf(context.tx, { userId, at: context.now });
  await recordAudit(context, {
    act: 'identity.reset-password', object: { kind: 'user', id: userId },
    details: { formerRole: role, formerUnit: unit, formerDistrict: district },
  });
}
