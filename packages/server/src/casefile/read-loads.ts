import { soonDays } from '@qingce/contract';
import type { ClaimLine, OfficeLoad } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import type { VerbContext } from '../foundation/index.ts';
import { listOwnClaims } from './read-claims.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today' | 'businessNow'>;

/** 在办与逾期 — what every office holds now; the one that is latest comes first. */
export async function readLoads(context: Reading): Promise<OfficeLoad[]> {
  return loadsOf(await listOwnClaims(context));
}

/** One line for each office that holds a claim, the latest first, then the one with the most to do. */
export function loadsOf(lines: readonly ClaimLine[]): OfficeLoad[] {
  const held = Map.groupBy(lines.filter(({ waitsFor }) => waitsFor !== ''), ({ waitsFor }) => waitsFor);
  const loads = [...held].map(([office, claims]) => loadOf(office, claims));
  return loads.toSorted((a, b) => (b.latestBy ?? 0) - (a.latestBy ?? 0) || b.waiting - a.waiting);
}

function loadOf(office: string, lines: readonly ClaimLine[]): OfficeLoad {
  const daysLeft = lines.flatMap(({ due }) => due?.daysLeft ?? []);
  const late = daysLeft.filter((days) => days < 0);
  return {
    office, waiting: lines.length, overdue: late.length,
    soon: daysLeft.filter((days) => days >= 0 && days <= soonDays).length,
    latestBy: late.length === 0 ? null : -Math.min(...late),
    oldestSince: lines.map(({ since }) => since).toSorted()[0] ?? '',
    atStake: formatYuan(lines.reduce((sum, { atStake }) => sum + (parseYuan(atStake ?? '') ?? 0n), 0n)),
  };
}
