import { canonicalJson } from '@qingce/values';
import type { GeoPlace, ReportContent, VisitState } from '@qingce/contract';
import type { Transition } from '../claim/index.ts';
import type { Day, Instant } from '../foundation/index.ts';

/** 现场核查 — a visit as planned: to which claim's applicant, when, where, and by whom. */
export interface Visit {
  readonly id: string;
  readonly claimId: string;
  readonly plannedOn: Day;
  readonly place: string;
  readonly inspectors: readonly string[];
  readonly isCancelled: boolean;
}

/** A photograph: its content is known by the hash that the device reckoned and the server found again. */
export interface Photo {
  readonly id: string;
  readonly visitId: string;
  readonly takenBy: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly takenAt: Instant;
  readonly place: GeoPlace | null;
  readonly receivedAt: Instant;
}

/** 核查记录 — what one inspector found and signed; `keptOnly` is the code of why it does not count, if it does not. */
export interface Report {
  readonly id: string;
  readonly visitId: string;
  readonly reportedBy: string;
  readonly replaces: string | null;
  readonly content: ReportContent;
  readonly contentSha256: string;
  readonly keptOnly: string | null;
  readonly receivedAt: Instant;
}

export const visitTransitions = {
  plan: { act: 'visit.plan', from: ['accepted'], to: null, roles: ['inspector'], signs: false },
} as const satisfies Record<string, Transition>;

/** The reports that stand: those that no other takes the place of. */
export function standingReports(reports: readonly Report[]): Report[] {
  const replaced = new Set(reports.map(({ replaces }) => replaces));
  return reports.filter(({ id }) => !replaced.has(id));
}

/** Where a visit stands by what its inspectors reported; `agreed` when all found the same values. */
export function stateOf(visit: Visit, reports: readonly Report[]): VisitState {
  if (visit.isCancelled) return 'cancelled';
  const standing = standingReports(reports);
  if (standing.length === 0) return 'planned';
  if (standing.length < visit.inspectors.length) return 'half-reported';
  const found = standing.map(({ content }) => foundIn(content));
  return found.every((values) => values === found[0]) ? 'agreed' : 'differs';
}

/** The values alone, in the order of their paths: remarks may differ. */
function foundIn({ findings }: ReportContent): string {
  return canonicalJson(Object.fromEntries(findings.map(({ path, value }) => [path, value])));
}
