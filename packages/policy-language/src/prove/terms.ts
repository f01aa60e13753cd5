/**
 * Makes terms. Equal ones are made once, and what the bounds decide already is made simple, so that much is proved
 * before a solver is asked.
 */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import * as bounds from '../evaluate/interval.ts';
import type { Bound } from '../evaluate/value.ts';
import { toScript } from './script.ts';
import type { Script } from './script.ts';
import {
  higher,
  isAbove,
  isNegativeNever,
  isNonlinear,
  isNotAbove,
  isOne,
  lower,
  numberOf,
  rangeOf,
  together,
  trendOfChoice,
  trendOfProduct,
  truthOf,
  turned,
} from './term.ts';
import type { Sort, Term, Trend } from './term.ts';

export type About = { readonly sort: Sort; readonly lo?: Bound; readonly hi?: Bound; readonly trend?: Trend };
type Range = { readonly lo: Bound; readonly hi: Bound };

const FALSE_AND_TRUE: Range = { lo: exact.ZERO, hi: exact.ONE };
const HUNDRED = exact.fraction(100n);
const CENT = exact.fraction(1n, 100n);
const HALF = exact.fraction(1n, 2n);

/** The terms of one question. Its functions may be handed on by themselves. */
export class Terms {
  private readonly known = new Map<string, Term>();
  private readonly assumptions = new Map<Term, readonly Term[]>();
  private readonly grown = new Map<Term, Term>();

  readonly number = (value: Fraction): Term => {
    const sort = exact.isInteger(value) ? 'Int' : 'Real';
    return this.make({
      op: `number ${value.n}/${value.d}`,
      sort,
      args: [],
      lo: value,
      hi: value,
      trend: 'still',
    });
  };

  readonly truth = (value: boolean): Term => {
    const at = value ? exact.ONE : exact.ZERO;
    return this.make({ op: String(value), sort: 'Bool', args: [], lo: at, hi: at, trend: 'still' });
  };

  /** The variable of that name, made when it is first asked for. */
  readonly variable = (name: string, { sort, lo = null, hi = null, trend = 'still' }: About): Term => {
    if (lo && hi && exact.equal(lo, hi)) return this.number(lo);
    const range = sort === 'Bool' ? FALSE_AND_TRUE : { lo, hi };
    return this.make({ op: `variable ${name}`, name, sort, args: [], ...range, trend });
  };

  /** A variable that nothing else is. */
  readonly unknown = (about: About): Term => this.variable(`unknown ${this.known.size}`, about);

  /** Says something of a term that holds whatever the facts are. */
  readonly assume = (about: Term, fact: Term): void => {
    if (truthOf(fact) !== true) this.assumptions.set(about, [...(this.assumptions.get(about) ?? []), fact]);
  };

  readonly add = (...all: Term[]): Term => {
    const [first, last] = all;
    const by = all.length === 2 && last ? numberOf(last) : undefined;
    const among = first && last && by ? this.throughExtreme(first, (one) => this.add(one, last)) : undefined;
    return among ?? this.added(all.flatMap((term) => (term.op === '+' ? term.args : [term])));
  };

  readonly negate = (a: Term): Term => {
    const [first] = a.args;
    return first && a.op === 'negate'
      ? first
      : (this.negatedExtreme(a) ??
          this.counted('negate', [a], a.sort, bounds.negate(rangeOf(a)), turned(a.trend)));
  };

  readonly subtract = (a: Term, b: Term): Term =>
    a === b ? this.number(exact.ZERO) : this.add(a, this.negate(b));

  readonly multiply = (a: Term, b: Term): Term => {
    if (isOne(a)) return b;
    if (isOne(b)) return a;
    const known = numberOf(b) ? b : a;
    const by = numberOf(known);
    return by ? this.times(by, known === b ? a : b) : this.product(a, b);
  };

  readonly divide = (a: Term, b: Term): Term => {
    const by = numberOf(b);
    if (by && !exact.equal(by, exact.ZERO)) return this.multiply(a, this.number(exact.divide(exact.ONE, by)));
    const trend = b.trend === 'still' && isAbove(b) ? a.trend : together([a.trend, b.trend, 'any']);
    return this.counted('/', [a, b], 'Real', bounds.divide(rangeOf(a), rangeOf(b)), trend);
  };

  readonly floor = (a: Term): Term => {
    if (a.sort === 'Int') return a;
    const among = this.throughExtreme(a, this.floor);
    if (among) return among;
    const [constant, ...others] = a.op === '+' ? a.args.toReversed() : [];
    const more = constant && numberOf(constant);
    if (more && others.every(({ sort }) => sort === 'Int')) {
      return this.add(...others, this.number(exact.fraction(exact.floor(more))));
    }
    return this.counted('to_int', [a], 'Int', bounds.floor(rangeOf(a)), a.trend);
  };

  /** What is below the fen is dropped, on either side of zero. */
  readonly truncateToFen = (a: Term): Term => this.onBothSides(a, (amount) => this.inFen(amount, exact.ZERO));

  /** 四舍五入, ties away from zero. */
  readonly halfUpToFen = (a: Term): Term => this.onBothSides(a, (amount) => this.inFen(amount, HALF));

  readonly minimum = (a: Term, b: Term): Term => {
    if (a === b || isNotAbove(a, b)) return a;
    if (isNotAbove(b, a)) return b;
    const range = bounds.minimum([rangeOf(a), rangeOf(b)]);
    return this.counted('min', [a, b], sortOf([a, b]), range, together([a.trend, b.trend]));
  };

  readonly maximum = (a: Term, b: Term): Term => {
    if (a === b || isNotAbove(b, a)) return a;
    if (isNotAbove(a, b)) return b;
    const range = bounds.maximum([rangeOf(a), rangeOf(b)]);
    return this.counted('max', [a, b], sortOf([a, b]), range, together([a.trend, b.trend]));
  };

  readonly choose = (test: Term, yes: Term, no: Term): Term => {
    const held = truthOf(test);
    if (held !== undefined) return held ? yes : no;
    if (yes === no) return yes;
    if (yes.sort === 'Bool') return this.chosenTruth(test, yes, no);
    const range = { lo: lower(yes.lo, no.lo), hi: higher(yes.hi, no.hi) };
    return this.counted('ite', [test, yes, no], sortOf([yes, no]), range, trendOfChoice(test, yes, no));
  };

  readonly not = (a: Term): Term => {
    const held = truthOf(a);
    if (held !== undefined) return this.truth(!held);
    return (a.op === 'not' && a.args[0]) || this.tested('not', [a], turned(a.trend));
  };

  readonly and = (...args: Term[]): Term => this.junction('and', args);

  readonly or = (...args: Term[]): Term => this.junction('or', args);

  readonly atMost = (a: Term, b: Term): Term => {
    const isAmong = (a.op === 'min' && a.args.includes(b)) || (b.op === 'max' && b.args.includes(a));
    if (a === b || isAmong || isNotAbove(a, b)) return this.truth(true);
    if (bounds.isBelow(b.hi, a.lo)) return this.truth(false);
    return this.tested('<=', [a, b], together([turned(a.trend), b.trend]));
  };

  readonly below = (a: Term, b: Term): Term => this.not(this.atMost(b, a));

  readonly equal = (a: Term, b: Term): Term => {
    if (a === b) return this.truth(true);
    if (a.sort === 'Bool') return this.or(this.and(a, b), this.and(this.not(a), this.not(b)));
    return truthOf(this.and(this.atMost(a, b), this.atMost(b, a))) === false
      ? this.truth(false)
      : this.same(a, b);
  };

  private same(a: Term, b: Term): Term {
    if (numberOf(a) && numberOf(b)) return this.truth(true);
    const trend = together([a.trend, b.trend]) === 'still' ? 'still' : 'any';
    return this.tested('=', a.id < b.id ? [a, b] : [b, a], trend);
  }

  /** The term when the watched fact has grown: what only rises with it is no less then. */
  readonly whenGrown = (term: Term): Term => {
    if (term.trend === 'still') return term;
    const found = this.grown.get(term);
    if (found) return found;
    const then =
      term.name === undefined
        ? this.rebuilt(term, term.args.map(this.whenGrown))
        : this.variable(`${term.name} grown`, { sort: term.sort, lo: term.lo, hi: term.hi });
    this.grown.set(term, then);
    if (term.name !== undefined || isNonlinear(term)) this.relateGrown(term, then);
    return then;
  };

  /** SMT-LIB that asserts these, with everything that they stand on. */
  readonly toScript = (asserted: readonly Term[], form: 'exact' | 'linear'): Script =>
    toScript({ asserted, assumptions: this.assumptions, form });

  /** What moves with the fact in no known way is free, but for what is said of it anyhow. */
  private relateGrown(term: Term, then: Term): void {
    for (const fact of this.assumptions.get(term) ?? []) this.assume(then, this.whenGrown(fact));
    if (term.trend === 'up') this.assume(then, this.noMoreThan(term, then));
    if (term.trend === 'down') this.assume(then, this.noMoreThan(then, term));
  }

  private make({ op, args, ...rest }: Omit<Term, 'id'>): Term {
    const key = `${op} ${args.map(({ id }) => id).join(' ')}`;
    const found = this.known.get(key);
    if (found) return found;
    const term: Term = { id: this.known.size, op, args, ...rest };
    this.known.set(key, term);
    return term;
  }

  /** A number of the arguments; the number itself where it can be but one. */
  private counted(op: string, args: readonly Term[], sort: Sort, { lo, hi }: Range, trend: Trend): Term {
    return lo && hi && exact.equal(lo, hi) ? this.number(lo) : this.make({ op, sort, args, lo, hi, trend });
  }

  private tested(op: string, args: readonly Term[], trend: Trend): Term {
    return this.make({ op, sort: 'Bool', args, ...FALSE_AND_TRUE, trend });
  }

  private added(flat: readonly Term[]): Term {
    const constant = flat.flatMap((term) => numberOf(term) ?? []).reduce(exact.add, exact.ZERO);
    const open = flat.filter((term) => numberOf(term) === undefined);
    const args = exact.equal(constant, exact.ZERO) ? open : [...open, this.number(constant)];
    const [only, second] = args;
    if (!only) return this.number(exact.ZERO);
    if (!second) return only;
    const range = args.map(rangeOf).reduce(bounds.sum);
    return this.counted('+', args, sortOf(args), range, together(args.map(({ trend }) => trend)));
  }

  /** The least of some is the greatest of these on the other side of zero. */
  private negatedExtreme({ op, args }: Term): Term | undefined {
    const [first, second] = args;
    if (!first || !second || (op !== 'min' && op !== 'max')) return undefined;
    return (op === 'min' ? this.maximum : this.minimum)(this.negate(first), this.negate(second));
  }

  private product(a: Term, b: Term): Term {
    const range = bounds.multiply(rangeOf(a), rangeOf(b));
    return this.counted('*', [a, b], sortOf([a, b]), range, trendOfProduct(a, b));
  }

  /** So many times a term; a factor that it has already becomes one with this. */
  private times(by: Fraction, of: Term): Term {
    const among =
      exact.compare(by, exact.ZERO) > 0 ? this.throughExtreme(of, (one) => this.times(by, one)) : undefined;
    if (among) return among;
    const [inner, rest] = of.op === '*' ? of.args : [];
    const factor = inner && numberOf(inner);
    if (!factor || !rest) return exact.equal(by, exact.ONE) ? of : this.product(this.number(by), of);
    return this.times(exact.multiply(by, factor), rest);
  }

  /** What only rises may as well be applied to each of those of which the least or greatest counts. */
  private throughExtreme(a: Term, rise: (one: Term) => Term): Term | undefined {
    const [first, second] = a.args;
    if (!first || !second || (a.op !== 'min' && a.op !== 'max')) return undefined;
    return (a.op === 'min' ? this.minimum : this.maximum)(rise(first), rise(second));
  }

  private inFen(amount: Term, more: Fraction): Term {
    const fen = this.floor(this.add(this.multiply(amount, this.number(HUNDRED)), this.number(more)));
    return this.multiply(fen, this.number(CENT));
  }

  private onBothSides(a: Term, round: (amount: Term) => Term): Term {
    if (isNegativeNever(a)) return round(a);
    const none = this.number(exact.ZERO);
    const mirrored = this.negate(round(this.maximum(this.negate(a), none)));
    return this.choose(this.atMost(none, a), round(this.maximum(a, none)), mirrored);
  }

  private chosenTruth(test: Term, yes: Term, no: Term): Term {
    if (truthOf(no) !== undefined) return truthOf(no) ? this.or(this.not(test), yes) : this.and(test, yes);
    if (truthOf(yes) !== undefined) return truthOf(yes) ? this.or(test, no) : this.and(this.not(test), no);
    return this.or(this.and(test, yes), this.and(this.not(test), no));
  }

  /** Of what is true beside these: alternatives that they rule out are left out. */
  private beside(term: Term, held: ReadonlySet<Term>): Term {
    if (term.op !== 'or') return term;
    const isHeld = (one: Term): boolean =>
      held.has(one) || (one.op === 'and' && one.args.every((arg) => held.has(arg)));
    const left = term.args.filter((one) => !(one.op === 'not' && one.args.every(isHeld)));
    return left.length === term.args.length ? term : this.or(...left);
  }

  private junction(op: 'and' | 'or', all: readonly Term[]): Term {
    const decides = op === 'or';
    const gathered = new Set(all.flatMap((term) => (term.op === op ? term.args : [term])));
    const flat = op === 'or' ? gathered : new Set([...gathered].map((term) => this.beside(term, gathered)));
    const open = [...flat].filter((term) => truthOf(term) === undefined);
    const isDecided =
      [...flat].some((term) => truthOf(term) === decides) ||
      open.some((term) => term.op === 'not' && term.args.some((arg) => flat.has(arg)));
    if (isDecided) return this.truth(decides);
    const [only, second] = open;
    if (!only) return this.truth(!decides);
    return second ? this.tested(op, open, together(open.map(({ trend }) => trend))) : only;
  }

  private noMoreThan(a: Term, b: Term): Term {
    return a.sort === 'Bool' ? this.or(this.not(a), b) : this.atMost(a, b);
  }

  /** The same of other arguments. */
  private rebuilt(term: Term, args: readonly Term[]): Term {
    const [a = term, b = term, c = term] = args;
    switch (term.op) {
      case '+':
        return this.add(...args);
      case 'negate':
        return this.negate(a);
      case '*':
        return this.multiply(a, b);
      case '/':
        return this.divide(a, b);
      case 'to_int':
        return this.floor(a);
      case 'ite':
        return this.choose(a, b, c);
      case 'min':
        return this.minimum(a, b);
      case 'max':
        return this.maximum(a, b);
      case 'not':
        return this.not(a);
      case 'and':
        return this.and(...args);
      case 'or':
        return this.or(...args);
      case '<=':
        return this.atMost(a, b);
      default:
        return this.equal(a, b);
    }
  }
}

/** Whole where all are whole. */
function sortOf(terms: readonly Term[]): Sort {
  return terms.every(({ sort }) => sort === 'Int') ? 'Int' : 'Real';
}
