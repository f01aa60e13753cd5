/**
 * The generated function for claims that have one item of every kind: all of a claim is judged before the next, so
 * that nothing about it is written and read again.
 */
import { indexOf } from '../../evaluate/policy-index.ts';
import type { Specialized, SpecializedItem } from '../../specialized/specialize.ts';
import { openCode } from './code.ts';
import { BITS, firstFailed, sharedIn, wordsFor } from './conditions.ts';
import type { Figuring } from './whole.ts';
import { openFormulas } from './formula.ts';
import { functionText } from './function-text.ts';
import { claimConditions, testClaim } from './judge-claims.ts';
import { readsEarlier, refusedIn, writeAward, writeDecisive } from './judge-item.ts';
import type { Outlet } from './judge-item.ts';
import type { Unit } from './unit.ts';

/**
 * The text of `abreastClaims`; undefined where it is not for this policy: where items exclude each other, read what
 * others were granted, leave a claim open as a whole, or have figures that doubles are not proven to hold.
 */
export function judgeAbreast(specialized: Specialized, claimWords: number): string | undefined {
  const { items } = specialized;
  if (items.some((own) => own.item.exclusive.length > 0 || readsEarlier(own))) return undefined;
  const shared: Shared = { names: { next: 0 }, held: new Map(), tally: { proven: 0, tested: 0 } };
  const claim = openUnit(specialized, shared, undefined);
  const { code } = claim.figuring;
  testClaim(claim, specialized);
  if (code.lines().some((line) => line.includes('open = 1;'))) return undefined;
  const words = wordsFor(claimConditions(specialized).length);
  const outlets = items.map((_, number) => outletOf(number));
  code.block(`if (${words.map((word) => `${word} !== 0`).join(' || ')})`, () => {
    code.line(`const decisive = ${firstFailed(words)};`);
    for (const outlet of outlets) code.line(`${refusedIn(outlet)} ${outlet.reason} = decisive;`);
    code.line('total[c] = 0;');
    code.line('continue;');
  });
  code.line('const i = c;');
  code.line('let worth = 0;');
  const bodies = items.map((own, number) => bodyOf(specialized, shared, { own, number, claimWords }));
  for (const [number, body] of bodies.entries()) {
    if (!body) return undefined;
    code.line(`ITEM${number}: {`);
    for (const line of body) code.line(`  ${line}`);
    code.line('}');
  }
  code.line('total[c] = worth;');
  if (shared.tally.tested > 0) return undefined;
  const owns = items.map((_, number) => `own${number}`).join(', ');
  return functionText(claim, {
    head: `function abreastClaims(input, [${owns}], outs, total, first, last)`,
    before: items.map((_, number) =>
      `const { outcome: outcome${number}, reason: reason${number}, amount: amount${number} } = outs[${number}];`),
    loop: 'for (let c = first; c < last; c++)',
  });
}

function outletOf(number: number): Outlet {
  const column = (name: string): string => `${name}${number}[c]`;
  return {
    outcome: column('outcome'), amount: column('amount'), reason: column('reason'),
    add: (award) => `worth += ${award};`, next: `break ITEM${number};`,
  };
}

type Shared = {
  readonly names: { next: number }; readonly held: Map<string, string>; readonly tally: Figuring['tally'];
};

function openUnit(specialized: Specialized, { names, held, tally }: Shared, own: Abreast | undefined): Unit {
  const { policy } = specialized;
  const code = openCode(own ? `ITEM${own.number}` : 'CLAIM', names);
  const index = indexOf(policy);
  const formulas = own
    ? [...own.own.conditions.map(({ expr }) => expr), own.own.item.award]
    : claimConditions(specialized).map(({ condition }) => condition.expr);
  return {
    policy, index, item: own?.own.item, prefix: 'abreast', held, arrays: [], passing: new Map(),
    figuring: { code, mode: 'whole', overflow: '', tally }, relied: new Set(), earlier: undefined,
    definitions: new Map(), shared: sharedIn({ index }, formulas), ...(own && { own: `own${own.number}` }),
  };
}

type Abreast = { readonly own: SpecializedItem; readonly number: number; readonly claimWords: number };

/** The statements for one kind; undefined where they keep anything in arrays of the module. */
function bodyOf(specialized: Specialized, shared: Shared, own: Abreast): readonly string[] | undefined {
  const unit = openUnit(specialized, shared, own);
  const compute = openFormulas(unit);
  const { conditions } = own.own;
  const { code } = unit.figuring;
  const outlet = outletOf(own.number);
  code.line(`let open = 0, ${wordsFor(conditions.length).map((word) => `${word} = 0`).join(', ')};`);
  writeDecisive(unit, compute, { conditions, before: own.claimWords * BITS, outlet });
  writeAward(unit, compute, outlet, undefined);
  return unit.arrays.length > 0 ? undefined : code.lines();
}
