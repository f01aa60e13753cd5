import type { SentenceKey } from './say.ts';

/** One thing wrong with what was typed or given, told by code, the place it is about, and a sentence. */
export type Fault = {
  readonly code: string;
  readonly path: string;
  readonly sentence: SentenceKey;
  readonly values?: Readonly<Record<string, string>>;
};

/** Thrown by a command that cannot begin: told as bad input, exit 2. */
export class Refusal extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}
