/** The generated function that explains one item: conditions in decisive order, then the entries of the award. */
import type { CheckedPolicy, Condition, Expr, Item } from '../../../typed/ir.ts';
import { usedConstants } from '../function-text.ts';
import { asTruth, Unsupported } from '../things.ts';
import { held, textCode } from '../unit.ts';
import { decidingFormula } from './cause.ts';
import { readers, testNeeded } from './functions.ts';
import { fewClaims } from './few-claims.ts';
import { quietly, stepOf } from './steps.ts';
import { writeInputs } from './inputs.ts';
import { NO_LOCALS, openSession, openWriting } from './session.ts';
import type { Writing } from './session.ts';
import { wordsIn } from './words.ts';

/**
 * The text of the function that opens the explanation of items of that kind, by number; throws `Unsupported`
 * where the item asks for lists or loops. A claim with figures that doubles do not hold is given up as it comes.
 */
export function explainItem(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>>, item: Item, number: number,
): string {
  const session = openSession(policy, readings, item);
  const home = { phrases: item.phrases, clause: item.clause, item };
  const main = openWriting(session, readers, home);
  writeConditions(main);
  main.code.block('if (failing === 0)', () => writeAward(main, item.award));
  const check = openWriting(session, readers, home);
  testNeeded(check);
  const body = [...check.code.lines(), 'let failing = 0;', ...main.code.lines(), 'return isLost ? undefined : steps;'];
  const inner = [
    ...session.variables.map((one) => `  ${one}`), ...session.functions,
    '  return function explain(place) {',
    '    i = place; c = own.claim[place]; turn++; loud = true; isLost = false; steps = [];',
    '    FUNCTION: {', ...body.map((line) => `      ${line}`), '    }', '    return undefined;', '  };',
  ];
  return [
    `function openExplained${number}(input, own) {`,
    ...usedConstants(session.held, inner.join('\n')).map((line) => `  ${line}`),
    '  let i = 0, c = 0, turn = 0, loud = true, isLost = false, steps = [];',
    ...inner, '}',
  ].join('\n');
}

/** Those of the claim, of the applicant's kind, then those of the item. */
function writeConditions(at: Writing): void {
  const { policy, item } = at.session;
  conditionsOf(at, policy.first).forEach((condition) => writeCondition(at, condition));
  if (policy.applicants.length > 0) {
    const column = held(at.unit, "columnOf(input.applicant, 'kind', 'text', input.count)");
    policy.applicants.forEach(({ kind, base }, place) => {
      const head = `${place > 0 ? 'else ' : ''}if (${column}[c] === ${textCode(at.unit, kind)})`;
      at.code.block(head, () => conditionsOf(at, base).forEach((condition) => writeCondition(at, condition)));
    });
    at.code.line('else isLost = true;');
  }
  conditionsOf(at, item.conditions).forEach((condition) => writeCondition(at, condition));
}

function conditionsOf({ unit }: Writing, ids: readonly number[]): Condition[] {
  return ids.flatMap((id) => unit.index.conditions.get(id) ?? []);
}

function writeCondition(at: Writing, condition: Condition): void {
  const { code } = at;
  if (condition.each) throw new Unsupported(`${condition.name}, which is tested row by row, in an explanation`);
  const holds = code.hold(asTruth(at.compute(condition.expr)), 'b');
  code.line(`if (!${holds}) failing++;`);
  writeTurn(at, condition.expr, (put) => tellCondition(at, condition, { holds, put }));
}

/** Writes where a step goes, whose expression is handed over. */
type Put = (step: string) => void;

/** A step of which there are few is made once and shared; any other is made each time. */
function writeTurn(at: Writing, expr: Expr, tell: (put: Put) => void): void {
  const { code, session } = at;
  const few = fewClaims(at, expr);
  if (!few) return quietly(at, () => tell((step) => code.line(`steps.push(${step});`)));
  const [known, place, own] = [code.fresh('K'), code.hold(few.place, 'k'), code.fresh('o')];
  session.variables.push(`const ${known} = Array.from({ length: ${few.count} });`);
  code.line(`let ${own} = ${known}[${place}];`);
  code.block(`if (${own} === undefined)`, () => {
    tell((step) => code.line(`${own} = inCommon(${step});`));
    code.line(`if (${place} < ${known}.length) ${known}[${place}] = ${own};`);
  });
  code.line(`steps.push(${own});`);
}

function tellCondition(
  at: Writing, condition: Condition, { holds, put }: { readonly holds: string; readonly put: Put },
): void {
  const { code, session: { item } } = at;
  const named = condition.expr.op === 'definition' ? at.unit.index.definitions.get(condition.expr.id) : undefined;
  const told = { kind: 'condition', rule: condition.name, unit: '' };
  const words = wordsIn(at, condition.phrases, condition.clause, item);
  const inputs = writeInputs(at, named?.expr ?? condition.expr, NO_LOCALS);
  const one = (is: boolean): void => {
    const said = { words, inputs, value: `"${is}"` };
    const { formula, mayBeAbsent } = decidingFormula(at, condition.expr, NO_LOCALS, is);
    const whole = stepOf(told, { ...said, formula });
    if (!mayBeAbsent) return put(whole);
    code.block(`if (${formula} === undefined)`, () => put(stepOf(told, said)));
    code.block('else', () => put(whole));
  };
  code.block(`if (${holds})`, () => one(true));
  code.block('else', () => one(false));
}

function writeAward(at: Writing, award: Expr): void {
  if (award.op === 'list') return award.items.forEach((part) => writeAward(at, part));
  if (award.op !== 'record') throw new Unsupported(`an award that is ${award.op}, in an explanation`);
  at.compute(award);
}
