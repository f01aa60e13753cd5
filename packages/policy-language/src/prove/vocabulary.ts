/** The texts that a policy can tell apart: those it names, and for every beginning it asks after one text with it. */
import { visit } from '../evaluate/policy-index.ts';
import type { CheckedPolicy, Expr } from '../typed/ir.ts';
import type { Vocabulary } from './symbol.ts';

/** Texts that hardly a policy names: one that may stand for a region too, and one that is empty. */
const NAMELESS = ['000000', ''];
/** How many digits the code of a region has (GB/T 2260). */
const REGION = 6;

export function vocabularyOf(policy: CheckedPolicy): Vocabulary {
  const named = new Set<string>();
  const beginnings = new Set<string>();
  for (const formula of formulasOf(policy)) visit(formula, (expr) => note(expr, named, beginnings));
  const options = policy.facts
    .flatMap((fact) => [fact, ...(fact.row ?? [])])
    .flatMap((fact) => fact.options ?? []);
  const longer = [...beginnings].flatMap((text) => [`${text}0`, text.padEnd(REGION, '0')]);
  const nameless = new Set([...NAMELESS, ...longer].filter((text) => !named.has(text)));
  const texts = [...named, ...nameless];
  const codes = [...new Set([...texts, ...options.map(({ key }) => key)])];
  return {
    texts,
    isNameless: (text) => nameless.has(text),
    codeOf: (text) => {
      const code = codes.indexOf(text);
      return code === -1 ? codes.push(text) - 1 : code;
    },
    textOf: (code) => codes[code] ?? '',
  };
}

function note(expr: Expr, named: Set<string>, beginnings: Set<string>): void {
  if (expr.op === 'text') named.add(expr.value);
  if (expr.op !== 'call' || expr.fn !== 'startsWith') return;
  const [, beginning] = expr.args;
  if (beginning?.op === 'text') beginnings.add(beginning.value);
}

/** Every formula of a policy: definitions, awards, conditions, tests of tables, defaults. */
export function formulasOf(policy: CheckedPolicy): Expr[] {
  const facts = policy.facts.flatMap((fact) => [fact, ...(fact.row ?? [])]);
  return [
    ...policy.definitions.map(({ expr }) => expr),
    ...policy.items.map(({ award }) => award),
    ...policy.conditions.map(({ expr }) => expr),
    ...policy.tables.flatMap(({ rows }) => rows.flatMap(({ when }) => when.flatMap((test) => test ?? []))),
    ...facts
      .flatMap(({ defaults }) => Object.values(defaults ?? {}))
      .flatMap((standIn) => (standIn.kind === 'formula' ? [standIn.expr] : [])),
  ];
}
