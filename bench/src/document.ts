/** All that one run found: what `--json` prints and the page in docs/ is made of. */
import type { Machine } from './machine.ts';
import type { SetFindings } from './measure.ts';
import type { Quartiles } from './quartiles.ts';

/** A figure that is not claims a second: milliseconds, with its goal where there is one. */
export type Timing = {
  readonly id: string; readonly name: string; readonly milliseconds: Quartiles; readonly goal?: number;
};

export type BenchDocument = {
  readonly machine: Machine; readonly seed: number;
  readonly sets: readonly SetFindings[];
  readonly timings: readonly Timing[];
};
