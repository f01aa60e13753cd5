import type { VerbContext } from '../foundation/index.ts';
import type { ClaimDocument } from './document.ts';
import { listAllDocuments } from './documents.sql.ts';

/** 申报材料 — the documents that count for a claim, the oldest first: neither taken out nor in quarantine. */
export async function listDocuments(context: Pick<VerbContext, 'tx'>, claimId: string): Promise<ClaimDocument[]> {
  const documents = await listAllDocuments(context.tx, claimId);
  return documents.filter((document) => document.state === 'stored');
}
