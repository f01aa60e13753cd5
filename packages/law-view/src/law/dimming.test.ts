import { describe, expect, test } from 'vitest';
import { firstAnswer, policy, rentClaim } from '../../test/rent-claim.ts';
import { derivationOf } from '../answer/derivation.ts';
import { marksOf } from '../answer/marks.ts';
import { dimmedLimbs } from './dimming.ts';
import { layOut } from './layout.ts';

const blocks = layOut(policy);

/** The beginnings of the limbs that are dimmed for a claim. */
function dimmedFor(seats: number): readonly string[] {
  const answer = firstAnswer(rentClaim({ seats }));
  const marks = marksOf(answer, derivationOf(policy, answer));
  const dimmed = dimmedLimbs({ policy, blocks, clause: answer.clause, marks });
  return [...dimmed].map((key) => {
    const [block, limb] = key.split(':').map((each) => Number.parseInt(each, 10));
    return blocks[block!]!.pieces.filter((piece) => piece.limb === limb).map(({ text }) => text).join('').slice(0, 9);
  });
}

describe('what steps back on the page', () => {
  test('are the years that the award passes over, and the other item of the section', () => {
    expect(dimmedFor(150)).toEqual(['在本政策发布第三年', '若租用坐席的企业（', '在本政策发布第二、']);
  });

  test('of a refused item only the other item: no year is known to be passed over', () => {
    expect(dimmedFor(138)).toEqual(['若租用坐席的企业（', '在本政策发布第二、']);
  });

  test('is nothing before any fact is given', () => {
    expect(dimmedLimbs({ policy, blocks, clause: '1.2.1', marks: new Map() }).size).toBe(0);
  });
});
