import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import type { ClaimDocument } from './document.ts';
import { insertDocument } from './documents.sql.ts';
import type { StoredFile } from './file-store.ts';
import { getOwnFolder } from './folder.ts';

/**
 * 接收材料 — a file, already stored under its hash, becomes a document of the claim. Refuses with documents.not-found,
 * documents.folder-closed and documents.expired.
 */
export async function receiveDocument(
  context: VerbContext, input: {
    claimId: string; material: string; name: string; file: StoredFile; validUntil?: Day | undefined;
  },
): Promise<ClaimDocument> {
  await getOwnFolder(context, input.claimId);
  const { claimId, material, name, file, validUntil = null } = input;
  requireValid(context, validUntil);
  const document = {
    ...file, id: context.newId(), claimId, material, name: plainName(name), at: context.businessNow, validUntil,
    firstAt: null,
  };
  await insertDocument(context.tx, document);
  await recordAudit(context, {
    act: 'documents.receive', object: { kind: 'document', id: document.id }, concerns: [{ kind: 'claim', id: claimId }],
    details: { material, sha256: file.sha256, state: file.state, mediaType: file.mediaType },
  });
  return document;
}

/** 归入材料 — one file that holds several materials, such as a scan of a claim on paper: a document for each of them. */
export async function placeDocuments(
  context: VerbContext, input: { claimId: string; materials: readonly string[]; name: string; file: StoredFile },
): Promise<ClaimDocument[]> {
  const { claimId, materials, file } = input;
  const name = plainName(input.name);
  const documents = materials.map((material) =>
    ({
      ...file, id: context.newId(), claimId, material, name, at: context.businessNow, validUntil: null, firstAt: null,
    }));
  for (const document of documents) await insertDocument(context.tx, document);
  return documents;
}

/** Refuses with documents.expired what was valid until a day before this one; its last day counts. */
export function requireValid({ today }: VerbContext, validUntil: Day | null): void {
  if (validUntil !== null && validUntil < today) throw refuse('documents.expired', { validUntil }, 'validUntil');
}

const longestName = 200;

/** A name to show: no folders, and none of the characters that would make it read otherwise than it is. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, longestName) || 'document';
}
