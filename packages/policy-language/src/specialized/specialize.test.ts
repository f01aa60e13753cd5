import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assess } from '../evaluate/index.ts';
import { partsOf, visit } from '../evaluate/policy-index.ts';
import { campaign } from '../../tests/agree/campaign.ts';
import { policyIn } from '../../tests/agree/policy-files.ts';
import { reportLines } from '../../tests/agree/report.ts';
import type { CheckedPolicy, Expr } from '../typed/ir.ts';
import { specialize } from './specialize.ts';
import type { Specialized } from './specialize.ts';

const policies = new URL('../../../../policies/', import.meta.url);

const compiled = (id: string): CheckedPolicy => policyIn(new URL(`${id}/`, policies));

function formulasOf({ policy, items, first, base }: Specialized): Expr[] {
  return [
    ...policy.definitions, ...first, ...[...base.values()].flat(), ...items.flatMap(({ conditions }) => conditions),
  ].map(({ expr }) => expr).concat(items.map(({ item }) => item.award));
}

describe.each(readdirSync(policies))('%s, specialised', (id) => {
  const policy = compiled(id);

  test('has no reading, constant or call of a function left', () => {
    const left = new Set<string>();
    for (const formula of formulasOf(specialize(policy))) visit(formula, (part) => left.add(part.op));
    expect([...left].filter((op) => ['reading', 'constant', 'apply'].includes(op))).toEqual([]);
  });

  test('gives the same answers as before, under whatever readings a claim asks for', () => {
    const known = new Map<string, CheckedPolicy>();
    const specializedFor = (readings: Readonly<Record<string, string>>): CheckedPolicy => {
      const key = JSON.stringify(readings);
      const made = known.get(key) ?? specialize(policy, { readings }).policy;
      known.set(key, made);
      return made;
    };
    const findings = campaign(policy, (_, request) => {
      const { readings = {}, ...rest } = request;
      return assess(specializedFor(readings), rest, { advice: false, trace: false });
    }, { claims: 500, seed: 7n });
    expect(findings.disagreements.length === 0 ? [] : reportLines(findings)).toEqual([]);
  });

  test('names only definitions that it holds, each after those that it reads', () => {
    const specialized = specialize(policy);
    for (const { definitions, item, conditions } of specialized.items) {
      const before = new Set<number>();
      for (const definition of definitions) {
        expect(namesIn(definition.expr).filter((name) => !before.has(name))).toEqual([]);
        before.add(definition.id);
      }
      const named = [item.award, ...conditions.map(({ expr }) => expr)].flatMap(namesIn);
      expect(named.filter((name) => !before.has(name))).toEqual([]);
    }
  });
});

function namesIn(expr: Expr): number[] {
  return [...(expr.op === 'definition' ? [expr.id] : []), ...partsOf(expr).flatMap(namesIn)];
}

test('a reading that the policy does not have is refused', () => {
  const policy = compiled(readdirSync(policies)[0]!);
  expect(() => specialize(policy, { readings: { 'D-999': 'x' } })).toThrow('no reading D-999');
});
