/** Values of generated code in writing, as `wording.ts` writes those of the evaluator. */
import { exact } from '@qingce/values';
import { isMoney, numberInFormula, numberText } from '../../../evaluate/wording.ts';
import type { Type } from '../../../typed/ir.ts';
import { SAFE } from '../../../bounds/range.ts';
import { asDouble, valueOf } from '../figures.ts';
import type { Figure } from '../figures.ts';
import { Unsupported } from '../things.ts';
import type { Thing } from '../things.ts';

/** The expression that yields the text of a value; without its unit. */
export function textOf(thing: Thing, type: Type | undefined, inFormula = false): string {
  switch (thing.kind) {
    case 'number': return figureIn(thing, type, inFormula);
    case 'boolean': return `String(${thing.code})`;
    case 'text': return thing.value === undefined ? `input.texts[${thing.code}]` : JSON.stringify(thing.value);
    case 'day': return `dayText(${thing.code})`;
    case 'duration': return JSON.stringify(`${thing.months}月`);
    default: throw new Unsupported(`a ${thing.kind} in an explanation`);
  }
}

/** The denominator as it stands in the code; a double holds it. */
export function denominatorIn({ d, dd }: Figure): string {
  if (dd?.big === true || d > SAFE) throw new Unsupported('so fine a figure in an explanation');
  return dd ? `(${d} * ${asDouble(dd)})` : d.toString();
}

function figureIn(figure: Figure, type: Type | undefined, inFormula: boolean): string {
  const literal = valueOf(figure);
  if (literal) {
    const write = inFormula ? numberInFormula : numberText;
    return JSON.stringify(write(exact.fraction(literal.n, literal.d), type));
  }
  const { n, d, dd } = figure;
  if (n.big) throw new Unsupported('a figure beyond 2^53 in an explanation');
  const isPure = type === undefined || (type.kind === 'number' && Object.keys(type.unit).length === 0);
  const money = isMoney(type);
  if (!dd && d === 1n && !money) return `String(${n.code})`;
  if (!dd && d === 100n && money) return `yuanText(${n.code})`;
  const write = inFormula && isPure ? 'shareText' : 'figureText';
  return `${write}(${n.code}, ${denominatorIn(figure)}, ${money})`;
}
