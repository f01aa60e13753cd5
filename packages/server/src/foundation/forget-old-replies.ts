import { instantAfter } from './clock.ts';
import { deleteRepliesBefore } from './idempotency.sql.ts';
import type { VerbContext } from './run-verb.ts';

const keptMinutes = 30 * 24 * 60;

/** Nobody repeats a request after thirty days; its key and reply may go. By the real clock, once a business day. */
export async function forgetOldReplies(context: VerbContext): Promise<void> {
  await deleteRepliesBefore(context.tx, instantAfter(context.now, -keptMinutes));
}
