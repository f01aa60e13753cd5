import type { Recognition, RecognitionRegister, RecognitionVersion } from '@qingce/contract';
import { findApplicants, withinReach } from '../applicant/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { kindDeclarations } from './declare-kinds.ts';
import { affairsOf } from './holder.ts';
import { stateOn, versionInForce } from './recognition.ts';
import type { Entry, Version } from './recognition.ts';
import { listEntries } from './recognition.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/**
 * 认定登记簿 — every entry of a policy's kinds that the officer may deal with, and its versions. Refuses with
 * policy.not-found.
 */
export async function readRegister(context: Reading, policy: string): Promise<RecognitionRegister> {
  await getPolicyInForce(context.tx, policy);
  const kinds = (await kindDeclarations.find(context.tx, policy))?.declared ?? [];
  const entries: Entry[] = [];
  for (const entry of await listEntries(context.tx, { policy })) {
    const affairs = await affairsOf(context.tx, entry);
    if ((await withinReach(context, affairs)).length === affairs.length) entries.push(entry);
  }
  return {
    kinds: kinds.map(({ id, title, office, holder }) => ({ id, title, office, hasHolder: holder === 'applicant' })),
    entries: await shownEntries(context, entries),
  };
}

async function shownEntries(context: Reading, entries: readonly Entry[]): Promise<Recognition[]> {
  const people = entries.flatMap(({ versions }) => versions.flatMap(({ enteredBy, settled }) =>
    [enteredBy, settled?.by ?? enteredBy]));
  const names = await findDisplayNames(context.tx, [...new Set(people)]);
  const applicants = entries.length === 0 ? [] : await findApplicants(context.tx);
  const byCode = new Map(applicants.map((applicant) => [applicant.creditCode, applicant]));
  const byId = new Map(applicants.map((applicant) => [applicant.id, applicant]));
  return entries.map((entry) => {
    const { id, kind, holder: { creditCode, applicantId }, versions } = entry;
    const holder = creditCode === null ? byId.get(applicantId ?? '') : byCode.get(creditCode);
    return {
      id, kind, creditCode, applicantId, applicant: holder?.name ?? null, state: stateOn(entry, context.today),
      inForce: versionInForce(entry)?.version ?? null,
      versions: versions.toReversed().map((version) => shownVersion(context, version, names)),
    };
  });
}

function shownVersion(
  { actor }: Reading, { file, settled, enteredBy, ...version }: Version, names: ReadonlyMap<string, string>,
): RecognitionVersion {
  const nameOf = (id: string): string => names.get(id) ?? '';
  return {
    ...version, enteredBy: nameOf(enteredBy), isOwn: getPerson(actor).id === enteredBy,
    file: file && { name: file.name, sha256: file.sha256, size: file.size },
    settled: settled && { ...settled, by: nameOf(settled.by) },
  };
}
