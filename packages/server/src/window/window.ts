import { dayInYear } from '@qingce/values';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { dayAfter, millisecondsSince1970 } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import { workingDayAfter } from '../policy/index.ts';

/** The claims of one year under a policy; they are received in the year after it. */
export interface Year { readonly policy: string; readonly claimYear: number }

/** First and last day by the policy's own text; undefined where it receives claims at any time. */
export function daysOf(
  { process: { window } }: CheckedPolicy, claimYear: number,
): { opens: Day; closes: Day } | undefined {
  return window && {
    opens: dayInYear(claimYear + 1, window.opens), closes: dayInYear(claimYear + 1, window.closes),
  };
}

/** So many minutes of the last day have to be lost before an outage prolongs the window. */
export const outageMinutes = 60;

/** The day to which an outage of the last day prolongs the window; undefined where it took too little of that day. */
export function dayAfterOutage(lastDay: Day, outage: { from: Instant; to: Instant }): Day | undefined {
  const begun = Math.max(millisecondsSince1970(outage.from), midnight(lastDay));
  const over = Math.min(millisecondsSince1970(outage.to), midnight(dayAfter(lastDay, 1)));
  return over - begun < outageMinutes * 60_000 ? undefined : workingDayAfter(lastDay, 1);
}

function midnight(day: Day): number {
  return millisecondsSince1970(`${day}T00:00:00.000+08:00`);
}
