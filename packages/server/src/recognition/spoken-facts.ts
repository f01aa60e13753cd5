import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ClaimFacts } from '../claim/index.ts';
import { factOf } from '../crosscheck/index.ts';
import type { Day } from '../foundation/index.ts';
import { plainNameOf, verdictOf, versionInForce } from './recognition.ts';
import type { Days, Entry, Kind, RegisterVerdict, SpokenFact } from './recognition.ts';

type Json = ClaimFacts['items'][number];
type Fact = CheckedPolicy['facts'][number];

/** A fact of a claim that a register speaks for: where it stands, and by what its entry is found. */
export interface SpokenAt {
  readonly kind: Kind;
  readonly path: string;
  readonly fact: Fact;
  /** The office that confirms the fact. */
  readonly office: string;
  readonly claimed: boolean | null;
  /** The text by which an entry is found; null where the kind finds none by text. */
  readonly called: string | null;
  /** The days on which an entry must count; null while the claim does not say them. */
  readonly days: Days | null;
  /** The item does without the fact where nobody claims it. */
  readonly mayBeAbsent: boolean;
}

/** What an item of a claim, or a row of one, says beside the fact. */
interface Beside { readonly record: Record<string, Json>; readonly path: string }

/**
 * 登记簿所涉事实 — the facts of a claim that the kinds speak for, in the order of the kinds. The day that decides is the one
 * that the row states, or else every day of the claim year: never today.
 */
export function spokenFacts(
  kinds: readonly Kind[], policy: CheckedPolicy, claim: { facts: ClaimFacts; year: number },
): SpokenAt[] {
  return kinds.flatMap((kind) => kind.speaksFor.flatMap((spoken) => {
    const found = factOf(policy, spoken);
    if (!found || !isAsked(found.list ?? found.fact, claim.facts)) return [];
    const { fact, list } = found;
    const office = fact.confirmedBy ?? list?.confirmedBy ?? kind.office;
    const mayBeAbsent = spoken.item !== undefined && isOptional(fact, spoken.item);
    return holdersOf(spoken, claim.facts).map(({ record, path }): SpokenAt => {
      const value = record[fact.key];
      return {
        kind, fact, office, mayBeAbsent, path: `${path}.${fact.key}`,
        claimed: typeof value === 'boolean' ? value : null, called: calledOf(spoken, record),
        days: daysOf(spoken, record, claim.year),
      };
    });
  }));
}

/** A fact of the applicant is asked of the kinds of applicant that list it. */
function isAsked({ kinds }: Fact, { applicant }: ClaimFacts): boolean {
  return kinds === undefined || kinds.some((kind) => kind === applicant['kind']);
}

function isOptional({ defaults }: Fact, item: string): boolean {
  return defaults !== undefined && ('*' in defaults || item in defaults);
}

/** The records that hold the fact: the applicant, the items of its id, or the rows of their list. */
function holdersOf({ item, fact }: SpokenFact, facts: ClaimFacts): Beside[] {
  if (item === undefined) return [{ record: facts.applicant, path: 'applicant' }];
  const [list = '', field] = fact.split('.');
  return facts.items.flatMap((given, index): Beside[] => {
    const record = recordOf(given);
    if (record['item'] !== item) return [];
    if (field === undefined) return [{ record, path: `items[${index}]` }];
    const rows = record[list];
    return Array.isArray(rows)
      ? rows.map((row, at) => ({ record: recordOf(row), path: `items[${index}].${list}[${at}]` })) : [];
  });
}

function calledOf({ called }: SpokenFact, record: Record<string, Json>): string | null {
  const text = called === undefined ? undefined : record[called];
  return called === undefined ? null : typeof text === 'string' ? text : '';
}

function daysOf({ day }: SpokenFact, record: Record<string, Json>, year: number): Days | null {
  if (day === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const on = record[day];
  return typeof on === 'string' ? { from: on, to: on } : null;
}

/** What a register says of a fact: a verdict on its days, and the entries that it rests on. */
export interface Said { readonly verdict: RegisterVerdict | 'no-day'; readonly entries: readonly Entry[] }

/**
 * The entries of the kind that are about the fact: by their name where the claim names one, in a catalogue without
 * names those whose days meet the fact's, else every one of the holder's.
 */
export function saidOf(entries: readonly Entry[], { kind, called, days }: SpokenAt): Said {
  const ofKind = entries.filter((entry) => entry.kind === kind.id && versionInForce(entry) !== undefined);
  if (called !== null) {
    const named = ofKind.filter((entry) => plainNameOf(versionInForce(entry)?.name ?? '') === plainNameOf(called));
    return { verdict: days ? verdictOf(named, days) : 'no-day', entries: named };
  }
  if (!days) return { verdict: 'no-day', entries: [] };
  const met = kind.holder === 'none' ? ofKind.filter((entry) => meets(entry, days)) : ofKind;
  return { verdict: verdictOf(met, days), entries: met };
}

/** Whether the entry's own days meet these, withdrawn or not. */
function meets(entry: Entry, days: Days): boolean {
  const version = versionInForce(entry);
  const until: Day = version?.validUntil ?? days.to;
  return version !== undefined && version.validFrom <= days.to && until >= days.from;
}

function recordOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
