/** GoRules ZEN over the flat sample: one expression at a time, and a decision graph with tables. */
import { evaluateExpressionSync, ZenEngine } from '@gorules/zen-engine';
import type { Engine, Run } from '../engine.ts';
import { inFen, inYuan } from '../flat/by-hand.ts';
import { flatObjects } from '../flat/claims.ts';
import type { FlatClaim, FlatClaims } from '../flat/claims.ts';

/** ZEN counts in decimals and takes ASCII names only, so facts are in English and money in yuan. */
function zenFacts(claim: FlatClaim): Record<string, number | string | boolean> {
  return {
    ...inYuan(claim), region: String(claim.region),
    inTime: claim.inTime === 1, concession: claim.concession === 1, movedIn: claim.movedIn === 1,
  };
}

const ADMITTED = 'inTime and startsWith(region, "9999")';
const RENTED = 'seats >= 150 and leaseMonths >= 36 and not concession and (policyYear > 1 or movedIn)';
const RATE = 'policyYear == 1 ? 0.8 : policyYear == 2 ? 0.6 : 0.4';
const CAP = 'policyYear == 1 ? 1000000 : policyYear == 2 ? 600000 : 300000';
const PRICE = 'policyYear == 1 ? 300 : 200';

const EXPRESSION = `${ADMITTED} ? (
  (${RENTED} ? min([round(rent * (${RATE}), 2), ${CAP}]) : 0) +
  (rentedSeats >= 50 ? (${PRICE}) * min([rentedSeats, 300]) * min([rentedMonths, 12]) : 0) +
  (fee > consulting ? min([round((fee - consulting) * 0.5, 2), 300000]) : 0)
) : 0`;

/** The whole rule as one expression; ZEN offers no compiled form of one from Node. */
export const zenExpression: Engine<FlatClaims> = {
  id: 'zen-expression', name: 'ZEN 0.52, one expression', kin: 'rival',
  open: (claims) => {
    const objects = flatObjects(claims, zenFacts);
    const yuan = new Float64Array(claims.count);
    return {
      decide: (count) => {
        for (let i = 0; i < count; i += 1) yuan[i] = evaluateExpressionSync(EXPRESSION, objects[i]) as number;
      },
      awards: () => inFen(yuan),
    };
  },
};

/** A decision table for rate, cap and price, then expressions: the way ZEN's editor would draw it. */
export const zenGraph: Engine<FlatClaims> = {
  id: 'zen-graph', name: 'ZEN 0.52, decision graph', kin: 'rival',
  open: (claims): Run => {
    const engine = new ZenEngine();
    const decision = engine.createDecision(GRAPH);
    const objects = flatObjects(claims, zenFacts);
    const yuan = new Float64Array(claims.count);
    return {
      decide: async (count) => {
        // Many at a time, which its own worker threads then share.
        for (let from = 0; from < count; from += 256) {
          const batch = objects.slice(from, Math.min(from + 256, count));
          const answers = await Promise.all(batch.map((facts) => decision.evaluate(facts)));
          answers.forEach(({ result }, place) => {
            yuan[from + place] = (result as { award: number }).award;
          });
        }
      },
      awards: () => inFen(yuan),
      close: () => engine.dispose(),
    };
  },
};

const expressions = (id: string, ...pairs: readonly [string, string][]): object => ({
  id, name: id, type: 'expressionNode', position: { x: 0, y: 0 },
  content: { expressions: pairs.map(([key, value]) => ({ id: key, key, value })), passThrough: true },
});

const TIERS = [['1', '0.8', '1000000', '300'], ['2', '0.6', '600000', '200'], ['3', '0.4', '300000', '200']] as const;

const GRAPH = {
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    {
      id: 'tier', name: 'tier', type: 'decisionTableNode', position: { x: 0, y: 0 },
      content: {
        hitPolicy: 'first', passThrough: true,
        inputs: [{ id: 'year', name: 'year', field: 'policyYear' }],
        outputs: ['rate', 'cap', 'price'].map((field) => ({ id: field, name: field, field })),
        rules: TIERS.map(([year, rate, cap, price]) => ({ _id: year, year, rate, cap, price })),
      },
    },
    expressions(
      'award',
      ['admitted', ADMITTED],
      ['rentAward', `$.admitted and ${RENTED} ? min([round(rent * rate, 2), cap]) : 0`],
      ['seatAward', '$.admitted and rentedSeats >= 50 ? price * min([rentedSeats, 300]) * min([rentedMonths, 12]) : 0'],
      ['certificateAward', '$.admitted and fee > consulting ? min([round((fee - consulting) * 0.5, 2), 300000]) : 0'],
      ['award', '$.rentAward + $.seatAward + $.certificateAward'],
    ),
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
  ],
  edges: [['in', 'tier'], ['tier', 'award'], ['award', 'out']].map(([sourceId, targetId]) => ({
    id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId,
  })),
};
