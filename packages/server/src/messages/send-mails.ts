import { inTransaction } from '@qingce/database';
import { instantAfter } from '../foundation/index.ts';
import type { Workplace } from '../foundation/index.ts';
import { SITE } from './letters.ts';
import { markSent, markUnsent, takeDueMail } from './messages.sql.ts';
import { leaseMinutes, minutesToNextTry } from './messages.ts';
import type { Mail, PostOffice } from './messages.ts';

/** Where letters are handed in, and the address of this site that their links begin with. */
export interface MailRoute { readonly post: PostOffice; readonly site: string; readonly domain: string }

const atOnce = 100;

/**
 * 寄信 — hands over what is due, at most a hundred letters, one after another; answers how many went out. Each try is
 * counted before it is made and its end recorded after it, so a letter whose sender died in between goes out again
 * under the same Message-ID: at least once, and a receiver can tell the repetition.
 */
export async function sendMails(workplace: Workplace, route: MailRoute): Promise<number> {
  let sent = 0;
  for (let turn = 0; turn < atOnce; turn += 1) {
    const mail = await takeNext(workplace);
    if (!mail) break;
    if (await sendOne(workplace, route, mail)) sent += 1;
  }
  return sent;
}

function takeNext(workplace: Workplace): Promise<Mail | undefined> {
  const at = workplace.clocks.real();
  return inTransaction(workplace.database, (tx) =>
    takeDueMail(tx, { at, nextTryAt: instantAfter(at, leaseMinutes) }));
}

async function sendOne(workplace: Workplace, { post, site, domain }: MailRoute, mail: Mail): Promise<boolean> {
  try {
    const text = mail.body.replaceAll(SITE, site);
    await post.send({ to: mail.address, subject: mail.subject, text, messageId: `<${mail.id}@${domain}>` });
  } catch (error) {
    await recordFailure(workplace, mail, error);
    return false;
  }
  const at = workplace.clocks.real();
  await inTransaction(workplace.database, (tx) => markSent(tx, { id: mail.id, at, isSecret: mail.isSecret }));
  return true;
}

const problemCharactersMost = 500;

async function recordFailure(workplace: Workplace, mail: Mail, error: unknown): Promise<void> {
  const minutes = isFinal(error) ? undefined : minutesToNextTry(mail.tries);
  const nextTryAt = minutes === undefined ? undefined : instantAfter(workplace.clocks.real(), minutes);
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, problemCharactersMost);
  await inTransaction(workplace.database, (tx) =>
    markUnsent(tx, { id: mail.id, tries: mail.tries, problem, nextTryAt }));
}

/** RFC 5321 §4.2.1: a reply that begins with 5 will be the same however often it is asked for. */
function isFinal(error: unknown): boolean {
  const code = (error as { responseCode?: unknown } | null)?.responseCode;
  return typeof code === 'number' && code >= 500 && code < 600;
}
