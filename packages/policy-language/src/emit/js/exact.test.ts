import { describe, expect, test } from 'vitest';
import { assess } from '../../evaluate/index.ts';
import { policyIn } from '../../../tests/agree/policy-files.ts';
import type { Builtin, CheckedPolicy, Expr, Item } from '../../typed/ir.ts';
import { toJavaScript } from './module.ts';

type Module = {
  readonly assess: (facts: object) =>
    { readonly total: string; readonly items: readonly { readonly outcome: string; readonly amount: string | null }[] };
};

const load = async (policy: CheckedPolicy): Promise<Module> =>
  (await import(`data:text/javascript,${encodeURIComponent(toJavaScript(policy).text)}`)) as Module;

/** The flat sample, in which the fees of certificates have no upper bound and the award is what a formula says. */
function unbounded(award: (fee: Expr) => Expr): CheckedPolicy {
  const policy = policyIn(new URL('../../../tests/flat/', import.meta.url));
  const fee = policy.facts.find(({ key }) => key === 'certificationFee')!;
  const { max: _, ...open } = fee;
  const item = policy.items.find(({ id }) => id === 'certificates')!;
  const amount = award({ op: 'fact', id: fee.id });
  const entries = item.award.op === 'record' ? item.award.entries.map((entry) => ({ ...entry, value: amount })) : [];
  const changed: Item = { ...item, award: { op: 'record', entries } };
  return {
    ...policy, facts: policy.facts.map((one) => (one.id === fee.id ? open : one)),
    items: policy.items.map((one) => (one.id === item.id ? changed : one)),
  };
}

const claim = (certificationFee: string): object => ({
  applicant: { kind: 'enterprise', registeredIn: '999901' }, claim: { policyYear: 1, submittedInTime: true },
  items: [{ item: 'certificates', certificationFee, consultingFee: '0.00' }],
});

const call = (fn: Builtin, ...args: Expr[]): Expr => ({ op: 'call', fn, args });
const halfUp: Expr = { op: 'text', value: 'halfUp' };

describe('figures beyond 2^53 on the way', () => {
  // Squared in fen and divided again: exact only in BigInt.
  const squared = unbounded((fee) =>
    call('roundToFen', call('divide', call('multiply', fee, fee), { op: 'number', n: '1000000007' }), halfUp));

  test.each(['0.01', '12345678.91', '99999999.99', '98765432109.87', '3000000000.03'])('a fee of %s', async (fee) => {
    const answer = assess(squared, { facts: claim(fee) }, { advice: false, trace: false });
    const expected = 'answer' in answer ? answer.answer.total : JSON.stringify(answer.errors);
    const { total, items } = (await load(squared)).assess(claim(fee));
    expect([total, items[0]?.amount]).toEqual([expected, expected]);
  });

  // A square over 200 has just half a fen where it is a hundred too many: doubles beyond 2^53 cannot tell which.
  const halved = unbounded((fee) =>
    call('roundToFen', call('divide', call('multiply', fee, fee), { op: 'number', n: '2' }), halfUp));

  const fees = ['3000000.10', '12345678.90', '12345678.70', '12345678.71', '9000000.30'];
  test.each(fees)('half of %s squared', async (fee) => {
    const answer = assess(halved, { facts: claim(fee) }, { advice: false, trace: false });
    expect((await load(halved)).assess(claim(fee)).total).toBe('answer' in answer ? answer.answer.total : '');
  });

  test('one out of a list that is kept', async () => {
    const listed = unbounded((fee) => {
      const { facts } = policyIn(new URL('../../../tests/flat/', import.meta.url));
      const year: Expr = { op: 'fact', id: facts.find(({ key }) => key === 'policyYear')!.id };
      const years: Expr = { op: 'integers', from: { op: 'number', n: '1' }, to: year };
      const times = call('multiply', call('multiply', fee, fee), { op: 'local', id: 9999 });
      const squares: Expr = { op: 'for', bind: [{ local: 9999, in: years }], result: times };
      const first: Expr = { op: 'at', list: squares, index: { op: 'number', n: '1' } };
      return call('roundToFen', call('divide', first, { op: 'number', n: '1000000007' }), halfUp);
    });
    const { total } = (await load(listed)).assess(claim('123456.78'));
    expect(total).toBe((await load(squared)).assess(claim('123456.78')).total);
  });

  test('the same in doubles would be wrong, so the test is worth its while', () => {
    const fen = 9_876_543_210_987;
    expect(BigInt(Math.floor((fen * fen) / 1_000_000_007))).not.toBe((BigInt(fen) * BigInt(fen)) / 1_000_000_007n);
  });
});

test('halves are rounded away from zero below it too', async () => {
  const below = unbounded((fee) => call('roundToFen', call('divide', call('subtract', { op: 'number', n: '0' }, fee),
    { op: 'number', n: '2' }), halfUp));
  const { items } = (await load(below)).assess(claim('0.01'));
  expect(items[0]).toMatchObject({ outcome: 'eligible', amount: '-0.01' });
});

test('an amount that no answer can hold is refused', async () => {
  const module = await load(unbounded((fee) => call('roundToFen', call('multiply', fee, fee), halfUp)));
  expect(() => module.assess(claim('90000000000.00'))).toThrow('larger than 2^53 fen');
});

test('a figure with more decimals than its column is refused with its fact', async () => {
  const module = await load(unbounded((fee) => call('roundToFen', fee, halfUp)));
  expect(() => module.assess(claim('1.001'))).toThrow('certificationFee: 1.001');
});

test('the same policy and readings give the same text', () => {
  const policy = policyIn(new URL('../../../tests/flat/', import.meta.url));
  expect(toJavaScript(policy).text).toBe(toJavaScript(policy).text);
});
