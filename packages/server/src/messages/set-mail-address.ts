import { createHash, randomBytes } from 'node:crypto';
import type { ConfirmMailAddress, SetMailAddress } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { instantAfter, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { confirmationLetter } from './letters.ts';
import { findMailAddress, insertMail, putMailAddress } from './messages.sql.ts';
import { confirmationMinutes, dueWithinDays } from './messages.ts';
import type { MailAddress } from './messages.ts';

const tokenBytes = 32;

/**
 * 通知方式 — where and how often mail is sent to the person. A new address gets a letter with a link first; language and
 * rhythm change at once.
 */
export async function setMailAddress(context: VerbContext, input: SetMailAddress): Promise<void> {
  const { id: userId } = getPerson(context.actor);
  const before = await findMailAddress(context.tx, userId);
  const { address, language, rhythm } = input;
  const { dueWithin: dueBefore, writtenOn } = before ?? { dueWithin: dueWithinDays, writtenOn: null };
  const dueWithin = input.dueWithin ?? dueBefore;
  if (before?.confirmedAt && before.address === address) {
    await putMailAddress(context.tx, { ...before, language, rhythm, dueWithin });
  } else {
    await askToConfirm(context, { userId, address, language, rhythm, dueWithin, writtenOn });
  }
  const object = { kind: 'user', id: userId };
  await recordAudit(context, { act: 'messages.set-address', object, details: { rhythm } });
}

async function askToConfirm(
  context: VerbContext, wanted: Omit<MailAddress, 'confirmedAt' | 'tokenSha256' | 'tokenUntil'>,
): Promise<void> {
  const token = randomBytes(tokenBytes).toString('base64url');
  await putMailAddress(context.tx, {
    ...wanted, confirmedAt: null,
    tokenSha256: sha256(token), tokenUntil: instantAfter(context.now, confirmationMinutes),
  });
  await insertMail(context.tx, {
    id: context.newId(), userId: wanted.userId, address: wanted.address, dueAt: context.now,
    ...confirmationLetter({ token, at: context.now }, wanted.language),
  }, []);
}

/**
 * Confirms that the person reads the mail of the address; refuses with messages.link-invalid a link that is another
 * person's, was replaced by a newer one, was used, or is older than a day.
 */
export async function confirmMailAddress(context: VerbContext, { token }: ConfirmMailAddress): Promise<void> {
  const { id: userId } = getPerson(context.actor);
  const address = await findMailAddress(context.tx, userId);
  const isGood = address?.tokenUntil && address.tokenSha256 === sha256(token) && context.now <= address.tokenUntil;
  if (!isGood) throw refuse('messages.link-invalid');
  await putMailAddress(context.tx, {
    ...address, confirmedAt: context.businessNow, tokenSha256: null, tokenUntil: null,
  });
  await recordAudit(context, { act: 'messages.confirm-address', object: { kind: 'user', id: userId } });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
