/** Contexts: every entry is worked out in its order, and leaves its step unless it is worked out for words alone. */
import { unitOf } from '../../../evaluate/wording.ts';
import type { RecordEntry } from '../../../typed/ir.ts';
import { rowOf, scalarsOf } from '../things.ts';
import type { Row, Thing } from '../things.ts';
import type { Locals } from '../unit.ts';
import { formulaIn } from './formula-text.ts';
import { writeInputs } from './inputs.ts';
import type { Writing } from './session.ts';
import { hasFormula, pushStep, quietly } from './steps.ts';
import { textOf } from './texts.ts';
import { wordsOfEntry } from './words.ts';

export function writeContext(at: Writing, entries: readonly RecordEntry[], outer: Locals): Row {
  const fields = new Map<string, Thing>();
  entries.reduce<Locals>((locals, entry) => {
    const thing = writeEntry(at, entry, locals);
    fields.set(entry.key, thing);
    return new Map(locals).set(entry.local, thing);
  }, outer);
  return rowOf(fields);
}

function writeEntry(at: Writing, { local, name, value, type }: RecordEntry, locals: Locals): Thing {
  const { code, session } = at;
  const { codes, remake } = scalarsOf(at.compute(value, locals));
  const thing = remake(codes.map((one) => code.hold(one, 'e')));
  session.sources.set(local, { expr: value, locals });
  code.block('if (loud)', () => quietly(at, () => {
    const words = wordsOfEntry(at, value, locals);
    const inputs = writeInputs(at, value, locals);
    const formula = hasFormula(thing) ? formulaIn(at, value, locals) : undefined;
    const text = code.hold(textOf(at, thing, type), 'x');
    pushStep(at, { kind: 'entry', rule: name, unit: unitOf(type) }, { words, inputs, value: text, formula });
  }));
  return thing;
}
