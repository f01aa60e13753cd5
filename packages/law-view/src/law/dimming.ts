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
};

/**
 * The limbs (up to 。 or ；) of an item's section that do not bear on the facts, as `block:limb`: those of other items'
 * clauses and, once the award is derived, those whose rules the derivation passes over, such as another year's rate.
 */
export function dimmedLimbs({ policy, blocks, clause, marks }: DimmingInput): ReadonlySet<string> {
  const section = blocks.find(({ pieces }) => pieces.some((piece) => piece.clause === clause))?.section;
  if (section === undefined || marks.size === 0) return new Set();
  const isDerived = [...marks.values()].some(({ steps }) => steps.length > 0);
  const others = policy.items.map((item) => item.clause).filter((each) => each !== clause);
  const isDim = (pieces: readonly Piece[]): boolean =>
    isUnmarked(pieces, marks) &&
    (pieces.every((piece) => others.includes(piece.clause)) || (isDerived && isRuled(pieces)));
  const inSection = blocks.filter((block) => block.role === 'text' && isWithin(block.section, section));
  return new Set(
    inSection.flatMap((block) =>
      [...Map.groupBy(block.pieces, ({ limb }) => limb)].flatMap(([limb, pieces]) =>
        isDim(pieces) ? [`${block.index}:${limb}`] : [],
      ),
    ),
  );
}

/** Whether rules are bound to a limb, and the answer speaks of none of them. */
function isUnmarked(pieces: readonly Piece[], marks: ReadonlyMap<number, Mark>): boolean {
  const rules = rulesIn(pieces);
  return rules.length > 0 && !rules.some(({ id }) => marks.has(id));
}

/** Whether a rule carries the limb out; a fact, a reading or an item in it is only spoken of. */
function isRuled(pieces: readonly Piece[]): boolean {
  const rules: readonly string[] = ['condition', 'definition', 'table', 'column'];
  return rulesIn(pieces).some(({ targets }) => targets.some(({ kind }) => rules.includes(kind)));
}

function rulesIn(pieces: readonly Piece[]): readonly Phrase[] {
  return pieces.flatMap(({ phrase }) => (phrase?.standing === 'rule' ? [phrase] : []));
}
