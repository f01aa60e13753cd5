/** What is said of every part of an award, and what may be taken for granted of parts awarded before. */
import { exact } from '@qingce/values';
import type { Item } from '../typed/ir.ts';
import type { Case, Judged } from './judge-signs.ts';
import { everyCase, proofOf } from './prover.ts';
import type { Prover, Violation } from './prover.ts';
import type { Sign } from './symbol.ts';
import type { Term } from './term.ts';
import { rowsOf } from './world.ts';
import type { World } from './world.ts';

/** The item is eligible and something is so of one of its parts. */
export function somePart(isSo: (part: Sign, judged: Judged) => Term): Violation {
  return (judged) => {
    const {
      world: { terms },
      parts,
      isEligible,
    } = judged;
    return [
      isEligible,
      terms.or(...rowsOf(parts).map(({ value, there }) => terms.and(there, isSo(value, judged)))),
    ];
  };
}

/**
 * What may be taken for granted of earlier items of the kind: where no part has a negative number as long as none
 * before it has, none ever has.
 */
export async function earlierParts(item: Item, prover: Prover): Promise<Case['earlier']> {
  const { earlier } = prover.known;
  const found = earlier.get(item);
  if (found) return found;
  const decisions = await everyCase(
    item,
    somePart((part, { world }) => anyNegative(part, world)),
    prover,
    {
      earlier: 'notNegative',
    },
  );
  const known = proofOf(decisions) ? 'notNegative' : 'any';
  earlier.set(item, known);
  return known;
}

/** Whether a number anywhere in a part is below zero. */
function anyNegative(sign: Sign, world: World): Term {
  const { terms } = world;
  if (sign.kind === 'number') return terms.below(sign.term, terms.number(exact.ZERO));
  if (sign.kind === 'record')
    return terms.or(...Object.values(sign.fields).map((field) => anyNegative(field, world)));
  if (sign.kind !== 'list') return terms.truth(false);
  return terms.or(...rowsOf(sign).map(({ value, there }) => terms.and(there, anyNegative(value, world))));
}
