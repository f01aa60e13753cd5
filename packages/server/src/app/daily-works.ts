import { findOutlook, tellOverdue } from '../casefile/index.ts';
import { resumeUncorrected } from '../claim/index.ts';
import { forgetOldReplies } from '../foundation/index.ts';
import { writeDailyLetters } from '../messages/index.ts';
import { closeDueNotices } from '../notice/index.ts';
import { tellLimitation } from '../recovery/index.ts';
import type { FallingDue } from './falling-due.ts';

/** 到期事项 — every work that the passing of days brings; a module adds its own line here. */
export const dailyWorks: FallingDue = {
  'casefile.tell-overdue': tellOverdue,
  'claim.resume-uncorrected': resumeUncorrected,
  'foundation.forget-old-replies': forgetOldReplies,
  'messages.write-daily-letters': (context, days) => writeDailyLetters(context, { ...days, findOutlook }),
  'notice.close-due': closeDueNotices,
  'recovery.tell-limitation': tellLimitation,
};
