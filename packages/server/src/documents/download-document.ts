import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import type { ClaimDocument } from './document.ts';
import { findDocument } from './documents.sql.ts';
import { getReadableFolder } from './folder.ts';

/** 查阅材料 — every look is kept in the trail. Refuses with documents.not-found and documents.quarantined. */
export async function downloadDocument(context: VerbContext, documentId: string): Promise<ClaimDocument> {
  const document = await findDocument(context.tx, documentId);
  if (!document) throw refuse('documents.not-found');
  await getReadableFolder(context, document.claimId);
  if (document.state === 'quarantined') throw refuse('documents.quarantined');
  await recordAudit(context, {
    act: 'documents.download', object: { kind: 'document', id: documentId },
    concerns: [{ kind: 'claim', id: document.claimId }],
    details: { sha256: document.sha256 },
  });
  return document;
}
