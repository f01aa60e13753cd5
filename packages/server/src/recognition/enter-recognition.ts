import type { Applicant, CorrectRecognition, EnterRecognition, WithdrawRecognition } from '@qingce/contract';
import { findApplicantByCode, getApplicant, getCreditCode, requireReach } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { kindDeclarations } from './declare-kinds.ts';
import { affairsOf } from './holder.ts';
import { kindOf, plainNameOf, stateOn, versionInForce, waitingVersion } from './recognition.ts';
import type { Content, Entry, Holder, Kind, Version } from './recognition.ts';
import { insertEntry, insertVersion, listEntries, lockEntry, lockKind } from './recognition.sql.ts';

/**
 * 登记认定 — an entry, from a document, by an officer of the office that keeps its kind; it counts once another person of
 * that office confirmed it. Refuses with policy.not-found, recognition.no-such-kind, recognition.other-office,
 * recognition.holder, recognition.days, recognition.document-day, recognition.twice, applicant.not-found,
 * applicant.credit-code-length, -alphabet or -check, identity.own-applicant and identity.other-district.
 */
export async function enterRecognition(
  context: VerbContext, input: EnterRecognition & { policy: string },
): Promise<{ id: string }> {
  const kind = await getOwnKind(context, input);
  const holder = await holderOf(context, kind, input);
  const { policy } = input;
  const content = contentOf(input);
  requireDays(context, content);
  await lockKind(context.tx, { policy, kind: kind.id });
  if (findTwin(await listEntries(context.tx, { policy, kind: kind.id }), { holder, content }))
    throw refuse('recognition.twice', { name: content.name, documentNo: content.documentNo });
  const entry = await keepEntry(context, { policy, kind: kind.id, holder, content, imported: null });
  return { id: entry.id };
}

/** Keeps an entry whose kind is held and of which no twin is there, for another person to confirm. */
export async function keepEntry(
  context: VerbContext,
  entered: Pick<Entry, 'policy' | 'kind' | 'holder'> & { content: Content; imported: Version['imported'] },
): Promise<Entry> {
  const { policy, kind, holder, content, imported } = entered;
  const entry: Entry = {
    id: context.newId(), policy, kind, holder,
    versions: [{
      ...content, version: 1, change: 'entry', withdrawnFrom: null, reason: '', imported, settled: null, file: null,
      enteredBy: getPerson(context.actor).id, enteredAt: context.businessNow,
    }],
  };
  await insertEntry(context.tx, entry);
  await recordAudit(context, {
    act: 'recognition.enter', object: { kind: 'recognition', id: entry.id },
    details: {
      kind, documentNo: content.documentNo, from: content.validFrom, until: content.validUntil,
      ...(imported && { sha256: imported.sha256, line: imported.line }),
    },
  });
  return entry;
}

/**
 * 更正认定 — the entry as it should read, in a version of its own that counts once another person confirmed it. Refuses
 * with recognition.not-found, recognition.other-office, recognition.state, recognition.waiting, recognition.stale and
 * for its days as enterRecognition does.
 */
export async function correctRecognition(
  context: VerbContext, input: CorrectRecognition & { id: string },
): Promise<void> {
  const { entry } = await holdForChange(context, input);
  const content = contentOf(input);
  requireDays(context, content);
  await proposeVersion(context, entry, { ...content, change: 'correction', withdrawnFrom: null, reason: input.reason });
}

/**
 * 撤销认定 — from a day on, or from its first day where it never should have counted; nothing is deleted. Counts once
 * another person confirmed it. Refuses as correctRecognition does.
 */
export async function withdrawRecognition(
  context: VerbContext, input: WithdrawRecognition & { id: string },
): Promise<void> {
  const { entry, inForce } = await holdForChange(context, input);
  const last = inForce.validUntil ?? input.from;
  if (input.from < inForce.validFrom || input.from > last)
    throw refuse('recognition.days', { from: inForce.validFrom, to: inForce.validUntil ?? '—' }, 'from');
  await proposeVersion(context, entry, {
    ...contentOf(inForce), change: 'withdrawal', withdrawnFrom: input.from, reason: input.reason,
  });
}

/** The kind that the officer's office keeps; refuses with recognition.no-such-kind and recognition.other-office. */
export async function getOwnKind(
  context: VerbContext, { policy, kind: id }: { policy: string; kind: string },
): Promise<Kind> {
  await getPolicyInForce(context.tx, policy);
  const kind = (await kindDeclarations.find(context.tx, policy))?.declared.find((each) => each.id === id);
  if (!kind) throw refuse('recognition.no-such-kind');
  requireOffice(context, kind);
  return kind;
}

function requireOffice(context: VerbContext, { office }: Kind): void {
  if (getPerson(context.actor).unit !== office) throw refuse('recognition.other-office', { office });
}

interface GivenHolder { readonly creditCode?: string | undefined; readonly applicantId?: string | undefined }

/** Whose the entry is; a firm is known by its code, whether or not it is registered here. */
async function holderOf(context: VerbContext, kind: Kind, given: GivenHolder): Promise<Holder> {
  const said = [given.creditCode, given.applicantId].filter((each) => each !== undefined).length;
  if (said !== (kind.holder === 'none' ? 0 : 1)) throw refuse('recognition.holder', undefined, 'creditCode');
  if (said === 0) return { creditCode: null, applicantId: null };
  const applicant = await findGiven(context, given);
  if (!applicant) return { creditCode: getCreditCode(given.creditCode), applicantId: null };
  await requireReach(context, { applicantId: applicant.id });
  const { creditCode, id } = applicant;
  return { creditCode, applicantId: creditCode === null ? id : null };
}

function findGiven(context: VerbContext, { creditCode, applicantId }: GivenHolder): Promise<Applicant | undefined> {
  return applicantId === undefined
    ? findApplicantByCode(context.tx, getCreditCode(creditCode))
    : getApplicant(context, applicantId);
}

/** The entry, held, when the officer may deal with it; refuses with recognition.not-found and as its parts do. */
export async function holdEntry(context: VerbContext, id: string): Promise<Entry> {
  const entry = await lockEntry(context.tx, id);
  if (!entry) throw refuse('recognition.not-found');
  requireOffice(context, kindOf((await kindDeclarations.find(context.tx, entry.policy))?.declared ?? [], entry.kind));
  for (const affair of await affairsOf(context.tx, entry)) await requireReach(context, affair);
  return entry;
}

async function holdForChange(
  context: VerbContext, { id, version }: { id: string; version: number },
): Promise<{ entry: Entry; inForce: Version }> {
  const entry = await holdEntry(context, id);
  if (waitingVersion(entry)) throw refuse('recognition.waiting');
  const inForce = versionInForce(entry);
  const state = stateOn(entry, context.today);
  if (!inForce || inForce.withdrawnFrom !== null) {
    throw refuse('recognition.state', { state: inForce ? 'withdrawn' : state });
  }
  if (inForce.version !== version) throw refuse('recognition.stale');
  return { entry, inForce };
}

async function proposeVersion(
  context: VerbContext, entry: Entry,
  proposed: Content & Pick<Version, 'change' | 'withdrawnFrom' | 'reason'>,
): Promise<void> {
  const version = {
    ...proposed, version: entry.versions.length + 1, imported: null, settled: null, file: null,
    enteredBy: getPerson(context.actor).id, enteredAt: context.businessNow,
  };
  await insertVersion(context.tx, entry.id, version);
  const { change, withdrawnFrom, validFrom: from, validUntil: until } = version;
  await recordAudit(context, {
    act: change === 'correction' ? 'recognition.correct' : 'recognition.withdraw',
    object: { kind: 'recognition', id: entry.id },
    details: { version: version.version, from, until, ...(withdrawnFrom !== null && { withdrawnFrom }) },
  });
}

function contentOf(content: Content): Content {
  const { name, authority, documentNo, documentOn, validFrom, validUntil, source } = content;
  return { name, authority, documentNo, documentOn, validFrom, validUntil, source };
}

function requireDays(context: VerbContext, { documentOn, validFrom, validUntil }: Content): void {
  if (documentOn > context.today) throw refuse('recognition.document-day', { today: context.today }, 'documentOn');
  if (validUntil !== null && validUntil < validFrom)
    throw refuse('recognition.days', { from: validFrom, to: validUntil }, 'validUntil');
}

/** An entry of the same holder with the same name from the same document that still counts, or waits to. */
export function findTwin(
  entries: readonly Entry[], { holder, content }: { holder: Holder; content: Content },
): Entry | undefined {
  return entries.find((entry) => {
    const last = waitingVersion(entry) ?? versionInForce(entry);
    return last !== undefined && last.withdrawnFrom === null && last.documentNo === content.documentNo
      && plainNameOf(last.name) === plainNameOf(content.name)
      && entry.holder.creditCode === holder.creditCode && entry.holder.applicantId === holder.applicantId;
  });
}
