/** 核定 — an office confirms or corrects a fact; facts of the leading group need two inspectors. */
import { z } from 'zod';
import { FactValue, Note } from './wire.ts';

export const ConfirmFact = z.object({
  path: z.string().min(1).max(200),
  value: FactValue,
  note: Note.default(''),
});
export type ConfirmFact = z.infer<typeof ConfirmFact>;
