/** Steps of a derivation in generated code. */
import type { Thing } from '../things.ts';
import type { Writing } from './session.ts';

/** Only figures and days are worked out by a formula that says more than the value. */
export function hasFormula({ kind }: Thing): boolean {
  return kind === 'number' || kind === 'day';
}

/** What is worked out for the words alone leaves no step. */
export function quietly({ code }: Writing, write: () => void): void {
  code.line('loud = false;');
  write();
  code.line('loud = true;');
}

/** Expressions of what a step says beside what is `told` as it stands; `formula` where it says more than the value. */
type Said = {
  readonly words: string; readonly inputs: string; readonly value: string; readonly formula?: string | undefined;
};

/** The expression of a step. */
export function stepOf(told: Readonly<Record<string, string>>, { words, inputs, value, formula }: Said): string {
  const own = Object.entries(told).map(([key, text]) => `${key}: ${JSON.stringify(text)}`).join(', ');
  const from = words.startsWith('{')
    ? words.slice(2, -2)
    : `clause: ${words}.clause, text: ${words}.text, phrases: ${words}.phrases`;
  const more = formula === undefined ? '' : `, formula: ${formula}`;
  return `{ ${own}, ${from}, inputs: ${inputs}, value: ${value}${more} }`;
}

/** Pushes a step; a formula that is but the value is left out. */
export function pushStep({ code }: Writing, told: Readonly<Record<string, string>>, said: Said): void {
  const { formula, ...rest } = said;
  if (formula === undefined) return code.line(`steps.push(${stepOf(told, rest)});`);
  const held = code.hold(formula, 'x');
  code.line(`if (${held} === ${rest.value}) steps.push(${stepOf(told, rest)});`);
  code.line(`else steps.push(${stepOf(told, { ...rest, formula: held })});`);
}
