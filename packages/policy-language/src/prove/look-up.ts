/** Tables looked up with arguments of which not all is known. */
import { NOTHING, unknownOf } from '../evaluate/value.ts';
import type { Constant, Expr, Table } from '../typed/ir.ts';
import { choose } from './choose.ts';
import { constant, listed, spanOf } from './constant-signs.ts';
import { ANY_SIGN, bindSign, fromValue, identityOf, isStill } from './symbol.ts';
import type { Sign, SignEnv } from './symbol.ts';
import { truthOf } from './term.ts';
import type { Term } from './term.ts';
import type { World } from './world.ts';

/** The truth of a test of a cell. */
type Tester = (test: Expr, env: SignEnv) => Term;

/** 命中 — the outputs of the first row that fits. */
export function lookUp(table: Table, args: readonly Sign[], world: World, holds: Tester): Sign {
  const { terms } = world;
  const fits = fitsOf(table, args, world, holds);
  world.lookups.push({ table, under: terms.and(...world.under), fits });
  const results = table.rows.map((row, place) => ({
    value: outputsOf(table, row.then, world),
    fits: fits[place] ?? terms.truth(false),
  }));
  const possible = results.filter((row) => truthOf(row.fits) !== false);
  const isFull = oneByOne(args, world).every(
    (values) => truthOf(terms.or(...fitsOf(table, values, world, holds))) === true,
  );
  const last = isFull ? possible.pop()?.value : undefined;
  return possible.reduceRight<Sign>(
    (so, row) => choose(row.fits, row.value, so, world),
    last ?? noRow(table, args, world),
  );
}

/** Which rows fit these arguments. */
export function fitsOf(table: Table, args: readonly Sign[], { terms }: World, holds: Tester): Term[] {
  const env = table.inputs.reduce<SignEnv>(
    (outer, input, place) => bindSign(input.local, args[place] ?? ANY_SIGN, outer),
    undefined,
  );
  return table.rows.map(({ when }) =>
    terms.and(...when.map((test) => (test ? holds(test, env) : terms.truth(true)))),
  );
}

/** No more combinations of arguments than this are looked at. */
const MOST_COMBINATIONS = 2000;

function oneByOne(args: readonly Sign[], world: World): Sign[][] {
  return args.reduce<Sign[][]>(
    (rows, arg) => {
      const values = valuesOf(arg, world);
      return rows.length * values.length > MOST_COMBINATIONS
        ? rows.map((row) => [...row, arg])
        : rows.flatMap((row) => values.map((value) => [...row, value]));
    },
    [[]],
  );
}

/** All that a sign can be; itself where that is too much. */
function valuesOf(sign: Sign, world: World): Sign[] {
  if (sign.kind === 'text') return sign.among.map((text) => constant({ op: 'text', value: text }, world));
  const { lo, hi } = sign.kind === 'number' && sign.term.sort === 'Int' ? sign.term : { lo: null, hi: null };
  return lo && hi && spanOf(lo, hi) <= MOST_VALUES ? listed(lo, hi, world) : [sign];
}

const MOST_VALUES = 40n;

function outputsOf(table: Table, then: readonly Constant[], world: World): Sign {
  const outputs = table.outputs.map((output, place) => {
    const value = then[place];
    return [output.key, value ? constant(value, world) : ANY_SIGN] as const;
  });
  return { kind: 'record', fields: Object.fromEntries(outputs) };
}

/** What a table yields that has no row for its arguments: anything of the type. */
function noRow(table: Table, args: readonly Sign[], world: World): Sign {
  const name = `no row of ${table.id} ${args.map(identityOf).join(' ')}`;
  const moves = !args.every(isStill);
  const fields = table.outputs.map(
    ({ key, type }) => [key, fromValue(unknownOf(type, NOTHING), `${name} ${key}`, world, moves)] as const,
  );
  return { kind: 'record', fields: Object.fromEntries(fields) };
}
