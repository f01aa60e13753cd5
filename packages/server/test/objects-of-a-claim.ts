import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inTransaction } from '@qingce/database';
import type { Database } from '@qingce/database';
import { insertCorrection } from '../src/applicant/correction.sql.ts';
import { insertRestriction } from '../src/applicant/restriction.sql.ts';
import { insertPaper } from '../src/claim/paper-claim.sql.ts';
import { replacePersons } from '../src/claim/persons.sql.ts';
import { insertProof } from '../src/holder/holder.sql.ts';
import { putMeasure } from '../src/measure/measure.sql.ts';
import { insertObjection } from '../src/notice/notice.sql.ts';
import { insertBatch } from '../src/payment/batch.sql.ts';
import { insertOrder, insertPayee } from '../src/payment/payment.sql.ts';
import { insertEntry } from '../src/recognition/recognition.sql.ts';
import { insertCase } from '../src/recovery/recovery.sql.ts';
import { insertList } from '../src/review/review.sql.ts';
import { insertPhoto, insertVisit } from '../src/visit/visit.sql.ts';
import { lighthouse } from './lighthouse.ts';

/** What only those may read unmasked whom the table of permissions says. */
export const secrets = {
  'identity-number': '999999199501019017', 'account': '6222020000001234', 'contact': '示例街道 13800000000',
} as const;

/** One object of every kind that a claim comes to have, by the name of its identifier in an address. */
export type ObjectIds = Readonly<Record<
  'visitId' | 'photoId' | 'personId' | 'caseId' | 'restrictionId' | 'objectionId' | 'orderId' | 'batchId' | 'listId'
  | 'paperId' | 'measureId' | 'correctionId' | 'recognitionId' | 'holderDocumentId', string
>>;

interface Around { readonly claimId: string; readonly applicantId: string; readonly by: string }

const at = '2017-04-15T10:00:00.000+08:00';
const day = '2017-04-15';
const policy = lighthouse.policy;
const hash = 'a'.repeat(64);

const tables = [
  'visit_photo', 'site_visit_inspector', 'site_visit', 'roster_person', 'recovery_case', 'restriction', 'objection',
  'payment_batch_line', 'payment_batch', 'payment_order', 'review_list_claim', 'review_list', 'paper_claim',
  'individual_measure', 'applicant_correction', 'holder_document', 'recognition_version', 'recognition',
];

/** Puts them there, past the way there: nothing is done from here, and what a real way would leave is not asked. */
export async function putObjects(database: Database, { claimId, applicantId, by }: Around): Promise<ObjectIds> {
  const id = Object.fromEntries([
    'visitId', 'photoId', 'personId', 'caseId', 'restrictionId', 'objectionId', 'orderId', 'batchId', 'listId',
    'paperId', 'measureId', 'correctionId', 'recognitionId', 'holderDocumentId',
  ].map((name) => [name, randomUUID()])) as ObjectIds;
  const of = { claimId, applicantId, policy };
  const found = { clause: '5.2', finding: '示例', hearingOn: day, openedBy: by, openedAt: at };
  await inTransaction(database, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await insertVisit(tx, {
      id: id.visitId, claimId, plannedOn: day, place: '示例路一号', inspectors: [by], isCancelled: false,
      plannedBy: by, plannedAt: at,
    });
    await insertPhoto(tx, {
      id: id.photoId, visitId: id.visitId, takenBy: by, sha256: hash, size: 1, mediaType: 'image/png', takenAt: at,
      place: null, receivedAt: at,
    });
    await replacePersons(tx, { claimId, path: 'items[0].interns[0]', by, at }, [{
      id: id.personId, path: 'items[0].interns[0]', name: '示例学生', identityNumber: secrets['identity-number'],
      school: '示例学院',
    }]);
    await insertCase(tx, {
      ...of, ...found, id: id.caseId, number: '2017-0001', kind: 'applicant-error', asked: null, state: 'hearing',
    });
    await insertRestriction(tx, { ...of, ...found, id: id.restrictionId, number: '2017-0001' });
    await insertObjection(tx, {
      id: id.objectionId, number: '2017-0001', noticeId: randomUUID(), line: '1', claimId, name: '李某某',
      contact: secrets.contact, statement: '示例', at, state: 'open', reply: null, resolvedAt: null,
    });
    await putPayment(tx, id, { claimId, applicantId, by });
    await insertList(tx, {
      id: id.listId, number: '2017-0001', policy, claimYear: lighthouse.claimYear, state: 'open', hash,
      lines: [{ claimId, number: '2017-0001', applicant: '示例企业', amount: '1.00', items: [] }],
      composedAt: at, composedBy: by, totalFen: 100n, total: '1.00', allotment: null, dissolved: null,
    });
    await insertPaper(tx, {
      id: id.paperId, policy, applicantId, year: 2015, receivedOn: day, facts: { applicant: {}, items: [] },
      materials: [], scan: null, enteredBy: by, enteredAt: at, state: 'entered', settled: null,
      claimId: null,
    });
    await putMeasure(tx, {
      id: id.measureId, policy, applicantId, subject: 'investment', purpose: '示例', ceilingFen: 100n,
      expiresOn: '2018-04-15', state: 'proposed', proposedBy: by, proposedAt: at, review: null, approval: null,
      rejectedWhy: null,
    });
    await insertEntry(tx, {
      id: id.recognitionId, policy, kind: 'firm', holder: { creditCode: null, applicantId },
      versions: [{
        version: 1, change: 'entry', name: '示例企业', authority: '示例机关', documentNo: '示例1号', documentOn: day,
        validFrom: day, validUntil: null, withdrawnFrom: null, reason: '', source: '示例', imported: null,
        enteredBy: by, enteredAt: at, settled: null, file: null,
      }],
    });
    await insertProof(tx, {
      id: id.holderDocumentId, applicantId, userId: by, name: 'letter.pdf', sha256: hash, size: 1,
      mediaType: 'application/pdf', at,
    });
    await insertCorrection(tx, {
      id: id.correctionId, applicantId, aim: { kind: 'restore', userId: by, endsOthers: false }, evidence: '示例',
      proposedBy: by, proposedAt: at,
    });
  });
  return id;
}

async function putPayment(
  tx: Parameters<typeof insertOrder>[0], id: ObjectIds, { claimId, applicantId, by }: Around,
): Promise<void> {
  const payeeId = randomUUID();
  await insertPayee(tx, {
    id: payeeId, applicantId, treasury: null, holder: '示例企业', account: secrets.account, bank: '示例银行清城支行',
    bankCode: null, by, at,
  });
  await insertOrder(tx, {
    id: id.orderId, number: '2017-0001', claimId, treasury: 'city', amountFen: 100n,
    parts: [{ item: 'premises-rent', amountFen: 100n }], payeeId, state: 'built', attempt: 1, builtBy: by, builtAt: at,
    releasedBy: null, bankReference: null, paidOn: null, withheld: null, cutFrom: null,
  });
  await insertBatch(tx, {
    id: id.batchId, treasury: 'city', year: 2017, sequence: 1, state: 'built', lineCount: 1, totalFen: 100n,
    file: secrets.account, fileSha256: hash, builtBy: by, builtAt: at, checkedBy: null, checkedAt: null,
    releasedBy: null, releasedAt: null,
  }, [{
    batchId: id.batchId, line: 1, orderId: id.orderId, instruction: 'A'.repeat(24), amountFen: 100n, taxFen: 0n,
    payeeId, state: 'live',
  }]);
}

/** Takes them away again, so that what a test leaves behind is what was done. */
export async function removeObjects(database: Database): Promise<void> {
  await inTransaction(database, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(tx);
  });
}
