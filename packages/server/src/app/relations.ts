import type { Tx } from '@qingce/database';
import { findAimedAt, findRestriction } from '../applicant/index.ts';
import type { Affair } from '../applicant/index.ts';
import { findClaim, findPaper, findPerson } from '../claim/index.ts';
import { findDocument } from '../documents/index.ts';
import { findProof } from '../holder/index.ts';
import { findMeasure } from '../measure/index.ts';
import { findObjection } from '../notice/index.ts';
import { findOrder, listClaimsOfBatch } from '../payment/index.ts';
import { findHolder } from '../recognition/index.ts';
import { findCase } from '../recovery/index.ts';
import { findPhoto, findVisit } from '../visit/index.ts';

/** 关系 — whose affairs an identifier in an address leads to, or why it leads to nobody's. */
export type Relation =
  | { readonly affairs: (tx: Tx, id: string) => Promise<readonly Affair[]> }
  | { readonly nobodys: string };

/** What belongs to a claim, or to several. */
function ofClaims(find: (tx: Tx, id: string) => Promise<readonly string[]>): Relation {
  return {
    affairs: async (tx, id) => {
      const claims = await Promise.all((await find(tx, id)).map((claimId) => findClaim(tx, claimId)));
      return claims.flatMap((claim) => (claim ? { claimId: claim.id, applicantId: claim.applicantId } : []));
    },
  };
}

/** What belongs to one claim and says which. */
function ofOne(find: (tx: Tx, id: string) => Promise<{ readonly claimId: string } | undefined>): Relation {
  return ofClaims(async (tx, id) => {
    const found = await find(tx, id);
    return found ? [found.claimId] : [];
  });
}

/** What belongs to an applicant as such. */
function ofApplicant(find: (tx: Tx, id: string) => Promise<{ readonly applicantId: string } | undefined>): Relation {
  return {
    affairs: async (tx, id) => {
      const found = await find(tx, id);
      return found ? [{ applicantId: found.applicantId }] : [];
    },
  };
}

const oneself = 'of the person who asks, or of the accounts that administrators keep';
const everybodys = 'of a policy and a year, not of an applicant';

/**
 * 关系表 — every identifier that stands in an address. The guard asks it before any route of an office: whoever has a
 * stake in the affair, or is of another district, is refused. An identifier that is not here stops the start.
 */
export const relations: Readonly<Record<string, Relation>> = {
  claimId: ofOne(async (_tx, claimId) => ({ claimId })),
  documentId: ofOne(findDocument),
  personId: ofOne(findPerson),
  visitId: ofOne(findVisit),
  photoId: ofOne(async (tx, id) => {
    const photo = await findPhoto(tx, id);
    return photo && findVisit(tx, photo.visitId);
  }),
  objectionId: ofOne(findObjection),
  orderId: ofOne(findOrder),
  batchId: ofClaims(listClaimsOfBatch),
  caseId: ofOne(findCase),
  restrictionId: ofOne(findRestriction),

  applicantId: ofApplicant(async (_tx, applicantId) => ({ applicantId })),
  paperId: ofApplicant(findPaper),
  measureId: ofApplicant(findMeasure),
  correctionId: { affairs: findAimedAt },
  recognitionId: { affairs: findHolder },
  holderDocumentId: ofApplicant(findProof),
  mandateId: { nobodys: 'stands beside its applicant' },
  requestId: { nobodys: 'stands beside its applicant, or its claim' },

  version: { nobodys: 'stands beside its entry' },
  listId: { nobodys: 'the list leaves out the lines of its reader line by line; its acts hold every claim on it' },
  sampleId: { nobodys: 'a sample is public, and drawn by its number' },
  policy: { nobodys: everybodys },
  claimYear: { nobodys: everybodys },
  year: { nobodys: everybodys },
  month: { nobodys: everybodys },
  source: { nobodys: everybodys },
  kind: { nobodys: 'a kind of recognition that a policy declares' },
  userId: { nobodys: oneself },
  sessionId: { nobodys: oneself },
  passkeyId: { nobodys: oneself },
  delegationId: { nobodys: oneself },
  filterId: { nobodys: oneself },
  draftId: { nobodys: 'a changed text of a policy, which is nobody\'s affair but the law\'s' },
  reckoningId: { nobodys: 'reckoned out of a text; of claims it tells sums alone' },
};
