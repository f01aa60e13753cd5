import type { Day, VerbContext } from '../foundation/index.ts';
import { dailyLetter } from './letters.ts';
import { insertMail, listUnsent, listUnwritten, putMailAddress } from './messages.sql.ts';
import type { FindOutlook, MailAddress, StoredMessage } from './messages.ts';

/**
 * 每日一信 — one letter to everyone who wants it so, with what was told before today and is still unread, and to an
 * officer with what is late or soon due. Who has nothing to be told gets none.
 */
export async function writeDailyLetters(
  context: VerbContext, { to, findOutlook }: { to: Day; findOutlook: FindOutlook },
): Promise<void> {
  const unsent = await listUnsent(context.tx, `${to}T00:00:00.000+08:00`);
  const byPerson = Map.groupBy(unsent, (message) => message.userId);
  for (const address of await listUnwritten(context.tx, to)) {
    await writeLetter(context, { address, messages: byPerson.get(address.userId) ?? [], findOutlook, on: to });
  }
}

interface Writing {
  readonly address: MailAddress;
  readonly messages: readonly StoredMessage[];
  readonly findOutlook: FindOutlook;
  readonly on: Day;
}

async function writeLetter(context: VerbContext, { address: to, messages, findOutlook, on }: Writing): Promise<void> {
  const { userId, dueWithin, language } = to;
  const outlook = await findOutlook(context, { userId, dueWithin });
  if (messages.length === 0 && !outlook) return;
  await insertMail(context.tx, {
    id: context.newId(), userId, address: to.address, dueAt: context.now,
    ...dailyLetter({ messages, outlook, dueWithin }, language),
  }, messages.map((message) => message.id));
  await putMailAddress(context.tx, { ...to, writtenOn: on });
}
