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

/** Pushes a step; `words`, `inputs`, `value` and `formula` are expressions, `told` is as it stands. */
export function pushStep(
  { code }: Writing, told: Readonly<Record<string, string>>,
  { words, inputs, value, formula }: {
    readonly words: string; readonly inputs: string; readonly value: string; readonly formula: string | undefined;
  },
): void {
  const own = Object.entries(told).map(([key, text]) => `${key}: ${JSON.stringify(text)}`).join(', ');
  const from = words.startsWith('{')
    ? words.slice(1, -1)
    : `clause: ${words}.clause, text: ${words}.text, phrases: ${words}.phrases`;
  const step = (more: string): string => `steps.push({ ${own}, ${from}, inputs: ${inputs}, value: ${value}${more} });`;
  if (formula === undefined) return code.line(step(''));
  const held = code.hold(formula, 'x');
  code.line(`if (${held} === undefined || ${held} === ${value}) ${step('')}`);
  code.line(`else ${step(`, formula: ${held}`)}`);
}
