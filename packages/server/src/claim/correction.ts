import type { Change, Correction } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { refuse } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import { itemIdsOf } from './claim-facts.ts';
import type { Claim } from './claim.ts';
import type { Submission } from './changes.ts';

/** 补正 — one round: what was asked by when, and what came of it. `dueOn` counts the extensions. */
export interface Round {
  readonly id: string;
  readonly claimId: string;
  readonly round: number;
  readonly items: readonly Correction[];
  /** `revision` is absent in rounds of before they were kept. */
  readonly before: Submission & { readonly revision?: number };
  readonly askedBy: string | null;
  readonly askedAt: Instant;
  readonly dueOn: Day | null;
  readonly answeredAt: Instant | null;
  readonly changes: readonly Change[] | null;
  readonly extensions: readonly { until: Day; reason: string; by: string; at: Instant }[];
  /** By item, counted from 1. */
  readonly answers: ReadonlyMap<number, string>;
}

/** Refuses with claim.correction-target what names no material of the policy and no fact of the claim. */
export function requireTargets(policy: CheckedPolicy, claim: Claim, corrections: readonly Correction[]): void {
  for (const [index, { fact, material }] of corrections.entries()) {
    const isKnown = material === undefined
      ? isFactOf(policy, claim, fact ?? '')
      : policy.process.materials.some(({ id }) => id === material);
    if (!isKnown)
      throw refuse('claim.correction-target', { target: material ?? fact ?? '' }, `corrections[${index}]`);
  }
}

function isFactOf(policy: CheckedPolicy, claim: Claim, path: string): boolean {
  const [, own] = /^applicant\.(\w+)$/.exec(path) ?? [];
  if (own !== undefined) return policy.facts.some(({ scope, key }) => scope === 'applicant' && key === own);
  const [, at, key] = /^items\[(0|[1-9][0-9]{0,3})\]\.(\w+)(?:\[[0-9]+\](?:\.\w+)?)?$/.exec(path) ?? [];
  const item = itemIdsOf(claim.facts)[Number.parseInt(at ?? '', 10)];
  const declared = policy.items.find(({ id }) => id === item);
  return declared?.facts.some((id) => policy.facts[id]?.key === key) ?? false;
}

/** Items that the applicant has said nothing to, counted from 1. */
export function unanswered({ items, answers }: Pick<Round, 'items' | 'answers'>): number[] {
  return items.map((_item, index) => index + 1).filter((item) => !answers.has(item));
}

/** Whether the last day is over; the server's day of arrival decides (三、1 by analogy). */
export function isLate({ dueOn }: Pick<Round, 'dueOn'>, today: Day): boolean {
  return dueOn !== null && today > dueOn;
}
