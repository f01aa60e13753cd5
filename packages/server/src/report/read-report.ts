import type { FundReport, Payable } from '@qingce/contract';
import { listBalances } from '@qingce/ledger';
import { formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf, listFundPositions } from '../fund/index.ts';
import { listPayables } from '../payment/index.ts';
import { listDayMoves, listStages } from './report.sql.ts';
import type { DayMove } from './report.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

interface Fund { readonly policy: string; readonly year: number }

/** 资金年报 — position, burn-down, stages, ageing and treasuries of one year. Refuses with fund.year-unknown. */
export async function readReport(context: Reading, fund: Fund): Promise<FundReport> {
  const position = (await listFundPositions(context, fund.policy)).find(({ year }) => year === fund.year);
  if (!position) throw refuse('fund.year-unknown', { year: `${fund.year}` });
  const stages = await listStages(context.tx, fund);
  return {
    position,
    days: daysOf(await listDayMoves(context.tx, bookOf(fund))),
    stages: stages.map(({ stage, claims, fen }) => ({ stage, claims, amount: formatYuan(fen) })),
    ageing: await ageingOf(context, fund),
    treasuries: await treasuriesOf(context, fund),
  };
}

/**
 * What stood in each kind of account at the end of each day on which something moved; tax among what was paid. Under
 * the ceiling is what can be spent: not what was carried away, nor what the treasury keeps as income.
 */
function daysOf(moves: readonly DayMove[]): FundReport['days'] {
  const standing = new Map<DayMove['kind'], Fen>();
  return [...Map.groupBy(moves, ({ day }) => day)].map(([day, own]) => {
    for (const { kind, fen } of own) standing.set(kind, (standing.get(kind) ?? 0n) + fen);
    return { day, ...dayOf(standing) };
  });
}

function dayOf(standing: ReadonlyMap<DayMove['kind'], Fen>): Omit<FundReport['days'][number], 'day'> {
  const of = (kind: DayMove['kind']): Fen => standing.get(kind) ?? 0n;
  return {
    ceiling: formatYuan(of('appropriation') + of('recoveries') - of('recovered') - of('carried')),
    available: formatYuan(of('available')), reserved: formatYuan(of('reserved')),
    ordered: formatYuan(of('payable') + of('bounced')),
    paid: formatYuan(of('paid') + of('tax')),
  };
}

/** Orders of the fund's year that are not paid, by treasury and age; a bounced one is not paid either. */
async function ageingOf(context: Reading, fund: Fund): Promise<FundReport['ageing']> {
  const outstanding = await outstandingClaims(context, fund);
  const payables = (await listPayables(context)).filter(({ claimId }) => outstanding.has(claimId));
  const byPlace = Map.groupBy(payables, ({ treasury, bucket }) => `${treasury} ${bucket}`);
  return [...byPlace.values()].map((own) => {
    const [first] = own;
    assert(first, 'a group has a member');
    const fen = own.reduce((sum, payable) => sum + fenOf(payable), 0n);
    return { treasury: first.treasury, bucket: first.bucket, orders: own.length, amount: formatYuan(fen) };
  });
}

/** The claims for which something is still to be paid in the fund's book. */
async function outstandingClaims({ tx }: Reading, fund: Fund): Promise<Set<string>> {
  const balances = await listBalances(tx, bookOf(fund));
  return new Set(balances.filter(({ kind, balanceFen }) =>
    (kind === 'payable' || kind === 'bounced') && balanceFen > 0n).flatMap(({ claimId }) => claimId ?? []));
}

function fenOf({ amount }: Payable): Fen {
  const fen = parseYuan(amount);
  assert(fen !== undefined, 'an order is an amount');
  return fen;
}

async function treasuriesOf({ tx }: Reading, fund: Fund): Promise<FundReport['treasuries']> {
  const shares = (await listBalances(tx, bookOf(fund))).filter(({ treasury }) => treasury !== null);
  return [...Map.groupBy(shares, ({ treasury }) => treasury ?? '')].map(([treasury, own]) => {
    const total = (wanted: string): string => formatYuan(
      own.filter(({ kind }) => kind === wanted).reduce((sum, { balanceFen }) => sum + balanceFen, 0n));
    return {
      treasury, ordered: total('payable'), paid: total('paid'), tax: total('tax'), bounced: total('bounced'),
    };
  }).toSorted((a, b) => (a.treasury < b.treasury ? -1 : 1));
}
