import type { CaseFile, CorrectionRound } from '@qingce/contract';
import type { ItemAnswer } from '@qingce/policy-language/evaluate';

export type DecidedItem = Pick<ItemAnswer, 'item' | 'clause' | 'outcome' | 'amount' | 'reasons' | 'next'>;

/** 文书 — one of the letters that a case has been told in, by the name that its address ends with. */
export interface Letter {
  /** `acceptance`, `correction-1`, `decision`; `decision-1` for one that a later decision took the place of. */
  readonly name: string;
  readonly kind: 'accepted' | 'correction' | 'award' | 'partly' | 'refusal' | 'unaccepted' | 'objected';
  readonly number: string | null;
  readonly items: readonly DecidedItem[];
  /** Yuan, of a decision; 0.00 otherwise. */
  readonly amount: string;
  readonly text: string;
  readonly at: string | null;
  /** What has to be corrected; of a correction alone. */
  readonly round: CorrectionRound | null;
}

/** How a case can end without a decision, and what letter tells so. */
const endings: Readonly<Record<string, Letter['kind']>> = {
  'claim.refuse-acceptance': 'unaccepted',
  'claim.refuse-uncorrected': 'unaccepted',
  'notice.resolve-objection': 'objected',
};

const bare = { number: null, items: [], amount: '0.00', text: '', round: null } as const;

/** Every letter of the case as it stands, the first one first. */
export function lettersOf(file: CaseFile): readonly Letter[] {
  const former = file.formerDecisions.map((decision, index) => ofDecision(decision, `decision-${index + 1}`));
  const ending = endingOf(file);
  return [...file.rounds.map(ofRound), ...acceptanceOf(file), ...former, ...(ending ? [ending] : [])];
}

/** The letter that tells how the case ended; undefined while it goes on. */
export function endingOf(file: CaseFile): Letter | undefined {
  const { decision, ended } = file;
  if (decision) return ofDecision(decision, 'decision');
  const kind = ended === null ? undefined : endings[ended.act];
  if (!ended || !kind) return undefined;
  return { ...bare, name: 'decision', kind, text: ended.reason, at: lastOf(file, ended.act) };
}

function acceptanceOf(file: CaseFile): readonly Letter[] {
  const at = lastOf(file, 'claim.accept');
  return at === null ? [] : [{ ...bare, name: 'acceptance', kind: 'accepted', at }];
}

function ofRound(round: CorrectionRound): Letter {
  return { ...bare, name: `correction-${round.round}`, kind: 'correction', at: round.askedAt, round };
}

function ofDecision(decision: NonNullable<CaseFile['decision']>, name: string): Letter {
  const { number, amount, letter: text, at } = decision;
  const items = decision.reasons as unknown as readonly DecidedItem[];
  const isPartly = items.some(({ outcome, reasons }) => outcome !== 'eligible' || reasons.length > 0);
  const kind = decision.kind === 'refusal' ? 'refusal' : isPartly ? 'partly' : 'award';
  return { name, kind, number, items, amount, text, at, round: null };
}

function lastOf({ timeline }: CaseFile, act: string): string | null {
  return timeline.findLast((entry) => entry.act === act)?.at ?? null;
}
