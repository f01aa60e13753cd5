/**
 * Doubles that are near a whole number. Where no range proves that a double holds every result, the fast function
 * computes on all the same and keeps account of two things: what the result would be with every minus read as plus
 * (its size), and how many results on the way may have been rounded. While the size is below 2^53 nothing was
 * rounded, since whole numbers only grow under + and ×. Beyond it, the error is at most the size times that number
 * times 2^-53 (each operation of IEEE 754 is off by at most 2^-53 of its result), which is mostly far less than what
 * a rounding to the fen needs to be told. Only what is still in doubt then goes to the exact function.
 */
import { isNeverNegative, join, SAFE, tested } from '../../bounds/range.ts';
import type { Range } from '../../bounds/range.ts';
import type { Figuring, Near, Whole } from './whole.ts';

const LIMIT = SAFE.toString();

/** A whole number of which only a double near it is known; its `code`, when it is read, is tested there and then. */
export function nearly({ code, overflow }: Figuring, near: Near): Whole {
  // What was only foreseen has no place in the code: it tells of what kind a figure is, and is never tested.
  const isForeseen = code.isDry();
  return {
    big: false, near, ...tested(near.range),
    get code() {
      const what = `${near.code} is exact`;
      const isKnown = code.knows(what) !== undefined || (isForeseen && !code.isDry());
      if (isKnown) return near.code;
      code.line(`if (!(${near.size} < ${LIMIT})) ${overflow}`);
      code.learn(what);
      return near.code;
    },
  };
}

/** What is known of any whole number in the fast functions, where only literals are big. */
export function nearOf(whole: Whole): Near {
  if (whole.near) return whole.near;
  const code = whole.big ? whole.code.replace(/n$/, '') : whole.code;
  return {
    code, size: isNeverNegative(whole) ? code : `Math.abs(${code})`, roundings: whole.big ? '1' : '0', range: whole,
  };
}

/** Within which a whole number lies, whether a double holds it or not. */
export function rangeOf(whole: Whole): Range {
  return whole.near?.range ?? whole;
}

/** The whole number itself, tested here if it was not before. */
export function exactly(whole: Whole): Whole {
  return whole.near ? { code: whole.code, big: false, lo: whole.lo, hi: whole.hi } : whole;
}

export function nearlyComputed(at: Figuring, a: Whole, sign: '+' | '-' | '*', b: Whole, range: Range): Whole {
  const [x, y] = [nearOf(a), nearOf(b)];
  const code = at.code.hold(`${x.code} ${sign} ${y.code}`);
  const isPlain = sign !== '-' && [x, y].every(isUnsigned);
  const size = isPlain ? code : at.code.hold(`${x.size} ${sign === '*' ? '*' : '+'} ${y.size}`);
  return nearly(at, { code, size, roundings: added(x.roundings, y.roundings, '1'), range });
}

/** One of two, as a comparison of doubles near them says: it is as near as they are, even where that is wrong. */
export function nearlyChosen(at: Figuring, isFirst: string, a: Whole, b: Whole, range: Range): Whole {
  const [x, y] = [nearOf(a), nearOf(b)];
  const code = at.code.hold(`${isFirst} ? ${x.code} : ${y.code}`);
  return nearly(at, {
    code, size: sizeOfEither(at, code, [x, y]), roundings: added(x.roundings, y.roundings), range,
  });
}

/** If either was rounded, so may be the choice; of unsigned ones it is below 2^53 only when it is exact. */
function sizeOfEither({ code: { hold } }: Figuring, code: string, [a, b]: readonly [Near, Near]): string {
  if ([a, b].every(isUnsigned)) return code;
  if (b.code === '0') return a.size;
  return a.code === '0' ? b.size : hold(`Math.max(${a.size}, ${b.size})`);
}

/** Rounded down to a whole number that is exact: the doubles leave no doubt, or the claim is handed over. */
export function floorNearly({ code, overflow }: Figuring, n: Whole, d: Whole, range: Range): Whole {
  const [top, by] = [nearOf(n), nearOf(d)];
  const doubt = added(top.roundings, by.roundings);
  const isClear = `isClear(${top.code}, ${by.code}, ${top.size}, ${doubt})`;
  code.line(`if (!(${top.size} + ${by.code} < ${LIMIT}) && !${isClear}) ${overflow}`);
  return { code: code.hold(`Math.floor(${top.code} / ${by.code})`), big: false, ...tested(range) };
}

/** A double that both branches set, each to one near its own figure. */
export function joinedNear(names: Pick<Near, 'code' | 'size'>, a: Whole, b: Whole): Near {
  return {
    ...names, roundings: added(nearOf(a).roundings, nearOf(b).roundings), range: join(rangeOf(a), rangeOf(b)),
  };
}

/** Whether the roundings are known while the code is written: what counts them has no name outside of its block. */
export function isCounted({ near }: Whole): boolean {
  return near !== undefined && !/^\d+$/.test(near.roundings);
}

export function isUnsigned({ code, size }: Near): boolean {
  return code === size;
}

/** The sum of numbers of roundings. */
export function added(...roundings: readonly string[]): string {
  const known = roundings.filter((one) => /^\d+$/.test(one)).reduce((sum, one) => sum + BigInt(one), 0n);
  const others = roundings.filter((one) => !/^\d+$/.test(one));
  return [...others, ...(known > 0n || others.length === 0 ? [known.toString()] : [])].join(' + ');
}
