/** 第三方数据比对 — files of other authorities, and what they say beside what a claim says. */
import { z } from 'zod';
import { Bilingual, Id, Instant, Year } from './wire.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A column of a source: its heading in the file, and the fact that it is compared with. */
const SourceColumn = z.object({
  heading: z.string(), item: z.string().nullable(), fact: z.string(), name: Bilingual,
  /** How far apart two numbers may be: a number, or a share of the file's; null: not at all. */
  tolerance: z.object({ absolute: z.string().optional(), share: z.string().optional() }).nullable(),
});

/** 数据来源 — another authority's file as the policy's folder declares it. */
export const ThirdPartySource = z.object({
  id: z.string(), title: Bilingual, office: z.string(),
  creditCode: z.string(), year: z.string().nullable(), columns: z.array(SourceColumn),
});
export type ThirdPartySource = z.infer<typeof ThirdPartySource>;

/** An imported file: whose it is, by what hash it is known again, and who took it in. */
export const ThirdPartyFile = z.object({
  id: Id, source: z.string(), year: z.int(), name: z.string(), sha256: Sha256, rows: z.int(),
  importedBy: z.string(), office: z.string(), importedAt: Instant,
});
export type ThirdPartyFile = z.infer<typeof ThirdPartyFile>;

export const ThirdPartyDesk = z.object({ sources: z.array(ThirdPartySource), files: z.array(ThirdPartyFile) });
export type ThirdPartyDesk = z.infer<typeof ThirdPartyDesk>;

/** What is wrong with a cell; `line` counts from 1 as the spreadsheet does. */
export const CellProblem = z.object({
  line: z.int(), heading: z.string(),
  problem: z.enum(['credit-code', 'year', 'number', 'word', 'missing', 'contradicts', 'day', 'twice', 'too-long']),
  cell: z.string(),
});
export type CellProblem = z.infer<typeof CellProblem>;

/** What an import would take in. Rows of another year are passed over, codes of no applicant are kept. */
export const ImportPreview = z.object({
  name: z.string(), sha256: Sha256, rows: z.int(), otherYears: z.int(), unknownCodes: z.int(),
  problems: z.array(CellProblem),
  /** The file was imported before; importing it again changes nothing. */
  known: ThirdPartyFile.nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportDone = z.object({ fileId: Id, isNew: z.boolean(), rows: z.int() });
export type ImportDone = z.infer<typeof ImportDone>;

export const ImportQuery = z.object({ year: z.coerce.number().pipe(Year) });

/** A value of a third party beside the claim's: a difference is a flag for the office, and decides nothing. */
export const CrossCheck = z.object({
  source: z.string(), title: Bilingual, item: z.string().nullable(), fact: z.string(), name: Bilingual,
  /** Whose fact it is to look at the difference. */
  office: z.string(),
  claimed: z.string().nullable(), found: z.string().nullable(),
  verdict: z.enum(['same', 'within-tolerance', 'differs', 'not-found']),
  file: ThirdPartyFile,
});
export type CrossCheck = z.infer<typeof CrossCheck>;

/** The flags of a round: claims with something that differs or was not found. */
export const CrossCheckFlag = CrossCheck.omit({ file: true }).extend({
  claimId: Id, number: z.string(), applicant: z.string(),
});
export type CrossCheckFlag = z.infer<typeof CrossCheckFlag>;
