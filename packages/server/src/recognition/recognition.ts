import type { RecognitionState } from '@qingce/contract';
import { toHalfWidth } from '@qingce/values';
import { assert, dayAfter } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';

/** A yes/no fact that entries of a kind speak for, in the words of the policy. */
export interface SpokenFact {
  /** Absent where the fact belongs to the applicant. */
  readonly item?: string | undefined;
  /** Key of the fact; of a row's field after a dot. */
  readonly fact: string;
  /** The field of the same row by whose text an entry's name is found. */
  readonly called?: string | undefined;
  /** The field of the same row that holds the day on which an entry must count; without one it is the claim year. */
  readonly day?: string | undefined;
}

/** 认定种类 — what is recognised, whose office keeps it, whether each entry is one applicant's, and for which facts. */
export interface Kind {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly office: string;
  /** `none`: a catalogue, whose entries hold for every applicant alike. */
  readonly holder: 'applicant' | 'none';
  readonly speaksFor: readonly SpokenFact[];
}

/** Whose an entry is: of a firm its 统一社会信用代码, of an individual their applicant, of a catalogue neither. */
export interface Holder { readonly creditCode: string | null; readonly applicantId: string | null }

/** What an entry says. Days are inclusive; `validUntil` null is open. */
export interface Content {
  readonly name: string;
  readonly authority: string;
  readonly documentNo: string;
  readonly documentOn: Day;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly source: string;
}

export interface Settlement {
  readonly confirmed: boolean; readonly reason: string; readonly by: string; readonly at: Instant;
}

/** The scan that a version rests on. */
export interface ScanOfDocument {
  readonly name: string; readonly sha256: string; readonly size: number; readonly mediaType: string;
}

export interface Version extends Content {
  readonly version: number;
  readonly change: 'entry' | 'correction' | 'withdrawal';
  /** The first day on which it no longer counts. */
  readonly withdrawnFrom: Day | null;
  readonly reason: string;
  readonly imported: { readonly name: string; readonly sha256: string; readonly line: number } | null;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly settled: Settlement | null;
  readonly file: ScanOfDocument | null;
}

/** 认定 — an entry with its versions, the oldest first. */
export interface Entry {
  readonly id: string;
  readonly policy: string;
  readonly kind: string;
  readonly holder: Holder;
  readonly versions: readonly Version[];
}

/** The version that counts: the last one that a second person confirmed. */
export function versionInForce({ versions }: Pick<Entry, 'versions'>): Version | undefined {
  return versions.findLast(({ settled }) => settled?.confirmed === true);
}

/** The version that waits for a second person. */
export function waitingVersion({ versions }: Pick<Entry, 'versions'>): Version | undefined {
  const last = versions.at(-1);
  return last?.settled === null ? last : undefined;
}

/** How an entry stands on a day. */
export function stateOn(entry: Pick<Entry, 'versions'>, day: Day): RecognitionState {
  const version = versionInForce(entry);
  if (!version) return waitingVersion(entry) ? 'waiting' : 'rejected';
  if (version.withdrawnFrom !== null && version.withdrawnFrom <= day) return 'withdrawn';
  if (day < version.validFrom) return 'not-yet';
  return version.validUntil !== null && day > version.validUntil ? 'expired' : 'valid';
}

/** Days, both included. */
export interface Days { readonly from: Day; readonly to: Day }

/** What a register says of days: `partly` where it is silent on some of them. */
export type RegisterVerdict = 'valid' | 'partly' | 'expired' | 'not-yet' | 'withdrawn' | 'not-found';

/** 登记簿的答复 — what the entries together say of the days; an entry that nobody confirmed says nothing. */
export function verdictOf(entries: readonly Pick<Entry, 'versions'>[], days: Days): RegisterVerdict {
  const counted = entries.filter((entry) => versionInForce(entry) !== undefined);
  if (counted.length === 0) return 'not-found';
  const covered = counted.flatMap((entry) => daysWithin(entry, days) ?? [])
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (covered.length > 0) return isCovered(days, covered) ? 'valid' : 'partly';
  const states = counted.map((entry) => stateOn(entry, days.to));
  return (['withdrawn', 'expired'] as const).find((state) => states.includes(state)) ?? 'not-yet';
}

/** The part of the days on which the entry counts. */
function daysWithin(entry: Pick<Entry, 'versions'>, days: Days): Days | undefined {
  const version = versionInForce(entry);
  if (!version) return undefined;
  const ends = [
    days.to, version.validUntil ?? days.to,
    version.withdrawnFrom === null ? days.to : dayAfter(version.withdrawnFrom, -1),
  ];
  const from = version.validFrom > days.from ? version.validFrom : days.from;
  const to = ends.reduce((first, end) => (end < first ? end : first));
  return from <= to ? { from, to } : undefined;
}

function isCovered(days: Days, parts: readonly Days[]): boolean {
  let next = days.from;
  for (const part of parts) if (part.from <= next && part.to >= next) next = dayAfter(part.to, 1);
  return next > days.to;
}

/** A name as it is compared: without spaces and hyphens, in small letters, full-width signs as their plain twins. */
export function plainNameOf(name: string): string {
  return toHalfWidth(name).replaceAll(/[\s\p{Pd}]/gu, '').toLowerCase();
}

/** The kind among those declared; a bug when it is not, for entries are kept under declared kinds only. */
export function kindOf(kinds: readonly Kind[], id: string): Kind {
  const kind = kinds.find((each) => each.id === id);
  assert(kind, `the kind ${id} is declared`);
  return kind;
}
