import { assert } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { messageLetter } from './letters.ts';
import { findMailAddress, insertMail, listUnsent } from './messages.sql.ts';
import type { StoredMessage } from './messages.ts';

/** 每日一信 — one letter to everyone who wants it so, with what was told before today and is still unread. */
export async function writeDailyLetters(context: VerbContext, { to }: { to: Day }): Promise<void> {
  const unsent = await listUnsent(context.tx, `${to}T00:00:00.000+08:00`);
  const byPerson = Map.groupBy(unsent, (message) => message.userId);
  for (const [userId, messages] of byPerson) await writeLetter(context, userId, messages);
}

async function writeLetter(context: VerbContext, userId: string, messages: readonly StoredMessage[]): Promise<void> {
  const to = await findMailAddress(context.tx, userId);
  assert(to, 'only people with an address have letters to come');
  await insertMail(context.tx, {
    id: context.newId(), userId, address: to.address, dueAt: context.now, ...messageLetter(messages, to.language),
  }, messages.map((message) => message.id));
}
