import { formatDay, parseDay, yearOf } from '@qingce/values';
import type { CheckedPolicy, Item } from '@qingce/policy-language/evaluate';
import { nextFilingDay, noonOn } from './claim-round.ts';
import { writeAt } from './path.ts';
import type { FactPath } from './path.ts';

/** Facts as JSON; an entry that is still being typed may be text that the door refuses. */
export type FactRecord = Readonly<Record<string, unknown>>;
/** 事实草稿 — the contract's facts while they are being entered. */
export type Draft = {
  readonly applicant: FactRecord;
  readonly claim: FactRecord;
  readonly items: readonly FactRecord[];
};

/**
 * The facts that a reader need not type: the first kind of applicant that may claim the item, and a filing on
 * `today`, or on the next day on which claims are received, for the year before it.
 */
export function startingDraft({
  policy,
  today,
  item,
}: {
  policy: CheckedPolicy;
  today: string;
  item: string;
}): Draft {
  const applicant = policy.applicants.find(({ items }) => items.includes(item)) ?? policy.applicants[0];
  const filedOn = nextFilingDay(policy, today);
  const claim: Record<string, unknown> = {};
  for (const fact of policy.facts.filter(({ scope }) => scope === 'claim')) {
    if (fact.wire === 'instant') claim[fact.key] = noonOn(filedOn);
    if (fact.wire === 'year') claim[fact.key] = yearOf(dayNamed(filedOn)) - 1;
  }
  return { applicant: { kind: applicant?.kind }, claim, items: [{ item }] };
}

/** Puts an item into the draft unless it is there; answers its place as well. */
export function withItem(draft: Draft, item: string): { draft: Draft; index: number } {
  const index = draft.items.findLastIndex((entry) => entry.item === item);
  if (index >= 0) return { draft, index };
  const kept = draft.items.filter(isFilled);
  return { draft: { ...draft, items: [...kept, { item }] }, index: kept.length };
}

/** Whether an entry has any fact besides the name of its item. */
export function isFilled(entry: FactRecord): boolean {
  return Object.keys(entry).some((key) => key !== 'item');
}

/** A draft with another value at the path; `undefined` makes the fact unknown again. */
export function withFact(draft: Draft, path: FactPath, value: unknown): Draft {
  return writeAt(draft, path, value);
}

/** A draft from foreign JSON (a link), with what is not of the draft's shape left out. */
export function asDraft(json: unknown): Draft | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { applicant, claim, items } = json as { applicant?: unknown; claim?: unknown; items?: unknown };
  const entries = Array.isArray(items) ? (items as unknown[]).filter(isRecord) : [];
  return { applicant: isRecord(applicant) ? applicant : {}, claim: isRecord(claim) ? claim : {}, items: entries };
}

/** The items that the draft's kind of applicant may claim. */
export function claimableItems(policy: CheckedPolicy, draft: Draft): readonly Item[] {
  const kind = policy.applicants.find((applicant) => applicant.kind === draft.applicant.kind);
  return policy.items.filter(({ id }) => kind?.items.includes(id));
}

function isRecord(value: unknown): value is FactRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dayNamed(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`Not a day: ${text}`);
  return day;
}

/** The day in Shanghai after this one, for the row that follows a period. */
export function dayAfter(text: string): string | undefined {
  const day = parseDay(text);
  return day === undefined ? undefined : formatDay(day + 1);
}
