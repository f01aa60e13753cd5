import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { isUnconfirmedFor, requireConfirmed } from '../identity/index.ts';
import type { ClaimDocument } from './document.ts';
import { findDocument, findFolder, insertDocument, listEarlierDocuments } from './documents.sql.ts';
import { getOwnFolder, getReadableFolder } from './folder.ts';
import { requireValid } from './receive-document.ts';

/**
 * 往年材料 — what the applicant handed in with other claims and is still valid today, the newest first, one line for each
 * file of a material. Refuses with documents.not-found.
 */
export async function listEarlier(context: VerbContext, claimId: string): Promise<ClaimDocument[]> {
  const { applicantId } = await getReadableFolder(context, claimId);
  if (isUnconfirmedFor(context.actor, applicantId)) return [];
  const documents = await listEarlierDocuments(context.tx, { applicantId, claimId, day: context.today });
  return documents.filter((document, at) => documents.findIndex((other) => isSame(document, other)) === at);
}

function isSame(one: ClaimDocument, other: ClaimDocument): boolean {
  return one.material === other.material && one.sha256 === other.sha256;
}

/**
 * 沿用材料 — a file of an earlier claim of the same applicant is handed in again for the same material: the same bytes,
 * with the day of their first arrival and their last day. Refuses with documents.not-found, documents.folder-closed,
 * documents.quarantined, documents.expired and applicant.holder-unconfirmed.
 */
export async function takeDocument(
  context: VerbContext, input: { claimId: string; documentId: string },
): Promise<ClaimDocument> {
  const { applicantId } = await getOwnFolder(context, input.claimId);
  requireConfirmed(context.actor, applicantId);
  const earlier = await findDocument(context.tx, input.documentId);
  const folder = earlier && await findFolder(context.tx, earlier.claimId);
  if (!earlier || !folder?.isHandedIn || folder.applicantId !== applicantId) throw refuse('documents.not-found');
  if (earlier.state === 'quarantined') throw refuse('documents.quarantined');
  requireValid(context, earlier.validUntil);
  const document = {
    ...earlier, id: context.newId(), claimId: input.claimId, at: context.businessNow,
    firstAt: earlier.firstAt ?? earlier.at,
  };
  await insertDocument(context.tx, { ...document, takenFrom: earlier.id });
  await recordAudit(context, {
    act: 'documents.take', object: { kind: 'document', id: document.id },
    concerns: [{ kind: 'claim', id: input.claimId }],
    details: { material: document.material, sha256: document.sha256, takenFrom: earlier.id },
  });
  return document;
}
