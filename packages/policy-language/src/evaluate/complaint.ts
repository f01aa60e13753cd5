/** Complaints about input, collected so that all of them are told at once. */
import type { InputError } from './answer.ts';
import { nearestName } from '../nearest-name.ts';
import type { Bilingual } from '../typed/ir.ts';

/** What is wrong: a code, the rule that the value breaks, and the value. */
export type Fault = { readonly code: string; readonly rule: Bilingual; readonly value: unknown };

/** Records one fault at a path; answers undefined, so that a reader can say `return complain(…)`. */
export type Complain = (path: string, fault: Fault) => undefined;

/** A list of complaints and the function that adds to it. */
export function complaints(): { readonly errors: InputError[]; readonly complain: Complain } {
  const errors: InputError[] = [];
  const complain: Complain = (path, { code, rule, value }) => {
    const shown = show(value);
    const messages = { zh: `${rule.zh}: ${shown}`, en: `${rule.en}: ${shown}` };
    errors.push({ code, path, message: messages.zh, messages, rule, value: shown });
    return undefined;
  };
  return { errors, complain };
}

/** A fault with its rule in both languages. */
export function fault(code: string, value: unknown, zh: string, en: string): Fault {
  return { code, value, rule: { zh, en } };
}

/** Where to look instead of a name that is not known: ", the nearest is …", or nothing where none is near. */
export function nearestWords(name: unknown, known: readonly string[]): Bilingual {
  const near = typeof name === 'string' ? nearestName(name, known) : undefined;
  return near === undefined ? { zh: '', en: '' } : { zh: `，最接近的是 ${near}`, en: `, the nearest is ${near}` };
}

const MOST_TOLD = 12;

/** A name that is not known: the nearest, and where none is near those that there are. */
export function unknownName(code: string, name: unknown, known: readonly string[], rule: Bilingual): Fault {
  const near = nearestWords(name, known);
  const [some, more] = [known.slice(0, MOST_TOLD), known.length > MOST_TOLD ? ' …' : ''];
  const all = { zh: `，可用的有 ${some.join('、')}${more}`, en: `; there are ${some.join(', ')}${more}` };
  const { zh, en } = near.en === '' ? all : near;
  return fault(code, name, rule.zh + zh, rule.en + en);
}

const LONGEST = 80;

/** The value as JSON, cut where it is long. */
function show(value: unknown): string {
  const written = JSON.stringify(value) ?? 'null';
  return written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written;
}
