/** 政策 — the policies that claims can be made under; the checked policy itself lies under its hash. */
import { z } from 'zod';
import { ApplicantKind } from './applicant.ts';
import { Bilingual } from './wire.ts';

export const PolicyLine = z.object({
  id: z.string(), hash: z.string(), title: Bilingual, documentNo: z.string(),
  /** Month and day of the year after the claim year, both inside; null when claims are received all year. */
  window: z.object({ opens: z.string(), closes: z.string() }).nullable(),
  /** The offices that it gives work to, and the legal forms of those who may claim. */
  offices: z.array(z.string()), forms: z.array(ApplicantKind),
  /** Address of the checked policy, for ever the same. */
  address: z.string(),
});
export type PolicyLine = z.infer<typeof PolicyLine>;
