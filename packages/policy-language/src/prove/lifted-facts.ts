/**
 * A claim of which every number and yes/no is taken to be open again, while its days, texts and rows stay as they
 * are: what the solver then finds for them is a claim that can be written down and tried.
 */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { boundsOf, isGiven, readFact } from '../evaluate/facts.ts';
import { locate } from '../evaluate/law-order.ts';
import { claimScope, itemScope } from '../evaluate/scope.ts';
import type { Facts, Scope } from '../evaluate/scope.ts';
import { setFact } from '../evaluate/set-fact.ts';
import { EMPTY } from '../evaluate/value.ts';
import type { Value } from '../evaluate/value.ts';
import type { CheckedPolicy, Fact, Item } from '../typed/ir.ts';
import { writeNumber } from './candidates.ts';
import type { Readings } from './cases.ts';
import type { Model } from './decide.ts';
import { fieldOf } from './choose.ts';
import { AMOUNT, judgeSigns, openWorld } from './judge-signs.ts';
import type { Judged } from './judge-signs.ts';
import { concatenated } from './list-signs.ts';
import { fromValue, textAmong } from './symbol.ts';
import type { ListSign, Maker, Sign } from './symbol.ts';
import type { Term } from './term.ts';
import { inUnits, isWhole, relate } from './unknown-facts.ts';
import type { World } from './world.ts';

/** `open`: paths of numbers and truths that are open again; all of them when absent. */
export type Lifting = {
  readonly policy: CheckedPolicy;
  readonly readings: Readings;
  readonly facts: Facts;
  readonly open?: ReadonlySet<string>;
  /** The path of a number that grows; it goes by `suffix` then, so that both claims can be told apart. */
  readonly grown?: { readonly path: string; readonly suffix: string };
};

const NONE: ListSign = { kind: 'list', rows: [] };

/** Judges the last item of a claim so opened, after the earlier ones. */
export function judgeLifted(lifting: Lifting, maker: Maker): Judged | undefined {
  const { policy, readings, facts } = lifting;
  const claim = claimScope({ policy, readings, facts });
  const earlier = new Map<string, ListSign>();
  let granted = NONE;
  let judged: Judged | undefined;
  facts.items.forEach((json, position) => {
    const item = claim.index.items.get(String(json['item']));
    if (!item) return;
    const scope = itemScope(claim, { item, position, earlier: EMPTY });
    const before = earlier.get(item.id) ?? NONE;
    judged = judgeSigns({ ...liftedWorld(scope, item, lifting, maker), earlier: before, granted });
    const own = grantedBy(judged, maker);
    earlier.set(item.id, concatenated([before, own], judged.world));
    granted = concatenated([granted, named(item.id, own, maker)], judged.world);
  });
  return judged;
}

function liftedWorld(scope: Scope, item: Item, lifting: Lifting, maker: Maker): World {
  const { policy, readings } = lifting;
  const kind = scope.kind ?? '';
  return {
    ...openWorld({ policy, item, readings, kind, fixed: new Map(), earlier: 'none' }, maker),
    factOf: (fact) => lift(readFact(fact, scope, evaluate), { name: fact.key, scope, lifting, maker }),
    isGiven: (fact) => maker.terms.truth(isGiven(fact, scope)),
  };
}

/** The parts, there only where the item is eligible. */
function grantedBy({ parts, isEligible }: Judged, { terms }: Maker): ListSign {
  return {
    ...parts,
    rows: parts.rows.map(({ value, there }) => ({ value, there: terms.and(isEligible, there) })),
  };
}

/** The parts as 各前项 tells them: which item, and how much. */
function named(item: string, { rows }: ListSign, maker: Maker): ListSign {
  const tell = (part: Sign): Sign => ({
    kind: 'record',
    fields: { item: textAmong([item], 'granted item', maker), amount: fieldOf(part, AMOUNT) },
  });
  return { kind: 'list', rows: rows.map(({ value, there }) => ({ value: tell(value), there })) };
}

type Place = {
  readonly name: string;
  readonly scope: Scope;
  readonly lifting: Lifting;
  readonly maker: Maker;
};

function lift(value: Value, place: Place): Sign {
  return (
    openAgain(value, place) ??
    liftParts(value, place) ??
    fromValue(value, `${place.scope.at?.position ?? ''} ${place.name}`, place.maker)
  );
}

function originOf(value: Value): string | undefined {
  return 'origin' in value ? value.origin : undefined;
}

/** A number or truth that was given, taken to be open. */
function openAgain(value: Value, place: Place): Sign | undefined {
  const {
    lifting: { open },
    maker: { terms },
  } = place;
  const origin = originOf(value);
  if (origin === undefined || open?.has(origin) === false) return undefined;
  if (value.kind === 'number') return { kind: 'number', term: openNumber(origin, place) };
  return value.kind === 'boolean'
    ? { kind: 'boolean', term: terms.variable(origin, { sort: 'Bool' }) }
    : undefined;
}

function liftParts(value: Value, place: Place): Sign | undefined {
  const { maker, name, scope } = place;
  const inside = (part: Value, key: string): Sign => lift(part, { ...place, name: `${name}.${key}` });
  if (value.kind === 'list') {
    const rows = value.rows.map((row, at) => ({
      value: inside(row.value, String(at)),
      there: maker.terms.truth(true),
    }));
    return { kind: 'list', rows, isDisjoint: value.disjoint ?? false };
  }
  if (value.kind !== 'record') return undefined;
  const fields = Object.fromEntries(
    Object.entries(value.fields).map(([key, part]) => [key, inside(part, key)]),
  );
  const origin = originOf(value);
  const declared = origin === undefined ? undefined : locate(origin, scope)?.fact.row;
  if (declared) relate(declared, (field) => fields[field.key], maker);
  return { kind: 'record', fields };
}

/** The number within its bounds, as finely as it may be written. */
function openNumber(origin: string, { scope, lifting: { grown }, maker }: Place): Term {
  const fact = factAt(origin, scope);
  if (!fact) throw new TypeError(`No fact is declared at ${origin}.`);
  const name = grown?.path === origin ? `${origin}${grown.suffix}` : origin;
  const units = isWhole(fact.wire) ? exact.ONE : HUNDREDTHS;
  return inUnits(name, { ...boundsOf(fact), trend: 'still', units }, maker.terms);
}

/** The fact or field that stands at a path. */
function factAt(path: string, scope: Scope): Fact | undefined {
  const located = locate(path, scope);
  return located?.field ?? located?.fact;
}

const HUNDREDTHS = exact.fraction(100n);

/** The claim with what the solver found. `suffix`: of the number that has grown. */
export function writeModel({ policy, readings, facts }: Lifting, model: Model, suffix = ''): Facts {
  const claim = claimScope({ policy, readings, facts });
  return [...model].reduce<Facts>((so, [name, value]) => {
    const path = suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
    const isReplaced = path === name && suffix !== '' && model.has(`${name}${suffix}`);
    const fact = isReplaced ? undefined : factAtAbsolute(path, claim);
    return fact ? setFact(so, path, written(value, fact)) : so;
  }, facts);
}

function written(value: Fraction | boolean, { wire }: Fact): unknown {
  if (typeof value === 'boolean') return value;
  return writeNumber(exact.divide(value, isWhole(wire) ? exact.ONE : HUNDREDTHS), wire);
}

/** The fact at an absolute path; undefined for names that are none. */
function factAtAbsolute(path: string, claim: Scope): Fact | undefined {
  const position =
    /^items\[(\d+)\]\./.exec(path)?.[1] ?? (/^(?:applicant|claim)\./.test(path) ? '0' : undefined);
  const at = Number.parseInt(position ?? '', 10);
  const item = claim.index.items.get(String(claim.facts.items[at]?.['item']));
  return item && factAt(path, itemScope(claim, { item, position: at, earlier: EMPTY }));
}
