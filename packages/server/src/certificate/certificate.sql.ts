import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';
import type { Certificate, Pledge } from './certificate.ts';

type CertificateTables = {
  receivable_certificate: {
    id: string; number: string; claim_id: string; applicant_id: string; amount_fen: Fen; expected_on: Day;
    content: string; content_hash: string; issued_by: string; issued_at: Instant;
  };
  certificate_pledge: {
    id: string; certificate_id: string; pledgee: string; paper: string; recorded_by: string; recorded_at: Instant;
    release_paper: string | null; released_by: string | null; released_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & CertificateTables> => reader.$extendTables<CertificateTables>();

export async function insertCertificate(tx: Tx, certificate: Certificate): Promise<void> {
  await tables(tx).insertInto('receivable_certificate').values({
    id: certificate.id, number: certificate.number, claim_id: certificate.claimId,
    applicant_id: certificate.applicantId, amount_fen: certificate.amountFen, expected_on: certificate.expectedOn,
    content: certificate.content, content_hash: certificate.hash, issued_by: certificate.issuedBy,
    issued_at: certificate.issuedAt,
  }).execute();
}

export async function findCertificate(
  reader: Reader, by: { id: string } | { claimId: string },
): Promise<Certificate | undefined> {
  const all = tables(reader).selectFrom('receivable_certificate').selectAll();
  const row = await ('id' in by ? all.where('id', '=', by.id) : all.where('claim_id', '=', by.claimId))
    .executeTakeFirst();
  return row && {
    id: row.id, number: row.number, claimId: row.claim_id, applicantId: row.applicant_id, amountFen: row.amount_fen,
    expectedOn: row.expected_on, content: row.content, hash: row.content_hash, issuedBy: row.issued_by,
    issuedAt: row.issued_at,
  };
}

export async function insertPledge(
  tx: Tx, pledge: Pick<Pledge, 'id' | 'certificateId' | 'pledgee' | 'paper'> & { by: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('certificate_pledge').values({
    id: pledge.id, certificate_id: pledge.certificateId, pledgee: pledge.pledgee, paper: pledge.paper,
    recorded_by: pledge.by, recorded_at: pledge.at, release_paper: null, released_by: null, released_at: null,
  }).execute();
}

/** Ends the pledge that stands; its record stays. */
export async function releasePledgeOf(tx: Tx, release: { id: string; paper: string; by: string; at: Instant }):
Promise<void> {
  await tables(tx).updateTable('certificate_pledge')
    .set({ release_paper: release.paper, released_by: release.by, released_at: release.at })
    .where('id', '=', release.id).execute();
}

/** Every pledge of a certificate, the first first; the one that stands, which has no end, is the last. */
export async function listPledges(reader: Reader, certificateId: string): Promise<Pledge[]> {
  const rows = await tables(reader).selectFrom('certificate_pledge').selectAll()
    .where('certificate_id', '=', certificateId).orderBy('recorded_at').orderBy('released_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id, certificateId: row.certificate_id, pledgee: row.pledgee, paper: row.paper,
    recordedAt: row.recorded_at, releasePaper: row.release_paper, releasedAt: row.released_at,
  }));
}
