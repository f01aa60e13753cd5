import type { ClaimLine } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import { Refusal } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { listOfficers } from '../identity/index.ts';
import type { Outlook, WaitingWork } from '../messages/index.ts';
import { isWorkingDay, workingDayAfter } from '../policy/index.ts';
import { mostUrgentFirst, readWorklist } from './read-claims.ts';

/**
 * 待办概况 — what waits for an officer, in their own post and in those that they stand in for: what is late, and what
 * falls due within so many working days. Undefined where neither is, and on days on which the offices are closed.
 */
export async function findOutlook(
  context: VerbContext, { userId, dueWithin }: { userId: string; dueWithin: number },
): Promise<Outlook | undefined> {
  const lastDay = lastDayWithin(context.today, dueWithin);
  if (lastDay === undefined) return undefined;
  const lines = await linesOf(context, userId);
  const dated = lines.flatMap(workOf);
  const overdue = dated.filter(({ due }) => due < context.today);
  const soon = dated.filter(({ due }) => due >= context.today && due <= lastDay);
  if (overdue.length + soon.length === 0) return undefined;
  return { overdue, soon, waiting: lines.length, atStake: formatYuan(lines.reduce(addStake, 0n)) };
}

/** Undefined on a day off, and where the calendar of the year is not published. */
function lastDayWithin(today: Day, count: number): Day | undefined {
  try {
    return isWorkingDay(today) ? workingDayAfter(today, count) : undefined;
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'calendar.year-unknown')) throw error;
    return undefined;
  }
}

/** Each claim once, whatever the number of posts that it waits for. */
async function linesOf(context: VerbContext, userId: string): Promise<ClaimLine[]> {
  const byId = new Map<string, ClaimLine>();
  for (const officer of await listOfficers(context, userId)) {
    for (const line of await readWorklist({ ...context, actor: officer })) byId.set(line.id, line);
  }
  return [...byId.values()].toSorted(mostUrgentFirst);
}

function workOf({ id: claimId, number, due, atStake }: ClaimLine): WaitingWork[] {
  const on = due?.on ?? null;
  return number === null || on === null ? [] : [{ claimId, number, due: on, atStake }];
}

function addStake(sum: bigint, { atStake }: ClaimLine): bigint {
  return sum + (parseYuan(atStake ?? '') ?? 0n);
}
