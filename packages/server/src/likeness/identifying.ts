import type { Bilingual } from '@qingce/contract';
import type { z } from 'zod';

/**
 * 识别事实 — facts that together tell one thing from another: a paper by its number, an event by its day. Of an item, or
 * of the applicant where none is named; of the rows of one list (`list.field`), or of none. `among`: alike claims are
 * looked for among all applicants, or among the applicant's own, where others may well say the same.
 */
export interface Identifying {
  readonly title: z.infer<typeof Bilingual>;
  readonly item?: string | undefined;
  readonly facts: readonly string[];
  readonly among: 'all' | 'own';
}

/** The list whose rows hold the fact; undefined where it is none of a row. */
export function listOf(fact: string): string | undefined {
  return fact.includes('.') ? fact.split('.')[0] : undefined;
}
