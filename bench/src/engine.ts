/** What is measured: an engine that decides the awards of a set of claims, and how it is told apart. */

/** Ours, written by hand for this one policy, or another engine that people use. */
export type Kin = 'ours' | 'hand' | 'rival';

/** An engine over one set of claims. */
export type Engine<Claims> = {
  readonly id: string;
  /** What runs, for people: `DuckDB 1.5.6, BIGINT fen, 1 thread`. */
  readonly name: string;
  readonly kin: Kin;
  /** Compiles the rules and lays the claims out the way the engine likes them; not timed. */
  readonly open: (claims: Claims) => Promise<Run> | Run;
};

/** An engine that holds the claims of its set. */
export type Run = {
  /** Decides the first `count` claims; timed. A promise where the engine has no other way. */
  readonly decide: (count: number) => Promise<void> | void;
  /** The awards of the last run in fen, one for each claim; not timed. */
  readonly awards: () => ArrayLike<number> | Promise<ArrayLike<number>>;
  readonly close?: () => Promise<void> | void;
};
