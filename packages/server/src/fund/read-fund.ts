import type { BudgetDocumentLine, FundPosition } from '@qingce/contract';
import { listBalances } from '@qingce/ledger';
import type { AccountBalance, AccountKind } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf, sumOf } from './fund.ts';
import { listBudgetDocuments, listFundYears, listDeferred, listYearClosings, sumSoftReservations } from './fund.sql.ts';

/**
 * 资金状况 — year by year what came in and where it stands: appropriated + recoveries = available + reserved + ordered +
 * paid + tax + bounced + recovered + carried. `softlyReserved` stands beside that sum and may exceed what is available:
 * the fund is then over-subscribed. `lines` has the budget line by line, the pooled part under item null.
 */
export async function listFundPositions(context: Pick<VerbContext, 'tx'>, policy: string): Promise<FundPosition[]> {
  const soft = await sumSoftReservations(context.tx, policy);
  const deferred = Map.groupBy(await listDeferred(context.tx, policy), ({ year }) => year);
  const closings = await listYearClosings(context.tx, policy);
  const positions: FundPosition[] = [];
  for (const year of await listFundYears(context.tx, policy)) {
    const balances = await listBalances(context.tx, bookOf({ policy, year }));
    const total = totalOf(balances);
    const closing = closings.get(year);
    positions.push({
      year, appropriated: total('appropriation'), softlyReserved: formatYuan(soft.get(year) ?? 0n),
      deferred: formatYuan(sumOf(deferred.get(year) ?? [])),
      reserved: total('reserved'), ordered: total('payable'), paid: total('paid'), tax: total('tax'),
      available: total('available'),
      bounced: total('bounced'), recoveries: total('recoveries'), recovered: total('recovered'),
      carried: total('carried'), lines: linesOf(balances),
      closed: closing === undefined ? null : {
        at: closing.closedAt, documentNo: closing.documentNo, carried: formatYuan(closing.carriedFen),
        lapsed: formatYuan(closing.lapsedFen),
      },
    });
  }
  return positions;
}

function totalOf(balances: readonly AccountBalance[]): (kind: AccountKind) => string {
  return (kind) => formatYuan(
    balances.filter((account) => account.kind === kind).reduce((sum, account) => sum + account.balanceFen, 0n));
}

/** Item by item, the pooled part first; what is held, ordered and paid stands at its own item, whatever it drew on. */
function linesOf(balances: readonly AccountBalance[]): FundPosition['lines'] {
  const byItem = Map.groupBy(balances.filter(({ kind }) => shown.has(kind)), ({ item }) => item);
  const items = [...byItem.keys()].toSorted((a, b) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));
  return items.map((item) => {
    const own = byItem.get(item) ?? [];
    const total = totalOf(own);
    return {
      item, hasLine: item === null || own.some(({ kind }) => kind === 'available'), available: total('available'),
      reserved: total('reserved'), ordered: total('payable'), paid: total('paid'), tax: total('tax'),
      bounced: total('bounced'),
    };
  });
}

const shown: ReadonlySet<AccountKind> = new Set(['available', 'reserved', 'payable', 'paid', 'tax', 'bounced']);

/** 预算文件 — the documents behind the appropriations, in the order in which they were entered. */
export async function listBudget(
  context: Pick<VerbContext, 'tx'>, policy: string,
): Promise<BudgetDocumentLine[]> {
  const documents = await listBudgetDocuments(context.tx, policy);
  return documents.map(({ year, documentNo, kind, lines, note, recordedAt }) => ({
    year, documentNo, kind, lines: [...lines], note, recordedAt,
  }));
}
