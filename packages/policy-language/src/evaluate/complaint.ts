/** Complaints about input, collected so that all of them are told at once. */
import type { InputError } from './answer.ts';
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

export function fault(code: string, value: unknown, zh: string, en: string): Fault {
  return { code, value, rule: { zh, en } };
}

const LONGEST = 80;

/** The value as JSON, cut where it is long. */
function show(value: unknown): string {
  const written = JSON.stringify(value) ?? 'null';
  return written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written;
}
