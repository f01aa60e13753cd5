import type { ClaimWindow, ExtendWindow } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { millisecondsSince1970, refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { findWindow } from './find-window.ts';
import { dayAfterOutage, outageMinutes } from './window.ts';
import type { Year } from './window.ts';
import { insertExtension, lockWindow } from './window.sql.ts';

/** Refuses with policy.not-found, and with window.none where the policy receives claims at any time. */
export async function readWindow({ tx }: Pick<VerbContext, 'tx'>, year: Year): Promise<ClaimWindow> {
  const window = await findWindow(tx, await getPolicyInForce(tx, year.policy), year.claimYear);
  if (!window) throw refuse('window.none');
  return window;
}

/**
 * 延长受理期 — later than what was, within the year of the window; for all applicants alike, on a paper that is named. An
 * outage of an hour or more of the last day prolongs to the next working day. Refuses with policy.not-found,
 * window.none, window.until, window.outage, calendar.year-unknown.
 */
export async function extendWindow(
  context: VerbContext, input: { year: Year; extension: ExtendWindow },
): Promise<void> {
  const { year, extension } = input;
  await lockWindow(context.tx, year);
  const { lastDay } = await readWindow(context, year);
  const until = lastDayWith(context, lastDay, extension);
  const end = `${year.claimYear + 1}-12-31`;
  if (until <= lastDay || until > end) throw refuse('window.until', { after: lastDay, to: end }, 'until');
  const { kind, documentNo, reason } = extension;
  await insertExtension(context.tx, {
    ...year, kind, until, documentNo, reason, recordedAt: context.businessNow, by: getPerson(context.actor).id,
    outage: extension.kind === 'outage' ? { from: extension.from, to: extension.to } : null,
  });
  await recordAudit(context, {
    act: 'window.extend', object: { kind: 'policy', id: year.policy },
    details: { year: year.claimYear, kind, until, documentNo },
  });
}

function lastDayWith(context: VerbContext, lastDay: Day, extension: ExtendWindow): Day {
  if (extension.kind === 'decision') return extension.until;
  const isPast = millisecondsSince1970(extension.to) <= millisecondsSince1970(context.businessNow);
  const until = isPast ? dayAfterOutage(lastDay, extension) : undefined;
  if (until === undefined) throw refuse('window.outage', { day: lastDay, minutes: `${outageMinutes}` }, 'from');
  return until;
}
