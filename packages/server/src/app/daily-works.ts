import { forgetOldReplies } from '../foundation/index.ts';
import { closeDueNotices } from '../notice/index.ts';
import type { FallingDue } from './falling-due.ts';

/** 到期事项 — every work that the passing of days brings; a module adds its own line here. */
export const dailyWorks: FallingDue = {
  'foundation.forget-old-replies': forgetOldReplies,
  'notice.close-due': closeDueNotices,
};
