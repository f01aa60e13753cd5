import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDocument, markRemoved } from './documents.sql.ts';
import { getOwnFolder } from './folder.ts';

/**
 * 撤回材料 — the applicant takes a document out while the folder is open; its file stays, and the trail remembers it.
 * Refuses with documents.not-found and documents.folder-closed.
 */
export async function removeDocument(context: VerbContext, documentId: string): Promise<void> {
  const document = await findDocument(context.tx, documentId);
  if (!document) throw refuse('documents.not-found');
  await getOwnFolder(context, document.claimId);
  await markRemoved(context.tx, { id: documentId, at: context.businessNow });
  await recordAudit(context, {
    act: 'documents.remove', object: { kind: 'document', id: documentId },
    concerns: [{ kind: 'claim', id: document.claimId }],
    details: { material: document.material, sha256: document.sha256 },
  });
}
