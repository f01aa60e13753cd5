/** What a proof run says of one obligation. */
import type { Bilingual, Place } from '../typed/ir.ts';

/** What is to be proved: a kind of statement about awards, tables, conditions or facts. */
export type ObligationKind =
  /** No part of an award is negative. */
  | 'notNegative'
  /** A statement that the policy declares of every part of an award, such as a cap. */
  | 'always'
  /** An award only rises, or only falls, with a fact. */
  | 'monotone'
  /** A table has a row for every look-up, never two that fit, and none that nothing can reach. */
  | 'tableGap'
  | 'tableOverlap'
  | 'tableRow'
  /** A condition can hold, and can fail. */
  | 'canHold'
  | 'canFail'
  /** Amounts stay exact in a double: no more than 2^53 of their smallest unit. */
  | 'domain'
  /** A threshold counts itself, or not, as the words of the law say. */
  | 'boundary';

/**
 * `bounds`: intervals alone; `direction`: how each part of the formula moves; `example`: facts that show it;
 * `words`: what the law says, compared with what the formula compares.
 */
export type Means = 'bounds' | 'direction' | 'solver' | 'example' | 'words';

/** Facts that `assess` accepts and under which the obligation fails. */
export type Counterexample = {
  readonly facts: unknown;
  /** The same facts with one grown, for obligations about two claims. */
  readonly after?: unknown;
  readonly readings: Readonly<Record<string, string>>;
};

type About = {
  readonly kind: ObligationKind;
  readonly subject: Bilingual;
  readonly item?: string;
  readonly clause: string;
  readonly place: Place;
};

/** What became of one statement: proved, refuted by facts that assess accepts, or unproved with the reason. */
export type Finding = About &
  (
    | Proved
    | { readonly standing: 'refuted'; readonly why: Bilingual; readonly counterexample?: Counterexample }
    | { readonly standing: 'unproved'; readonly why: Bilingual }
  );

/** `where`: the proof is for these claims alone; for all when absent. */
type Proved = { readonly standing: 'proved'; readonly by: Means; readonly where?: Bilingual };

export type Obligation = About & { readonly settle: () => Promise<Settled> };

/** What comes of an obligation. */
export type Settled =
  | Proved
  | { readonly standing: 'refuted'; readonly why: Bilingual; readonly counterexample?: Counterexample }
  | { readonly standing: 'unproved'; readonly why: Bilingual };

const MEANS: readonly Means[] = ['bounds', 'words', 'direction', 'example', 'solver'];

/** The strongest means of several that were needed. */
export function strongest(means: readonly Means[]): Means {
  return means.reduce((most, one) => (MEANS.indexOf(one) > MEANS.indexOf(most) ? one : most), 'bounds');
}

export function unproved(zh: string, en: string): Settled {
  return { standing: 'unproved', why: { zh, en } };
}

/** Why the solver did not decide. */
export function undecided(why: string): Settled {
  if (why === 'timeout') return unproved('求解器未在时限内作答', 'the solver did not answer in time');
  if (why === 'ended') return unproved('求解器已结束', 'the solver was ended');
  return unproved(`求解器未能判定：${why}`, `the solver could not decide: ${why}`);
}
