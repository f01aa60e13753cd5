// Derivations by generated code: on every claim the very steps of the evaluator, or none at all.
import { describe, expect, test } from 'vitest';
import { toJavaScript } from '../src/emit/js/module.ts';
import { openExplainer, enter, synthesize } from '../src/population/index.ts';
import { assess } from '../src/index.ts';
import { campaignAgainst } from './agree/campaign.ts';
import { explainedBackEnd, importModule } from './agree/js-back-ends.ts';
import type { Explained } from './agree/js-back-ends.ts';
import { policyIn } from './agree/policy-files.ts';
import { examples, hasCases, policies, readText } from './policy-folders.ts';

const flat = { id: 'the flat sample', at: new URL('flat/', import.meta.url) };
const folderOf = (id: string) => {
  const found = [flat, ...examples, ...policies].find((folder) => folder.id === id);
  if (!found) throw new Error(`There is no policy ${id}.`);
  return found;
};

/** Policies of which generated code explains some items at least, and how many of the claims made are compared. */
const EXPLAINED: readonly (readonly [id: string, claims: number])[] = [
  [flat.id, 3000], ['talent-housing', 400], ['tiers', 400], ['discretion-and-budget', 400],
];

describe.each(EXPLAINED)('the derivations that the generated module gives on %s', (id, claims) => {
  test('are those of the evaluator, step by step, field by field', async () => {
    const counts: Explained = { same: 0, left: 0, apart: [] };
    const backEnds = [explainedBackEnd(counts)];
    const findings = await campaignAgainst(policyIn(folderOf(id).at), { claims, seed: 20_151_125n, backEnds });
    expect(counts.apart.slice(0, 2)).toEqual([]);
    expect(findings.disagreements).toEqual([]);
    // What is left to the evaluator: claims with facts left out, and items with lists.
    expect(counts.same).toBeGreaterThan(counts.left);
  });
});

test('a derivation that differs in one word is found out', async () => {
  const counts: Explained = { same: 0, left: 0, apart: [] };
  const { judge } = explainedBackEnd(counts, (policy) => {
    const { text } = toJavaScript(policy, {}, { explains: true });
    return importModule(text.replace('"取整到分("', '"截断到分("'));
  });
  const [rent, certificates] = [
    {
      item: 'rent', seats: 200, leaseMonths: 36, annualRent: '1000000.01', landConcession: false,
      movedInDuringFirstYear: true,
    },
    { item: 'certificates', certificationFee: '100.01' },
  ];
  const facts = {
    applicant: { kind: 'enterprise', registeredIn: '999900' }, claim: { policyYear: 1, submittedInTime: true },
    items: [rent, certificates],
  };
  await judge(policyIn(flat.at), {}, [facts]);
  expect(counts).toMatchObject({ same: 1, left: 0, apart: [{ item: 'rent' }] });
});

test('a step that says the same of many claims is one that nobody can change; others are made for each', async () => {
  const { text } = toJavaScript(policyIn(flat.at), {}, { explains: true });
  const { toColumns, openExplanations } = await importModule(text);
  const claim = (rentedSeats: number) => ({
    applicant: { kind: 'enterprise', registeredIn: '999900' }, claim: { policyYear: 1, submittedInTime: true },
    items: [{ item: 'seats', rentedSeats, rentedMonths: 12 }],
  });
  const explain = openExplanations(toColumns([claim(60), claim(70)]));
  const [first, second] = [explain('seats', 0)!, explain('seats', 1)!];
  const [inTime, registered, enough] = first.map((step, place) => ({ step, isShared: step === second[place] }));
  expect([inTime, registered, enough]).toMatchObject([
    { step: { rule: '按时提交' }, isShared: true }, { step: { rule: '已经登记' }, isShared: true },
    { step: { rule: '租席够数', inputs: { 租用坐席: '60席' } }, isShared: false },
  ]);
  expect(Object.isFrozen(inTime!.step) && Object.isFrozen(inTime!.step.inputs)).toBe(true);
});

test('what it cannot explain is named, and left out of the module', () => {
  const { left, text } = toJavaScript(policyIn(folderOf('tiers').at), {}, { explains: true });
  expect([...left]).toEqual([['growth', expect.stringMatching(/^sum in an explanation \(line \d+, column \d+\)$/)]]);
  expect(text).not.toContain('"growth": openExplained');
});

describe.each(policies.filter(hasCases))('a population of $id explained', (folder) => {
  test('every item by the generated module or by the evaluator, as the evaluator alone would', async () => {
    const policy = policyIn(folder.at);
    const given = (JSON.parse(readText(folder, 'cases.json')) as { facts: unknown }[]).map(({ facts }) => facts);
    const claims = [...synthesize(policy, given, { claims: 60, seed: 11 })];
    const { explain, counts } = await openExplainer(policy);
    const found = explain([{ errors: [] }, ...claims.map((facts) => enter(policy, facts))]);
    expect(found[0]).toEqual([]);
    expect(found.slice(1)).toEqual(claims.map((facts) => {
      const assessment = assess(policy, { facts }, { advice: false });
      return 'errors' in assessment ? [] : assessment.answer.items.map(({ trace }) => trace);
    }));
    expect(counts().generated + counts().evaluated).toBe(claims.reduce((sum, { items }) => sum + items.length, 0));
  });
});
