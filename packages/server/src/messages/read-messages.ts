import type { MailSettings, Message, Messages, ReadMessages } from '@qingce/contract';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { countUnread, findMailAddress, listMails, listMessages, markRead } from './messages.sql.ts';
import { dueWithinDays } from './messages.ts';
import type { StoredMessage } from './messages.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

const messagesShown = 200;
const mailsShown = 20;

/** 通知 — what the person was told, the newest first. */
export async function readMessages({ tx, actor }: Reading): Promise<Messages> {
  const { id: userId } = getPerson(actor);
  const messages = await listMessages(tx, { userId, atMost: messagesShown });
  return { unread: await countUnread(tx, userId), messages: messages.map(toWire) };
}

function toWire({ id, act, about, fields, toldAt, readAt }: StoredMessage): Message {
  return { id, act, about, fields: { ...fields }, at: toldAt, isRead: readAt !== null };
}

/** Marks as read what had been told by that instant; a look at one's own messages is no act on a case. */
export async function markMessagesRead(context: VerbContext, { upTo }: ReadMessages): Promise<void> {
  const { id: userId } = getPerson(context.actor);
  await markRead(context.tx, { userId, upTo, at: context.businessNow });
}

/** Where mail reaches the person, and how the last letters fared. */
export async function readMailSettings({ tx, actor }: Reading): Promise<Omit<MailSettings, 'isSending'>> {
  const { id: userId } = getPerson(actor);
  const mails = await listMails(tx, { userId, atMost: mailsShown });
  const found = await findMailAddress(tx, userId);
  if (!found) {
    return {
      address: null, language: 'zh-CN', rhythm: 'each', isConfirmed: false, dueWithin: dueWithinDays, mails,
    };
  }
  const { address, language, rhythm, dueWithin, confirmedAt } = found;
  return { address, language, rhythm, isConfirmed: confirmedAt !== null, dueWithin, mails };
}
