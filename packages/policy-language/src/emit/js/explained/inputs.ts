/** What a formula reads, by name, as `explain.ts` of the evaluator tells it: an object of the generated code. */
import { partsOf } from '../../../evaluate/policy-index.ts';
import type { Expr } from '../../../typed/ir.ts';
import { asTruth } from '../things.ts';
import type { Locals } from '../unit.ts';
import { decided } from './session.ts';
import type { Writing } from './session.ts';
import { textWithUnit } from './texts.ts';

/** Writes the statements; the expression that comes back is the object. */
export function writeInputs(at: Writing, expr: Expr, locals: Locals): string {
  const found = new Map<string, string>();
  const name = at.code.fresh('x');
  let isOpen = false;
  // Until the first branch every name is told for certain, and the object is written at once.
  const note: Note = {
    tell: (key, text) => {
      if (isOpen) at.code.line(`${name}[${JSON.stringify(key)}] ??= ${text};`);
      else if (!found.has(key)) found.set(key, text);
    },
    branch: () => {
      if (!isOpen) at.code.line(`const ${name} = ${literal(found)};`);
      isOpen = true;
    },
  };
  collect(at, note, expr, locals);
  return isOpen ? name : literal(found);
}

type Note = { readonly tell: (key: string, text: string) => void; readonly branch: () => void };

function literal(found: ReadonlyMap<string, string>): string {
  if (found.size === 0) return '{}';
  return `{ ${[...found].map(([key, text]) => `${JSON.stringify(key)}: ${text}`).join(', ')} }`;
}

function collect(at: Writing, note: Note, expr: Expr, locals: Locals): void {
  const name = nameOf(at, expr, locals);
  if (name !== undefined) {
    const type = at.session.types.typeOf(expr);
    return note.tell(name, textWithUnit(at, at.compute(expr, locals), type));
  }
  if (expr.op !== 'if') return partsOf(expr).forEach((part) => collect(at, note, part, locals));
  collect(at, note, expr.test, locals);
  const test = decided(() => at.compute(expr.test, locals), at.code);
  if (test !== undefined) return collect(at, note, test ? expr.then : expr.else, locals);
  note.branch();
  at.code.block(`if (${asTruth(at.compute(expr.test, locals))})`, () => collect(at, note, expr.then, locals));
  at.code.block('else', () => collect(at, note, expr.else, locals));
}

function nameOf(at: Writing, expr: Expr, locals: Locals): string | undefined {
  const { session, unit: { index } } = at;
  switch (expr.op) {
    case 'fact': return index.facts.get(expr.id)?.name;
    case 'definition': return index.definitions.get(expr.id)?.name;
    case 'constant': return expr.name;
    case 'reading': return expr.id;
    case 'local': return isEntry(at, expr.id, locals) ? session.types.nameOf(expr.id) : undefined;
    case 'field': return fieldName(at, expr, locals);
    default: return undefined;
  }
}

function isEntry({ session }: Writing, local: number, locals: Locals): boolean {
  return locals.has(local) && session.sources.has(local);
}

function fieldName(at: Writing, { of, key }: Extract<Expr, { op: 'field' }>, locals: Locals): string {
  const { index } = at.unit;
  const field = index.names.get(key) ?? key;
  const owner = of.op === 'table' ? index.tables.get(of.id)?.name : nameOf(at, of, locals);
  return owner === undefined ? field : `${owner}.${field}`;
}
