/** 履约 — what an award obliges its applicant to, from a day until a day, and what was recorded of it. */
import { z } from 'zod';
import { Bilingual, Day, FactValue, Id, Instant, RequiredNote, Yuan } from './wire.ts';

/** Which one: the place of the item among those of the claim, from 0, and the obligation's id in the policy. */
const Which = z.object({ position: z.int().min(0).max(999), obligation: z.string().min(1).max(80) });
/** What was seen, and the number of the paper that shows it. */
const Shown = { said: RequiredNote, paper: RequiredNote.max(120) };
/** Facts of the item, by their keys, that came up after the award. */
const LaterFacts = z.record(z.string().max(80), FactValue);

/** 补充事实 — what days or amounts wait for. */
export const NoteObligation = Which.extend({ ...Shown, facts: LaterFacts });
export type NoteObligation = z.infer<typeof NoteObligation>;
/** 履约完毕 — its term is over and it was kept. */
export const FulfilObligation = Which.extend(Shown);
export type FulfilObligation = z.infer<typeof FulfilObligation>;
/** 违约 — broken on a day; `recovery` opens a case where the policy says that something has to be given back. */
export const BreachObligation = Which.extend({
  ...Shown, facts: LaterFacts.default({}), brokenOn: Day,
  recovery: z.object({ kind: z.string().min(1).max(40), hearingOn: Day }).nullable().default(null),
});
export type BreachObligation = z.infer<typeof BreachObligation>;
export const BreachRecorded = z.object({ caseId: Id.nullable() });

export const ObligationAct = z.enum(['note', 'fulfil', 'breach']);
export type ObligationAct = z.infer<typeof ObligationAct>;

/**
 * 一项义务. `state` is by today: `unknown` while a fact that its days need is not there, `due` once its term is over
 * and nothing was recorded. `recover` is what would have to be given back in yuan; null where that is not known, or
 * where the policy asks for nothing (`asksBack`).
 */
export const ObligationLine = Which.extend({
  claimId: Id,
  claimNumber: z.string(),
  applicantId: Id,
  applicant: z.string(),
  policy: z.string(),
  item: z.string(),
  name: Bilingual,
  clause: z.string(),
  /** The office that watches over it; null where the policy names none. */
  office: z.string().nullable(),
  from: Day.nullable(),
  until: Day.nullable(),
  state: z.enum(['unknown', 'to-come', 'running', 'due', 'fulfilled', 'breached']),
  asksBack: z.boolean(),
  recover: Yuan.nullable(),
  /** Facts that are not there yet, with the policy's question. */
  missing: z.array(z.object({ key: z.string(), ask: Bilingual, type: z.string() })),
  records: z.array(z.object({
    kind: z.enum(['noted', 'fulfilled', 'breached']), said: z.string(), paper: z.string(), brokenOn: Day.nullable(),
    by: z.string(), at: Instant, caseId: Id.nullable(),
  })),
  /** What the reader may do now. */
  acts: z.array(ObligationAct),
});
export type ObligationLine = z.infer<typeof ObligationLine>;
