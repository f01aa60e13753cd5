/** Tells a person, or a program, what is wrong with the input. */
import type { InputError } from '@qingce/policy-language';
import type { Fault } from './refusal.ts';
import type { Say } from './say.ts';
import type { Terminal } from './terminal.ts';

/** A complaint as the contract writes it. */
export type Told = { readonly code: string; readonly path: string; readonly message: string };

type Listener = { readonly say: Say; readonly terminal: Terminal; readonly json: boolean };

/** A fault of the call or of a file. */
export function toldFault({ code, path, sentence, values }: Fault, say: Say): Told {
  return { code, path, message: say(sentence, values) };
}

/** Complaints of the policy's door about facts, settings and readings. */
export function toldErrors(errors: readonly InputError[], say: Say): Told[] {
  return errors.map(({ code, path, messages }) => ({ code, path, message: say.of(messages) }));
}

/** One fault, to standard error, or as JSON to standard output and nothing else. */
export async function tellFault(fault: Fault, listener: Listener): Promise<void> {
  await tell([toldFault(fault, listener.say)], listener);
}

/** Complaints as `path: rule: value`, to standard error, or as JSON to standard output and nothing else. */
export async function tell(errors: readonly Told[], { terminal, json }: Listener): Promise<void> {
  if (json) await terminal.out(`${JSON.stringify({ errors })}\n`);
  else
    for (const { path, message } of errors)
      terminal.err(`${visible(path === '' ? message : `${path}: ${message}`)}\n`);
}

/** The text with control characters spelt out, so that input cannot steer the terminal. */
export function visible(text: string): string {
  return text.replaceAll(
    /\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
