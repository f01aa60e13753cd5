import type { CaseFile } from '@qingce/contract';
import type { ItemAnswer } from '@qingce/policy-language/evaluate';

export type DecidedItem = Pick<ItemAnswer, 'item' | 'clause' | 'outcome' | 'amount' | 'reasons' | 'next'>;

/** 文书 — what a case can be told in a letter: yes, partly, no, or that it was not accepted. */
export interface Letter {
  readonly kind: 'award' | 'partly' | 'refusal' | 'unaccepted';
  readonly number: string | null;
  readonly items: readonly DecidedItem[];
  readonly text: string;
  readonly at: string | null;
}

const unaccepting = new Set(['claim.refuse-acceptance', 'claim.refuse-uncorrected']);

/** The letter of the case as it stands; undefined while nothing is decided. */
export function letterOf({ decision, ended, timeline }: CaseFile): Letter | undefined {
  if (decision) {
    const items = decision.reasons as unknown as readonly DecidedItem[];
    const isPartly = items.some(({ outcome, reasons }) => outcome !== 'eligible' || reasons.length > 0);
    const kind = decision.kind === 'refusal' ? 'refusal' : isPartly ? 'partly' : 'award';
    return { kind, number: decision.number, items, text: decision.letter, at: decision.at };
  }
  if (!ended || !unaccepting.has(ended.act)) return undefined;
  const at = timeline.findLast(({ act }) => act === ended.act)?.at ?? null;
  return { kind: 'unaccepted', number: null, items: [], text: ended.reason, at };
}
