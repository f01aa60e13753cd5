import { recordAudit } from '../audit/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { closeNotices } from './notice.sql.ts';

/** 公示期满 — closes every notice whose last day has passed; what falls due each business day. */
export async function closeDueNotices(context: VerbContext): Promise<void> {
  for (const notice of await closeNotices(context.tx, context.today)) {
    await recordAudit(context, {
      act: 'notice.close',
      object: { kind: 'notice', id: notice.id },
      concerns: [{ kind: 'review-list', id: notice.listId }],
      details: { number: notice.number, closesOn: notice.closesOn },
    });
  }
}
