/** The functions of definitions and of facts that something stands in for: worked out once, each with its step. */
import { asTruth, either, scalarsOf, Unsupported } from '../things.ts';
import type { Thing } from '../things.ts';
import { unitOf } from '../../../evaluate/wording.ts';
import type { Definition, Fact } from '../../../typed/ir.ts';
import { isGiven, listedKinds, readFact } from '../facts.ts';
import { formulaIn } from './formula-text.ts';
import { writeInputs } from './inputs.ts';
import { writeContext } from './entries.ts';
import { NO_LOCALS, openWriting } from './session.ts';
import { hasFormula, pushStep, quietly } from './steps.ts';
import type { Readers, Session, Writing } from './session.ts';
import { textOf } from './texts.ts';
import { wordsIn } from './words.ts';

export const readers: Readers = {
  definition: (at, id) => {
    const { session } = at;
    const found = at.unit.index.definitions.get(id);
    if (!found) throw new Unsupported(`a definition ${id} that the policy lacks`);
    if (!session.definitions.has(id)) writeOnce(session.definitions, id, () => writeDefinition(session, found));
    return called(at, `d${id}`, session.definitions.get(id)?.() ?? cyclic(found.name));
  },
  fact: (at, id) => {
    const { session, unit } = at;
    const fact = unit.index.facts.get(id);
    if (!fact) throw new Unsupported(`a fact ${id} that the policy lacks`);
    if (!defaultOf(session, fact)) {
      session.needed.add(id);
      return readFact(unit, fact, at.compute);
    }
    if (!session.standIns.has(id)) writeOnce(session.standIns, id, () => writeStandIn(session, fact));
    return called(at, `g${id}`, session.standIns.get(id)?.() ?? cyclic(fact.name));
  },
  context: writeContext,
};

function cyclic(name: string): never {
  throw new Unsupported(`${name}, which stands for itself, in an explanation`);
}

function writeOnce(known: Map<number, (() => Thing) | undefined>, id: number, write: () => () => Thing): void {
  known.set(id, undefined);
  known.set(id, write());
}

/** Once in a stretch of code. */
function called({ code }: Writing, name: string, thing: Thing): Thing {
  if (code.knows(name) === undefined) code.line(`${name}();`);
  code.learn(name);
  return thing;
}

/** The function around the statements: what it finds is kept for this item; `leave` gives the explanation up. */
function finish({ session, code }: Writing, name: string): void {
  session.variables.push(`let at_${name} = 0;`);
  session.functions.push([
    `  function ${name}() {`, `    if (at_${name} === turn) return;`, '    FUNCTION: {',
    ...code.lines().map((line) => `      ${line}`), '      return;', '    }', '    isLost = true;', '  }',
  ].join('\n'));
}

/** Keeps a thing in variables that outlive the function. */
function keep({ session, code }: Writing, name: string, thing: Thing): () => Thing {
  const { codes, remake } = scalarsOf(thing);
  const names = codes.map((_, place) => `${name}_${place}`);
  session.variables.push(...names.map((one) => `let ${one} = 0;`));
  codes.forEach((one, place) => code.line(`${names[place]} = ${one};`));
  code.line(`at_${name} = turn;`);
  return () => remake(names);
}

function writeDefinition(session: Session, found: Definition): () => Thing {
  const item = found.items ? session.item : undefined;
  const at = openWriting(session, readers, { phrases: found.phrases, clause: found.clause, item });
  const name = `d${found.id}`;
  const thing = at.compute(found.expr);
  const kept = keep(at, name, thing);
  // One that is a condition is told by the condition.
  if (!at.unit.index.conditioned.has(found.id)) at.code.block('if (loud)', () => stepOfDefinition(at, found, kept()));
  finish(at, name);
  return kept;
}

function stepOfDefinition(at: Writing, found: Definition, thing: Thing): void {
  quietly(at, () => {
    const words = wordsIn(at, found.phrases, found.clause, at.home.item);
    const inputs = writeInputs(at, found.expr, NO_LOCALS);
    const value = at.code.hold(textOf(at, thing, found.type), 'x');
    const told = { kind: 'definition', rule: found.name, unit: unitOf(found.type) };
    const formula = hasFormula(thing) ? formulaIn(at, found.expr, NO_LOCALS) : undefined;
    pushStep(at, told, { words, inputs, value, formula });
  });
}

function defaultOf({ item }: Session, { defaults }: Fact): NonNullable<Fact['defaults']>[string] | undefined {
  return defaults?.[item.id] ?? defaults?.['*'];
}

function writeStandIn(session: Session, fact: Fact): () => Thing {
  const at = openWriting(session, readers, { phrases: [], clause: '', item: session.item });
  const standIn = defaultOf(session, fact);
  if (!standIn || standIn.kind === 'none') throw new Unsupported(`the default of ${fact.name} in an explanation`);
  const name = `g${fact.id}`;
  const isThere = at.code.hold(asTruth(isGiven(at.unit, fact)), 'b');
  const thing = either(at.unit.figuring, isThere,
    () => readFact(at.unit, { ...fact, defaults: {} }, at.compute),
    () => at.compute(standIn.kind === 'literal' ? standIn.value : standIn.expr));
  const kept = keep(at, name, thing);
  at.code.block(`if (loud && !${isThere})`, () => {
    const path = fact.scope === 'item' ? fact.key : `${fact.scope}.${fact.key}`;
    const told = { kind: 'default', rule: fact.name, unit: unitOf(fact.type), fact: path };
    pushStep(at, told, {
      words: wordsIn(at, [], fact.clause, session.item), inputs: '{}', value: textOf(at, kept(), fact.type),
      formula: undefined,
    });
  });
  finish(at, name);
  return kept;
}

/** Statements that give the explanation up where a fact is missing that the item may read. */
export function testNeeded(at: Writing): void {
  const { session, unit, code } = at;
  for (const id of [...session.needed].toSorted((a, b) => a - b)) {
    const fact = unit.index.facts.get(id);
    if (!fact) continue;
    const given = asTruth(isGiven(unit, fact));
    const listed = listedKinds(unit, fact);
    code.leave(listed === undefined ? `!(${given})` : `!(${given}) || !(${listed})`);
  }
}
