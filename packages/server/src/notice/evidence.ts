import { recordAudit } from '../audit/index.ts';
import { lockClaimOf } from '../claim/index.ts';
import { plainName } from '../documents/index.ts';
import type { StoredFile } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findEvidence, insertEvidence, listEvidence } from './evidence.sql.ts';
import type { StoredEvidence } from './evidence.sql.ts';
import { findObjection, lockObjection } from './notice.sql.ts';

/** So many files may come with one objection. */
const filesMost = 10;

interface Asked { readonly noticeId: string; readonly objectionId: string }

/** Before a stranger's bytes are taken in: refuses as receiveEvidence does. */
export async function requireOpenObjection(context: Pick<VerbContext, 'tx'>, asked: Asked): Promise<void> {
  const objection = await findObjection(context.tx, asked.objectionId);
  if (objection?.noticeId !== asked.noticeId) throw refuse('notice.objection-not-found');
  if (objection.state !== 'open') throw refuse('notice.objection-resolved');
  const given = await listEvidence(context.tx, objection.id);
  if (given.length >= filesMost) throw refuse('notice.evidence-full', { most: `${filesMost}` });
}

/**
 * 提交异议证据 — a file from whoever holds the number of an objection, while it waits for its answer. Refuses with
 * notice.objection-not-found, notice.objection-resolved and notice.evidence-full.
 */
export async function receiveEvidence(
  context: VerbContext, input: Asked & { name: string; file: StoredFile },
): Promise<void> {
  const objection = await lockObjection(context.tx, input.objectionId);
  await requireOpenObjection(context, input);
  const { name, file: { sha256, size, mediaType, state } } = input;
  await insertEvidence(context.tx, {
    id: context.newId(), objectionId: input.objectionId, name: plainName(name), sha256, size, mediaType, state,
    at: context.businessNow,
  });
  await recordAudit(context, {
    act: 'notice.receive-evidence', object: { kind: 'objection', id: input.objectionId },
    concerns: objection ? [{ kind: 'claim', id: objection.claimId }] : [], details: { sha256, mediaType, state },
  });
}

/**
 * 查阅异议证据 — every look is kept in the trail. Refuses with documents.not-found and documents.quarantined, and with
 * identity.own-applicant and identity.recused whoever has a stake in the claim objected to.
 */
export async function readEvidence(
  context: VerbContext, asked: { objectionId: string; documentId: string },
): Promise<StoredEvidence> {
  const file = await findEvidence(context.tx, asked.documentId);
  const objection = await findObjection(context.tx, asked.objectionId);
  if (!objection || file?.objectionId !== objection.id) throw refuse('documents.not-found');
  if (file.state === 'quarantined') throw refuse('documents.quarantined');
  await lockClaimOf(context, objection.claimId);
  await recordAudit(context, {
    act: 'notice.read-evidence', object: { kind: 'objection', id: objection.id }, details: { sha256: file.sha256 },
  });
  return file;
}
