import { dayAfter, runVerb } from '../foundation/index.ts';
import type { Day, Verb, Workplace } from '../foundation/index.ts';
import { lockDoneUpto, setDoneUpto } from './business-clock.sql.ts';

/** The business days that passed since the work last ran: from the day after it, to today; both are included. */
export interface PassedDays { readonly from: Day; readonly to: Day }

/** 到期事项 — what a module does when business days have passed, by name: 'notice.close-due'. */
export type FallingDue = Readonly<Record<string, Verb<PassedDays, void>>>;

/**
 * Runs each work once for the business days that passed, each in a transaction of its own as the act of the system;
 * a work that fails is told, keeps its days for the next time and does not hold up the others. The first run of a new
 * work only remembers the day.
 */
export async function runFallingDue(
  workplace: Workplace, works: FallingDue, tellFailure: (name: string, error: unknown) => void,
): Promise<void> {
  for (const [name, work] of Object.entries(works)) {
    try {
      await runVerb(workplace, { act: name, actor: { kind: 'system' }, requestId: `falling-due:${name}` }, {
        input: { name, work }, verb: runOnce, reply: () => null,
      });
    } catch (error) {
      tellFailure(name, error);
    }
  }
}

const runOnce: Verb<{ name: string; work: Verb<PassedDays, void> }, void> = async (context, { name, work }) => {
  const doneUpto = await lockDoneUpto(context.tx, { name, today: context.today });
  if (doneUpto >= context.today) return;
  await work(context, { from: dayAfter(doneUpto, 1), to: context.today });
  await setDoneUpto(context.tx, { name, day: context.today });
};
