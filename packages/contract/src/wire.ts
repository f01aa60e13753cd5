/** The simple shapes that every request and reply is made of. */
import { z } from 'zod';
import { parseDay, parseYuan } from '@qingce/values';

/** Money in 元: decimal string, at most two decimals. */
export const Yuan = z
  .string()
  .refine((text) => parseYuan(text) !== undefined, { error: 'not an amount in yuan, such as "50000.00"' });
/** Calendar day `YYYY-MM-DD`. */
export const Day = z
  .string()
  .refine((text) => parseDay(text) !== undefined, { error: 'not a day such as "2017-04-15"' });
/** Calendar year, such as 2017. */
export const Year = z.int().min(1900).max(2999);
/** Instant, ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true });
export const Id = z.uuid();
/** A text in both languages. */
export const Bilingual = z.object({ zh: z.string(), en: z.string() });
/** JSON as facts travel: the policy's own declarations check it, not this schema. */
export const FactValue = z.json();
export const Facts = z.record(z.string(), z.json());
export const Note = z.string().trim().max(2000);
export const RequiredNote = Note.min(1);
/** Reply to an act that made something: what it is reached by. */
export const Created = z.object({ id: Id });
/** Reply to an act that has nothing else to say. */
export const Done = z.object({ ok: z.literal(true) });
export type Done = z.infer<typeof Done>;
