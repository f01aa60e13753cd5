import type { AskForLetter } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { instantAfter, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import {
  endSessionsOf, findAccountById, findAccountByName, newToken, setPassword, sha256Of,
} from '../identity/index.ts';
import { passwordLetter } from './letters.ts';
import { findMailAddress, insertMail } from './messages.sql.ts';
import { passwordMinutes } from './messages.ts';
import type { MailAddress } from './messages.ts';
import {
  countAsked, endLetters, insertPasswordLetter, lockName, lockOpenLetter,
} from './password-letter.sql.ts';

/** So many links about one name in an hour. */
const lettersMost = 3;
const countedMinutes = 60;

/**
 * 找回密码 — sends a link to the confirmed mail address of an account that holds no post. Whoever asks is told the same,
 * and as much is written, whether there is such an account, such an address, or neither; past three in an hour nothing
 * happens.
 */
export async function askForLetter(context: VerbContext, { username }: AskForLetter): Promise<void> {
  const { tx, now } = context;
  const usernameSha256 = sha256Of(username);
  await lockName(tx, usernameSha256);
  const asked = await countAsked(tx, { usernameSha256, since: instantAfter(now, -countedMinutes) });
  if (asked >= lettersMost) return;
  const address = await findAddressOf(context, username);
  const token = newToken();
  const until = instantAfter(now, passwordMinutes);
  if (address) await endLetters(tx, { userId: address.userId, at: now });
  await insertPasswordLetter(tx, {
    id: context.newId(), usernameSha256, at: now, until,
    sent: address && { userId: address.userId, tokenSha256: sha256Of(token) },
  });
  if (address) {
    await insertMail(tx, {
      id: context.newId(), userId: address.userId, address: address.address, dueAt: now,
      ...passwordLetter({ token, until }, address.language),
    }, []);
  }
  const object = address ? { kind: 'user', id: address.userId } : { kind: 'username', id: usernameSha256 };
  await recordAudit(context, { act: 'identity.ask-password-letter', object });
}

/** Officers are helped by an administrator whom they meet, and not by a letter. */
async function findAddressOf({ tx }: VerbContext, username: string): Promise<MailAddress | undefined> {
  const account = await findAccountByName(tx, username);
  if (account?.role !== null) return undefined;
  const address = await findMailAddress(tx, account.id);
  return address?.confirmedAt ? address : undefined;
}

/**
 * 设新密码 — by the link of a letter, once. All sessions of the account end and none begins: who has a second factor is
 * asked for it when they sign in. Refuses with identity.letter-invalid a link that was used, was replaced, is over, or
 * is of an account that holds a post by now.
 */
export async function setPasswordByLetter(
  context: VerbContext, { tokenSha256, passwordHash }: { tokenSha256: string; passwordHash: string },
): Promise<void> {
  const { tx, now } = context;
  const userId = await lockOpenLetter(tx, { tokenSha256, at: now });
  const account = userId === undefined ? undefined : await findAccountById(tx, userId);
  if (account?.role !== null) throw refuse('identity.letter-invalid', undefined, 'token');
  await setPassword(tx, { id: account.id, hash: passwordHash, isOwn: true });
  await endLetters(tx, { userId: account.id, at: now });
  await endSessionsOf(tx, { userId: account.id, at: now });
  await recordAudit(context, { act: 'identity.use-password-letter', object: { kind: 'user', id: account.id } });
}
