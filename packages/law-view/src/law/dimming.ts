import { isWithin } from '../answer/marks.ts';
import type { CheckedPolicy, Phrase } from '@qingce/policy-language/evaluate';
import type { Block, Piece } from './layout.ts';
import type { Mark } from '../answer/marks.ts';

type DimmingInput = {
  readonly policy: Pick<CheckedPolicy, 'items'>;
  readonly blocks: readonly Block[];
  /** Clause of the item in view. */
  readonly clause: string;
  readonly marks: ReadonlyMap<number, Mark>;
  /** Whether the steps of an award are among the marks; without them no limb of the item is known to be passed over. */
  readonly isDerived: boolean;
};

/**
 * The limbs (up to 。 or ；) of an item's section that do not bear on the facts, as `block:limb`: those of other items'
 * clauses, and those whose phrases carry out rules that the answer passes over, such as another year's rate.
 */
export function dimmedLimbs({ policy, blocks, clause, marks, isDerived }: DimmingInput): ReadonlySet<string> {
  const section = blocks.find(({ pieces }) => pieces.some((piece) => piece.clause === clause))?.section;
  const dimmed = new Set<string>();
  if (section === undefined || marks.size === 0) return dimmed;
  const others = policy.items.map((item) => item.clause).filter((each) => each !== clause);
  for (const block of blocks.filter((each) => each.role === 'text' && isWithin(each.section, section))) {
    for (const [limb, pieces] of Map.groupBy(block.pieces, (piece) => piece.limb)) {
      const isOthers = pieces.every((piece) => others.includes(piece.clause));
      if ((isOthers || isDerived) && isPassedOver(pieces, marks, isOthers)) dimmed.add(`${block.index}:${limb}`);
    }
  }
  return dimmed;
}

function isPassedOver(pieces: readonly Piece[], marks: ReadonlyMap<number, Mark>, isOthers: boolean): boolean {
  const rules = pieces.flatMap(({ phrase }) => (phrase?.standing === 'rule' ? [phrase] : []));
  if (rules.length === 0 || rules.some(({ id }) => marks.has(id))) return false;
  return isOthers || rules.some(carriesOutRule);
}

/** Whether a phrase is carried out by a rule; a fact, a reading or an item in it is only spoken of. */
function carriesOutRule({ targets }: Phrase): boolean {
  return targets.some(({ kind }) => kind === 'condition' || kind === 'definition' || kind === 'table' || kind === 'column');
}
