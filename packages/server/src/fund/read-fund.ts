import type { FundPosition } from '@qingce/contract';
import { listBalances } from '@qingce/ledger';
import type { AccountKind } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from './fund.ts';
import { listFundYears, sumSoftReservations } from './fund.sql.ts';

/**
 * 资金状况 — year by year what was granted and where it stands: appropriated = available + reserved + ordered + paid.
 * `softlyReserved` stands beside that sum and may exceed what is available: the fund is then over-subscribed.
 */
export async function listFundPositions(context: Pick<VerbContext, 'tx'>, policy: string): Promise<FundPosition[]> {
  const soft = await sumSoftReservations(context.tx, policy);
  const positions: FundPosition[] = [];
  for (const year of await listFundYears(context.tx, policy)) {
    const balances = await listBalances(context.tx, bookOf({ policy, year }));
    const total = (kind: AccountKind): string => formatYuan(
      balances.filter((account) => account.kind === kind).reduce((sum, account) => sum + account.balanceFen, 0n));
    positions.push({
      year, appropriated: total('appropriation'), softlyReserved: formatYuan(soft.get(year) ?? 0n),
      reserved: total('reserved'), ordered: total('payable'), paid: total('paid'), available: total('available'),
    });
  }
  return positions;
}
