/** 随机抽查 — a sample that anyone can draw again: its population first, the number that decides later. */
import { z } from 'zod';
import { Day, Id, Instant, Year } from './wire.ts';

/** Claims that are under way, or those that were awarded something. */
const SampleScope = z.enum(['in-procedure', 'awarded']);

/** `source` says which public number will decide, `drawOn` from which day it is there: later than today. */
export const FreezeSample = z.object({
  policy: z.string().max(80), year: Year, scope: SampleScope, size: z.int().min(1).max(10_000),
  source: z.string().trim().min(4).max(200), drawOn: Day,
});
export type FreezeSample = z.infer<typeof FreezeSample>;

/** Digits alone, so that two people who type the number type the same. */
export const DrawSample = z.object({ publicNumber: z.string().regex(/^[0-9]{6,60}$/) });
export type DrawSample = z.infer<typeof DrawSample>;

export const InspectionSample = z.object({
  id: Id, policy: z.string(), year: z.int(), scope: SampleScope, size: z.int(),
  population: z.array(z.string()), populationHash: z.string(), source: z.string(), drawOn: Day,
  frozenBy: z.string(), frozenAt: Instant,
  draw: z.object({
    publicNumber: z.string(), seed: z.string(), drawn: z.array(z.string()), drawnBy: z.string(), drawnAt: Instant,
  }).nullable(),
});
export type InspectionSample = z.infer<typeof InspectionSample>;
