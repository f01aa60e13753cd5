/** 名册 — persons behind the rows of a claim, each approved or not by the office that answers for them. */
import { z } from 'zod';
import { Id, Instant, Note } from './wire.ts';

const Path = z.string().min(1).max(200);
const RosterEntry = z.object({
  name: z.string().trim().min(1).max(80),
  identityNumber: z.string().trim().min(1).max(40),
  school: z.string().trim().max(120).default(''),
});

/** Takes the place of whoever stood behind the row before. */
export const EnterRoster = z.object({ path: Path, persons: z.array(RosterEntry).max(500) });
export type EnterRoster = z.infer<typeof EnterRoster>;

/** A no needs its reason. */
const PersonDecision = z.object({ personId: Id, approved: z.boolean(), reason: Note.default('') });
export const DecideRoster = z.object({ decisions: z.array(PersonDecision).min(1).max(500) });
export type DecideRoster = z.infer<typeof DecideRoster>;

const RosterPerson = z.object({
  id: Id,
  name: z.string(),
  /** With stars, but for its ends. */
  identityNumber: z.string(),
  school: z.string(),
  decision: z.object({ approved: z.boolean(), reason: z.string(), by: z.string(), at: Instant }).nullable(),
  /** Numbers of other claims in which the same person stands. */
  alsoIn: z.array(z.string()),
});
export type RosterPerson = z.infer<typeof RosterPerson>;

/** A row that stands for persons: how many it says, and who they are. */
const RosterRow = z.object({ path: Path, office: z.string(), stated: z.int(), persons: z.array(RosterPerson) });
export type RosterRow = z.infer<typeof RosterRow>;
export const Roster = z.array(RosterRow);
export type Roster = z.infer<typeof Roster>;

/** The person's whole number, for whoever has to compare it with a paper; the look is on record. */
export const IdentityShown = z.object({ identityNumber: z.string() });
