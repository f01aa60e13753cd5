/** 审计 — the trail of acts, as outsiders may hold it to its word. */
import { z } from 'zod';

/**
 * 审计链头 — after `seq` records the running hash of the trail is `head`. Whoever notes one can later tell whether
 * anything before it was changed: `npm run audit:verify -- --head seq:head`.
 */
export const AuditHead = z.object({ seq: z.int(), head: z.string() });
export type AuditHead = z.infer<typeof AuditHead>;
