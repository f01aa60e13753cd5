import type { OptionSpecs, Typed } from './options.ts';
import type { Say, SentenceKey } from './say.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes of the contract. */
export const ANSWERED = 0;
export const FAILED = 1;
export const BAD_INPUT = 2;

/** What a command gets to work with. */
export type Call = { readonly typed: Typed; readonly say: Say; readonly terminal: Terminal };

/** One command of qingce. */
export type Command = {
  readonly name: string;
  /** How it is called, after the name: `<policy> <facts.json|->`. */
  readonly usage: string;
  readonly about: SentenceKey;
  readonly options: OptionSpecs;
  /** Words that must and may stand after the name. */
  readonly words: { readonly min: number; readonly max: number };
  /** Does it and answers with the exit code; throws a Refusal for input that it cannot begin with. */
  readonly run: (call: Call) => Promise<number>;
};
