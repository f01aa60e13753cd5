/** 应收奖励款证明 — what is approved and not paid, who pays it, and who it is pledged to. */
import { z } from 'zod';
import { Day, Id, Instant, RequiredNote, Yuan } from './wire.ts';

/** When the office expects that all of it is paid. */
export const IssueCertificate = z.object({ expectedOn: Day });
export type IssueCertificate = z.infer<typeof IssueCertificate>;
export const PledgeCertificate = z.object({ pledgee: RequiredNote.max(120), paper: RequiredNote.max(120) });
export type PledgeCertificate = z.infer<typeof PledgeCertificate>;
export const ReleasePledge = z.object({ paper: RequiredNote.max(120) });
export type ReleasePledge = z.infer<typeof ReleasePledge>;

/** `void`: the award is being recovered, or a part of it is set off against a debt. */
export const CertificateState = z.enum(['valid', 'pledged', 'paid', 'void']);
export type CertificateState = z.infer<typeof CertificateState>;

/** What anyone may know who holds the paper: it names no one. */
export const CertificateCheck = z.object({
  number: z.string(),
  hash: z.string(),
  state: CertificateState,
  amount: Yuan,
  /** Of the amount, what is not paid today. */
  unpaid: Yuan,
  expectedOn: Day,
  issuedAt: Instant,
});
export type CertificateCheck = z.infer<typeof CertificateCheck>;

export const Certificate = CertificateCheck.extend({
  id: Id,
  claimId: Id,
  claimNumber: z.string(),
  applicant: z.string(),
  policy: z.string(),
  decisionNumber: z.string(),
  amountInWords: z.string(),
  /** By whom payable. */
  shares: z.array(z.object({ treasury: z.string(), amount: Yuan })),
  /** The pledge that stands, and those that were released. */
  pledges: z.array(z.object({
    pledgee: z.string(), paper: z.string(), recordedAt: Instant, releasedAt: Instant.nullable(),
    releasePaper: z.string().nullable(),
  })),
});
export type Certificate = z.infer<typeof Certificate>;

/** The certificate of a claim, if it has one, and what the reader may do. */
export const ClaimCertificate = z.object({
  certificate: Certificate.nullable(),
  actions: z.array(z.enum(['certificate.issue', 'certificate.pledge', 'certificate.release'])),
});
export type ClaimCertificate = z.infer<typeof ClaimCertificate>;
