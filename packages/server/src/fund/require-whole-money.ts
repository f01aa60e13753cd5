import { dayOf, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findLastMoneyCheck } from './money-check.sql.ts';

/**
 * Before money leaves: refuses with fund.money-in-doubt when the last look at the money found something that does not
 * hold. Only a look that finds nothing lets payments go on; nobody can wave it through.
 */
export async function requireWholeMoney({ tx }: Pick<VerbContext, 'tx'>): Promise<void> {
  const last = await findLastMoneyCheck(tx);
  if (last === undefined || last.breaches.length === 0) return;
  throw refuse('fund.money-in-doubt', {
    on: dayOf(last.at), found: [...new Set(last.breaches.map(({ invariant }) => invariant))].join(' '),
  });
}
