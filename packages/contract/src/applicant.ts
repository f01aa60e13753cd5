/** 申报主体 — enterprises, institutions and individuals, and who acts for them. */
import { z } from 'zod';
import { Username } from './identity.ts';
import { Facts, Id, Instant } from './wire.ts';

export const ApplicantKind = z.enum(['enterprise', 'institution', 'individual']);
export type ApplicantKind = z.infer<typeof ApplicantKind>;
/** 授权人 holds the mandate and lets others act; 经办人 does the work. */
export const Capacity = z.enum(['clerk', 'mandate-holder']);
export type Capacity = z.infer<typeof Capacity>;

/** Whoever registers an applicant becomes its first mandate holder. Individuals have no credit code. */
export const RegisterApplicant = z.object({
  kind: ApplicantKind, name: z.string().trim().min(2).max(120), creditCode: z.string().max(40).optional(),
});
export type RegisterApplicant = z.infer<typeof RegisterApplicant>;

export const Applicant = z.object({
  id: Id, kind: ApplicantKind, name: z.string(), creditCode: z.string().nullable(), registeredAt: Instant,
  /** What the offices' register holds about the applicant, in the words of the policy's declarations. */
  registerFacts: Facts,
});
export type Applicant = z.infer<typeof Applicant>;

export const AddMember = z.object({ username: Username, capacity: Capacity });
export type AddMember = z.infer<typeof AddMember>;
export const Member = z.object({ userId: Id, displayName: z.string(), capacity: Capacity, since: Instant });
export type Member = z.infer<typeof Member>;

/** Facts replace those of the same name; null takes one out. */
export const RecordRegisterFacts = z.object({ facts: Facts, source: z.string().trim().min(1).max(200) });
export type RecordRegisterFacts = z.infer<typeof RecordRegisterFacts>;
