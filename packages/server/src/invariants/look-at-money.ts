import type { MoneyCheck } from '@qingce/contract';
import { inReadTransaction } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { dayOf, runVerb } from '../foundation/index.ts';
import type { Call, VerbContext, Workplace } from '../foundation/index.ts';
import { findLastMoneyCheck, insertMoneyCheck } from '../fund/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { checkInvariants } from './check-invariants.ts';
import type { Inspection } from './invariants.ts';

/**
 * 恒等核对 — asks every invariant on one picture of the database and keeps what was found; batches are released only
 * after a look that found nothing. Answers what is kept.
 */
export async function lookAtMoney(workplace: Workplace, call: Call): Promise<MoneyCheck | null> {
  const inspection = await inReadTransaction(workplace.database, (tx) => checkInvariants(tx));
  return runVerb(workplace, call, { input: inspection, verb: keepCheck, reply: (kept) => kept });
}

async function keepCheck(context: VerbContext, { breaches, counted }: Inspection): Promise<MoneyCheck | null> {
  const by = context.actor.kind === 'user' ? context.actor.id : null;
  await insertMoneyCheck(context.tx, { at: context.businessNow, by, counted, breaches: [...breaches] });
  await recordAudit(context, {
    act: 'invariants.look', object: { kind: 'fund', id: 'all' }, details: { breaches: breaches.length },
  });
  return readLastCheck(context);
}

/** What the last look found; null where nobody has looked yet. */
export async function readLastCheck({ tx }: Pick<VerbContext, 'tx'>): Promise<MoneyCheck | null> {
  const last = await findLastMoneyCheck(tx);
  if (!last) return null;
  const names = await findDisplayNames(tx, last.by === null ? [] : [last.by]);
  return { ...last, by: last.by === null ? null : (names.get(last.by) ?? '') };
}

/** The look of every business day, by the program itself. */
export async function lookAtMoneyDaily(workplace: Workplace): Promise<void> {
  const isDue = await inReadTransaction(workplace.database, async (tx) => {
    const last = await findLastMoneyCheck(tx);
    return last === undefined || dayOf(last.at) < dayOf(await workplace.clocks.business(tx));
  });
  if (isDue) await lookAtMoney(workplace, { act: 'invariants.look', actor: { kind: 'system' }, requestId: 'daily' });
}
