import type { SettleRecognitions } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { plainName } from '../documents/index.ts';
import type { StoredFile } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { holdEntry } from './enter-recognition.ts';
import { waitingVersion } from './recognition.ts';
import type { Entry, Version } from './recognition.ts';
import { insertFile, insertSettlement, listEntries } from './recognition.sql.ts';

/**
 * 复核认定 — another person of the office compared versions with their documents, and each counts from now on, or does not
 * for the reason given; all of them or none. Refuses with recognition.not-found, recognition.other-office,
 * recognition.settled, recognition.same-person and recognition.reason-needed.
 */
export async function settleRecognitions(context: VerbContext, input: SettleRecognitions): Promise<void> {
  const { confirm, reason } = input;
  if (!confirm && reason === '') throw refuse('recognition.reason-needed', undefined, 'reason');
  // In one order, so that two people who settle the same entries do not wait for each other.
  for (const { id, version } of input.entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { version: waiting } = await holdWaiting(context, { id, version });
    const { id: by } = getPerson(context.actor);
    if (by === waiting.enteredBy) throw refuse('recognition.same-person');
    await insertSettlement(context.tx, { id, version: waiting }, {
      confirmed: confirm, reason, by, at: context.businessNow,
    });
    await recordAudit(context, {
      act: confirm ? 'recognition.confirm' : 'recognition.reject', object: { kind: 'recognition', id },
      details: { version, change: waiting.change, enteredBy: waiting.enteredBy },
    });
  }
}

/**
 * 文件 — the scan of the document that a version was typed from, by who entered it, until the version is settled; a later
 * one takes the place of an earlier. Refuses as settleRecognitions does, with recognition.other-person and
 * documents.quarantined.
 */
export async function receiveScan(
  context: VerbContext, input: { id: string; version: number; name: string; file: StoredFile },
): Promise<void> {
  const { version } = await holdWaiting(context, input);
  const { id: by } = getPerson(context.actor);
  if (by !== version.enteredBy) throw refuse('recognition.other-person');
  if (input.file.state !== 'stored') throw refuse('documents.quarantined');
  const { sha256, size, mediaType } = input.file;
  await insertFile(context.tx, { id: input.id, version: version.version }, {
    file: { name: plainName(input.name), sha256, size, mediaType }, by, at: context.businessNow,
  });
  await recordAudit(context, {
    act: 'recognition.receive-scan', object: { kind: 'recognition', id: input.id },
    details: { version: version.version, sha256 },
  });
}

/** 查看文件 — the scan of a version; a look is an act. Refuses with recognition.not-found. */
export async function lookAtScan(
  context: VerbContext, { id, version }: { id: string; version: number },
): Promise<NonNullable<Version['file']>> {
  const [entry] = await listEntries(context.tx, { ids: [id] });
  const file = entry?.versions.find((each) => each.version === version)?.file;
  if (!file) throw refuse('recognition.not-found');
  await recordAudit(context, {
    act: 'recognition.look-at-scan', object: { kind: 'recognition', id }, details: { version, sha256: file.sha256 },
  });
  return file;
}

async function holdWaiting(
  context: VerbContext, { id, version }: { id: string; version: number },
): Promise<{ entry: Entry; version: Version }> {
  const entry = await holdEntry(context, id);
  const waiting = waitingVersion(entry);
  if (waiting?.version !== version) throw refuse('recognition.settled');
  return { entry, version: waiting };
}
