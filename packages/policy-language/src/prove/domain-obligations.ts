/** That every amount stays exact where it is kept as a whole number of its smallest unit in a double: below 2^53. */
import { exact, formatYuan } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { boundsOf } from '../evaluate/facts.ts';
import type { Fact, Item } from '../typed/ir.ts';
import { splitsOf } from './cases.ts';
import { unproved } from './finding.ts';
import type { Obligation, Settled } from './finding.ts';
import { judgedOpen } from './prover.ts';
import type { Prover } from './prover.ts';

const MOST = exact.fraction(2n ** 53n);
const HUNDREDTHS = exact.fraction(100n);

export function domainObligations(prover: Prover): Obligation[] {
  const facts = prover.policy.facts.flatMap((fact) =>
    fact.row ? fact.row.map((field) => ({ fact: field, of: fact })) : [{ fact, of: fact }],
  );
  const numbers = facts.filter(({ fact }) => fact.type.kind === 'number' && fact.wire !== 'list');
  return [
    ...numbers.map(({ fact, of }): Obligation => {
      const name = fact === of
        ? { zh: fact.name, en: fact.key } : { zh: `${of.name}.${fact.name}`, en: `${of.key}.${fact.key}` };
      return {
        kind: 'domain',
        clause: of.clause,
        place: fact.place,
        subject: {
          zh: `事实“${name.zh}”不超过 2^53 个最小单位`,
          en: `Fact ${name.en} stays within 2^53 of its smallest unit`,
        },
        settle: async () => settleFact(fact),
      };
    }),
    ...prover.policy.items.map((item): Obligation => ({
      kind: 'domain',
      item: item.id,
      clause: item.clause,
      place: item.awardPlace,
      subject: { zh: `${item.name.zh}不超过 2^53 分`, en: `${item.name.en} stays within 2^53 fen` },
      settle: async () => settleAward(item, prover),
    })),
  ];
}

function settleFact(fact: Fact): Settled {
  const { hi } = boundsOf(fact);
  if (!hi) return unproved('没有声明最大值（max）', 'no greatest value (max) is declared');
  const unit = fact.wire === 'integer' || fact.wire === 'year' ? exact.ONE : HUNDREDTHS;
  return fits(exact.multiply(hi, unit))
    ? { standing: 'proved', by: 'bounds' }
    : unproved(
        `声明的最大值 ${exact.formatDecimal(hi)} 过大`,
        `the greatest value declared, ${exact.formatDecimal(hi)}, is too great`,
      );
}

function settleAward(item: Item, prover: Prover): Settled {
  const bounds = splitsOf(prover.policy, item, prover.readings).map(
    (split) => judgedOpen(item, split, prover, { earlier: 'notNegative' }).award.hi,
  );
  const open = bounds.some((hi) => hi === null);
  if (open)
    return unproved(
      '列表没有行数上限，合计没有上界',
      'its lists may have any number of rows, so the sum has no upper bound',
    );
  const most = bounds.flatMap((hi) => hi ?? []).reduce<Fraction>((a, b) => exact.maximum(a, b), exact.ZERO);
  return fits(exact.multiply(most, HUNDREDTHS))
    ? { standing: 'proved', by: 'bounds' }
    : unproved(
        `最多可达 ${formatYuan(exact.floor(exact.multiply(most, HUNDREDTHS)))} 元`,
        `it may reach ${formatYuan(exact.floor(exact.multiply(most, HUNDREDTHS)))} yuan`,
      );
}

function fits(units: Fraction): boolean {
  return exact.compare(units, MOST) <= 0;
}
