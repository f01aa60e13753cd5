import type { Trail, TrailFilter, TrailRecord } from '@qingce/contract';
import { findApplicants, withinReach } from '../applicant/index.ts';
import { listRecords } from '../audit/index.ts';
import type { RecordWithSubjects } from '../audit/index.ts';
import { findReachedClaims, listClaims } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { listTrailIds } from './trail.sql.ts';

const recordsAtOnce = 100;

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

/**
 * 审计轨迹 — what was done and what was denied, the newest first: by whom in which post, when, to what. What belongs to a
 * claim or an applicant out of the reader's reach (a stake, another district) is left out.
 */
export async function readTrail(context: Reading, filter: TrailFilter): Promise<Trail> {
  const ids = await listTrailIds(context.tx, filter, recordsAtOnce + 1);
  const records = (await listRecords(context.tx, ids.slice(0, recordsAtOnce))).toReversed();
  const affairs = await affairsOf(context, records);
  const open = records.filter((record) => mentionedIn(record).every((id) => !affairs.closed.has(id)));
  const told = await namesOf(context, open);
  return {
    records: open.map((record) => lineOf(record, { ...affairs, people: told })),
    older: ids.length > recordsAtOnce ? `${ids[recordsAtOnce - 1]}` : null,
  };
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every id that a record names: of what it is about, and in the address of what was denied. */
function mentionedIn({ object, subjects }: RecordWithSubjects): string[] {
  return [object, ...subjects].flatMap(({ id }) => [...id.matchAll(uuid)].map(([found]) => found));
}

interface Affairs {
  /** Ids of claims and applicants that the reader may not look into. */
  readonly closed: ReadonlySet<string>;
  readonly claims: ReadonlyMap<string, string | null>;
  readonly applicants: ReadonlyMap<string, string>;
}

async function affairsOf(context: Reading, records: readonly RecordWithSubjects[]): Promise<Affairs> {
  const ids = [...new Set(records.flatMap(mentionedIn))];
  const claims = await listClaims(context.tx, { ids });
  const reached = await findReachedClaims(context, claims.map(({ id }) => id));
  const applicants = await findApplicants(context.tx, ids);
  const within = await withinReach(context, applicants.map(({ id }) => ({ applicantId: id })));
  const open = new Set([...reached, ...within.map(({ applicantId }) => applicantId)]);
  return {
    closed: new Set([...claims, ...applicants].map(({ id }) => id).filter((id) => !open.has(id))),
    claims: new Map(claims.map(({ id, number }) => [id, number])),
    applicants: new Map(applicants.map(({ id, name }) => [id, name])),
  };
}

/** Names of the people who acted, were stood in for, or were acted on. */
function namesOf({ tx }: Reading, records: readonly RecordWithSubjects[]): Promise<ReadonlyMap<string, string>> {
  return findDisplayNames(tx, [...new Set(records.flatMap(({ actorId, object, details }) => [
    ...actorId === null ? [] : [actorId], ...object.kind === 'user' ? [object.id] : [], ...standIn(details) ?? [],
  ]))]);
}

function standIn({ standsInFor }: RecordWithSubjects['details']): [string] | undefined {
  return typeof standsInFor === 'string' ? [standsInFor] : undefined;
}

type Told = Affairs & { readonly people: ReadonlyMap<string, string> };

function lineOf(record: RecordWithSubjects, told: Told): TrailRecord {
  const { object, details } = record;
  const [standsInFor = ''] = standIn(details) ?? [];
  return {
    id: `${record.id}`, act: record.act, outcome: record.outcome, actor: record.actorKind,
    by: told.people.get(record.actorId ?? '') ?? null,
    role: record.actorRole as TrailRecord['role'], unit: record.actorUnit,
    standsInFor: told.people.get(standsInFor) ?? null,
    object: { ...object, name: nameOf(record, told) }, claim: claimOf(record, told),
    details, at: record.businessAt, recordedAt: record.recordedAt,
  };
}

function claimOf({ object, subjects }: RecordWithSubjects, { claims }: Told): TrailRecord['claim'] {
  const found = [object, ...subjects].find(({ kind, id }) => kind === 'claim' && claims.has(id));
  return found ? { id: found.id, number: claims.get(found.id) ?? null } : null;
}

/** What people call it: a claim and most else by its number, an applicant and a person by their name. */
function nameOf({ object, details }: RecordWithSubjects, told: Told): string | null {
  if (object.kind === 'claim') return told.claims.get(object.id) ?? null;
  if (object.kind === 'applicant') return told.applicants.get(object.id) ?? null;
  if (object.kind === 'user') return told.people.get(object.id) ?? null;
  return typeof details['number'] === 'string' ? details['number'] : null;
}
