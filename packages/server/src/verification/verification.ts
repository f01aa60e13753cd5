import { canonicalJson } from '@qingce/values';
import type { ClaimFacts } from '../claim/index.ts';
import type { Instant } from '../foundation/index.ts';
import type { RequiredFact } from './required-facts.ts';

type Json = ClaimFacts['items'][number];

/** 核定 — one person's finding of one fact, for their office. */
export interface Finding {
  readonly path: string;
  readonly value: Json;
  readonly office: string;
  readonly note: string;
  readonly foundBy: string;
  readonly foundAt: Instant;
  /** The entry in the register of recognitions that it rests on, in the version that was seen. */
  readonly reliedOn: ReliedOn | null;
}

/** A version of an entry in the register of recognitions. */
export interface ReliedOn { readonly id: string; readonly version: number }

/** How many people of an office must find the same: seats are counted by two inspectors, everything else by one. */
export type Witnesses = (office: string) => number;

/** A required fact with what its office found so far; `verified` is set once enough people found the same. */
export interface FactStanding extends RequiredFact {
  readonly state: 'awaiting' | 'half-confirmed' | 'confirmed' | 'differs';
  readonly verified: Json | undefined;
  readonly findings: readonly Finding[];
}

export function standingOf(required: RequiredFact, findings: readonly Finding[], witnesses: Witnesses): FactStanding {
  const own = findings.filter((finding) => finding.path === required.path && finding.office === required.office);
  const [first] = own;
  if (!first) return { ...required, state: 'awaiting', verified: undefined, findings: [] };
  const agree = own.every((finding) => sameValue(finding.value, first.value));
  if (!agree) return { ...required, state: 'differs', verified: undefined, findings: own };
  if (own.length < witnesses(required.office))
    return { ...required, state: 'half-confirmed', verified: undefined, findings: own };
  return { ...required, state: 'confirmed', verified: first.value, findings: own };
}

/** Persons behind the rows are approved one by one, and what the list is follows from that: nobody says it by hand. */
export function isOfRoster({ fact, claimed }: Pick<RequiredFact, 'fact' | 'claimed'>): boolean {
  return fact.persons !== undefined && Array.isArray(claimed) && claimed.length > 0;
}

/** Every required fact is confirmed. */
export function isVerified(standings: readonly FactStanding[]): boolean {
  return standings.every((standing) => standing.state === 'confirmed');
}

/**
 * The claim's facts with verified values in place of claimed ones, and without those that still wait for their
 * office, nor a list of persons of whom nobody was approved: a list that is given has rows.
 */
export function acceptedFacts(facts: ClaimFacts, standings: readonly FactStanding[]): ClaimFacts {
  const accepted = structuredClone(facts);
  for (const standing of standings) {
    const { path, verified } = standing;
    const isNobody = isOfRoster(standing) && Array.isArray(verified) && verified.length === 0;
    setAt(accepted.items, path, isNobody ? undefined : verified);
  }
  return accepted;
}

function setAt(items: Json[], path: string, value: Json | undefined): void {
  const steps = path.replace(/^items/, '').match(/[^.[\]]+/g) ?? [];
  const last = steps.pop();
  let holder: Json | undefined = items;
  for (const step of steps) holder = (holder as Record<string, Json> | undefined)?.[step];
  if (holder === null || typeof holder !== 'object' || last === undefined) return;
  const record = holder as Record<string, Json>;
  if (value === undefined) delete record[last];
  else record[last] = value;
}

/** Whether two values are the same fact, in whatever order their keys came in. */
export function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
