import { isWithin } from '../answer/marks.ts';
import type { Block, Piece } from './layout.ts';
import type { Mark } from '../answer/marks.ts';

/**
 * The limbs (up to 。 or ；) of an item's section that do not bear on the facts, as `block:limb`: other items' clauses,
 * and limbs all of whose linked phrases the answer passes over.
 */
export function dimmedLimbs({ blocks, clause, marks }: {
  blocks: readonly Block[]; clause: string; marks: ReadonlyMap<number, Mark>;
}): ReadonlySet<string> {
  const section = blocks.find(({ pieces }) => pieces.some((piece) => piece.clause === clause))?.section;
  if (section === undefined || marks.size === 0) return new Set();
  const dimmed = new Set<string>();
  for (const block of blocks.filter((each) => each.role === 'text' && isWithin(each.section, section))) {
    for (const [limb, pieces] of limbsOf(block)) if (isPassedOver(pieces, marks)) dimmed.add(`${block.index}:${limb}`);
  }
  return dimmed;
}

function limbsOf(block: Block): ReadonlyMap<number, readonly Piece[]> {
  return Map.groupBy(block.pieces, ({ limb }) => limb);
}

function isPassedOver(pieces: readonly Piece[], marks: ReadonlyMap<number, Mark>): boolean {
  const rules = pieces.flatMap(({ phrase }) => (phrase?.standing === 'rule' ? [phrase.id] : []));
  return rules.length > 0 && !rules.some((id) => marks.has(id));
}
