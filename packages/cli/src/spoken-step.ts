import { spokenFormula, spokenName, spokenQuantity } from '@qingce/policy-language';
import type { Step } from '@qingce/policy-language';
import type { Desk } from './answer-text.ts';

/** A step of a derivation in the language of the desk: name and row, formula ('' for none), value and unit. */
export function spokenStep(
  { rule, row, formula = '', value, unit }: Step, { policy, say }: Desk,
): { readonly name: string; readonly formula: string; readonly quantity: string } {
  const name = say.of(spokenName(policy, rule));
  return {
    name: row === undefined ? name : `${name} ${say.of(spokenFormula(policy, row))}`,
    formula: say.of(spokenFormula(policy, formula)), quantity: say.of(spokenQuantity(policy, value, unit)),
  };
}
