import type { ObligationAct, ObligationLine, Role } from '@qingce/contract';
import type { CheckedPolicy, ItemFollowUp } from '@qingce/policy-language/evaluate';
import type { ClaimFacts } from '../claim/index.ts';
import type { Day, Instant } from '../foundation/index.ts';

type Json = ClaimFacts['items'][number];

/** 履约记录 — what an office saw of an obligation, and the paper that shows it. */
export interface ObligationRecord {
  readonly id: string;
  readonly claimId: string;
  readonly cycle: number;
  readonly position: number;
  readonly obligation: string;
  readonly kind: 'noted' | 'fulfilled' | 'breached';
  /** Facts of the item, by key, that came up after the award. */
  readonly facts: Readonly<Record<string, Json>>;
  readonly said: string;
  readonly paper: string;
  readonly brokenOn: Day | null;
  readonly caseId: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

/** 一项义务 — as the policy declares it, what it comes to on the facts there are, and what was recorded of it. */
export interface Owed {
  readonly position: number;
  readonly item: string;
  readonly declared: NonNullable<CheckedPolicy['process']['obligations']>[number];
  readonly follow: ItemFollowUp['obligations'][number];
  readonly records: readonly ObligationRecord[];
}

const watchers: readonly Role[] = [
  'commerce-clerk', 'commerce-section-chief', 'education-officer', 'finance-reviewer', 'city-government',
];

/** Who records what; a breach is found by those who may open a case of recovery. */
export const obligationRoles: Readonly<Record<ObligationAct, readonly Role[]>> = {
  note: watchers, fulfil: watchers, breach: ['commerce-section-chief', 'finance-reviewer'],
};

/** Where an obligation stands on a day. */
export function stateOn({ follow: { from, until }, records }: Owed, day: Day): ObligationLine['state'] {
  const end = records.find(({ kind }) => kind !== 'noted');
  if (end && end.kind !== 'noted') return end.kind;
  if (from === null || until === null) return 'unknown';
  if (day < from) return 'to-come';
  return day > until ? 'due' : 'running';
}

/** What someone in a post of an office may record on a day: what its office watches over, until it has its end. */
export function actsOn(owed: Owed, { role, unit, day }: { role: Role; unit: string; day: Day }): ObligationAct[] {
  const state = stateOn(owed, day);
  const office = owed.declared.by;
  if (state === 'fulfilled' || state === 'breached' || (office !== undefined && office !== unit)) return [];
  const isFit: Readonly<Record<ObligationAct, boolean>> = {
    note: owed.follow.missing.length > 0, fulfil: state === 'due', breach: state === 'running' || state === 'due',
  };
  return (Object.keys(isFit) as ObligationAct[]).filter((act) => isFit[act] && obligationRoles[act].includes(role));
}
