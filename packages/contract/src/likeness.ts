/** 疑似重复 — what a claim's applicant has in common with others; a flag for the offices, never a refusal. */
import { z } from 'zod';
import { Bilingual, Id } from './wire.ts';
import { ClaimState } from './claim.ts';

/** 同一账号 · 同一办理人 · 同一邮箱 · 同一文件 · 政策声明的同一事物. */
export const Likeness = z.object({
  kind: z.enum(['account', 'person', 'mail', 'document', 'fact']),
  /** What is the same, masked where it is personal: the end of an account, a name, the name of a file. */
  what: z.string(),
  /** What the policy calls a thing that its facts tell from others; null for the other kinds. */
  title: Bilingual.nullable(),
  applicantId: Id, applicant: z.string(),
  /** The claims that the other one handed in, those that ended early among them; of a fact those that state it. */
  claims: z.array(z.object({ id: Id, number: z.string(), year: z.int(), state: ClaimState })),
});
export type Likeness = z.infer<typeof Likeness>;
