import { describe, expect, test } from 'vitest';
import { FIRM, garden, requestFor, TOOLS, TREES } from '../../tests/garden/garden.ts';
import type { Facts } from '../../tests/garden/garden.ts';
import { ask } from './ask.ts';
import type { ItemQuestions } from './ask.ts';

function asked(items: readonly Facts[], parts = {}): readonly ItemQuestions[] {
  const result = ask(garden, requestFor(items, parts));
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.items;
}

describe('what is still worth asking', () => {
  test('is told in the order of the law, with all that a person needs to answer', () => {
    const [item] = asked([{ ...TREES, endsOn: null, plots: [{ from: '2020-01-01', to: '2020-12-31' }] }]);
    expect(item).toMatchObject({
      item: 'trees',
      outcome: 'undetermined',
      range: { min: '0.00', max: '5000.00' },
    });
    expect(item?.questions).toEqual([
      {
        fact: 'endsOn',
        name: { zh: '到期日', en: 'endsOn' },
        ask: { zh: '何日到期？', en: 'Ends when?' },
        wire: 'day',
        unit: '',
        clause: '1',
      },
      {
        fact: 'plots[0].count',
        name: { zh: '棵数', en: 'count' },
        ask: { zh: '棵数', en: 'Trees' },
        wire: 'integer',
        unit: '棵',
        min: '0',
        max: '10000',
        clause: '1',
      },
    ]);
  });

  test('offers the options of a choice', () => {
    const [item] = asked([{ ...TOOLS, tools: [{ name: '铲', boughtOn: '2020-05-01', fee: '1.00' }] }]);
    expect(item?.questions).toMatchObject([
      { fact: 'tools[0].kind', wire: 'choice', options: [{ key: 'spade' }, { key: 'saw' }] },
    ]);
  });

  test('asks for the kind of applicant, which need not be declared as a fact', () => {
    const [item] = asked([TREES], { applicant: { county: FIRM['county'], registered: true } });
    expect(item?.questions).toMatchObject([
      { fact: 'applicant.kind', wire: 'choice', options: [{ key: 'firm' }, { key: 'person' }] },
    ]);
  });

  test('is nothing once an item is decided', () => {
    expect(
      asked([TREES, { ...TREES, endsOn: '2020-01-31', plots: null }]).map((item) => [
        item.outcome,
        item.questions,
      ]),
    ).toEqual([
      ['eligible', []],
      ['ineligible', []],
    ]);
  });

  test('names the bounds of money, and the other item on which an answer hangs', () => {
    const [first, second] = asked([{ ...TREES, plots: null }, TREES]);
    expect(first?.questions).toMatchObject([{ fact: 'plots', wire: 'rows' }]);
    expect(second?.questions).toMatchObject([{ fact: 'items[0].plots', wire: 'rows' }]);
    const [tools] = asked([{ ...TOOLS, tools: [{ name: '铲', kind: 'spade', boughtOn: '2020-05-01' }] }]);
    expect(tools?.questions).toMatchObject([{ fact: 'tools[0].fee', min: '0.00', max: '100000.00', unit: '元' }]);
  });

  test('the errors of the door are told instead', () => {
    expect(ask(garden, { facts: {} })).toMatchObject({ errors: [{ code: 'NO_ITEMS' }] });
  });
});
