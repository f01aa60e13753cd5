/** 现场核查 — visits of two inspectors, and what each of them found on site, signed and sent, perhaps hours later. */
import { z } from 'zod';
import { ClaimState } from './claim.ts';
import { Day, FactValue, Facts, Id, Instant, Note, RequiredNote } from './wire.ts';

/** sha256 in lower-case hex. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const place = z.string().trim().min(2).max(200);
export const PlanVisit = z.object({ plannedOn: Day, place, inspectors: z.array(Id).min(2).max(4) });
export type PlanVisit = z.infer<typeof PlanVisit>;

/** Where a photograph was taken, by the device: degrees, and the radius in metres within which that is sure. */
export const GeoPlace = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(1_000_000),
});
export type GeoPlace = z.infer<typeof GeoPlace>;

/** What stands in the address of an upload; the file itself is the body. Numbers arrive as text. */
export const PhotoTaken = z.object({
  photo: Id,
  takenBy: Id,
  sha256: Sha256,
  takenAt: Instant,
  latitude: z.coerce.number().min(-90).max(90).optional(),
  longitude: z.coerce.number().min(-180).max(180).optional(),
  accuracy: z.coerce.number().min(0).max(1_000_000).optional(),
});
export type PhotoTaken = z.infer<typeof PhotoTaken>;

const VisitPhoto = z.object({
  id: Id, sha256: Sha256, takenAt: Instant, place: GeoPlace.nullable(), receivedAt: Instant,
});

/** One fact as counted on site. */
const SiteFinding = z.object({ path: z.string().min(1).max(200), value: FactValue, note: Note.default('') });


/** What the firm had to say, in the words of whoever spoke for it on site. */
const FirmComment = z.object({ by: z.string().trim().min(1).max(80), text: RequiredNote });

/** What an inspector signs: everything found, with the hash of every photograph. */
export const ReportContent = z.object({
  visitId: Id,
  /** Who signs; a report is taken in from this person's own session alone. */
  inspector: Id,
  findings: z.array(SiteFinding).min(1).max(100),
  photos: z.array(z.object({ id: Id, sha256: Sha256 })).max(40),
  comment: FirmComment.nullable(),
  remark: Note,
  begunAt: Instant,
  signedAt: Instant,
});
export type ReportContent = z.infer<typeof ReportContent>;

/**
 * `contentSha256` is over the canonical JSON of `content`, as the device showed and signed it; `replaces` is the own
 * report that the device knew of.
 */
export const VisitReport = z.object({
  id: Id, content: ReportContent, contentSha256: Sha256, replaces: Id.nullable(),
});
export type VisitReport = z.infer<typeof VisitReport>;

/** `keptOnly`: the report is kept as evidence but no finding came of it; the code says why. */
export const ReportReceived = z.object({ id: Id, receivedAt: Instant, keptOnly: z.string().nullable() });
export type ReportReceived = z.infer<typeof ReportReceived>;

const Inspector = z.object({ id: Id, name: z.string() });
export const Inspectors = z.array(Inspector);
export type Inspectors = z.infer<typeof Inspectors>;

/** Where a visit stands: its inspectors have not all reported, found the same, or found otherwise. */
const VisitState = z.enum(['planned', 'half-reported', 'agreed', 'differs', 'cancelled']);
export type VisitState = z.infer<typeof VisitState>;

export const VisitLine = z.object({
  id: Id,
  claimId: Id,
  claimNumber: z.string(),
  claimState: ClaimState,
  applicant: z.string(),
  plannedOn: Day,
  place: z.string(),
  state: VisitState,
  inspectors: z.array(Inspector),
  /** Ids of the inspectors whose report is here. */
  reported: z.array(Id),
});
export type VisitLine = z.infer<typeof VisitLine>;

const StoredReport = z.object({
  id: Id,
  by: Inspector,
  replaces: Id.nullable(),
  content: ReportContent,
  contentSha256: Sha256,
  keptOnly: z.string().nullable(),
  receivedAt: Instant,
});
export type StoredReport = z.infer<typeof StoredReport>;

/** Everything that an inspector takes along: it is all that a visit without network has. */
export const VisitPack = z.object({
  visit: VisitLine,
  policy: z.string(),
  policyHash: z.string(),
  /** The claim's facts, with what other offices confirmed in place of what was claimed. */
  facts: Facts,
  /** Paths of the facts that are found on site. */
  toFind: z.array(z.string()),
  own: StoredReport.nullable(),
  /** What the others found, once one's own report is here: nobody counts with the other's figure before their eyes. */
  others: z.array(StoredReport),
});
export type VisitPack = z.infer<typeof VisitPack>;

/** A visit as the case shows it, every report and photograph with it. */
export const ClaimVisit = z.object({
  visit: VisitLine, reports: z.array(StoredReport), photos: z.array(VisitPhoto),
});
export type ClaimVisit = z.infer<typeof ClaimVisit>;
