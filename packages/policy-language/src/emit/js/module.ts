/**
 * 生成的 JavaScript 模块 — one policy under one set of readings as an ES module that imports nothing, for server,
 * browser and whole populations. It runs under `script-src 'self'`: no eval, no code made from text.
 */
import { readFileSync } from 'node:fs';
import { indexOf } from '../../evaluate/policy-index.ts';
import { isMoney } from '../../evaluate/wording.ts';
import { specialize } from '../../specialized/specialize.ts';
import type { Specialized } from '../../specialized/specialize.ts';
import type { CheckedPolicy, Item } from '../../typed/ir.ts';
import { wordsFor } from './conditions.ts';
import { partDeclarations, partsOf } from './earlier-parts.ts';
import type { Parts } from './earlier-parts.ts';
import { explanations, NOT_EXPLAINED } from './explained/explained.ts';
import { GRANTED, grantedDeclarations } from './granted-parts.ts';
import { isNamed } from './function-text.ts';
import { claimConditions, judgeClaims } from './judge-claims.ts';
import type { Written } from './judge-claims.ts';
import type { Mode } from './whole.ts';
import { judgeAbreast } from './judge-abreast.ts';
import { judgeItem, OUTCOMES } from './judge-item.ts';
import { layoutOf } from './layout.ts';
import { Unsupported } from './things.ts';

/** How many results in the fast functions the ranges prove exact, and of how many an account is kept (near.ts). */
export type Proof = { readonly proven: number; readonly tested: number };

/**
 * The text of the module and what was proved; the same policy and readings give the same text. With `explains` it
 * carries the derivations too, and `left` tells which kinds of items it leaves to the evaluator, and why. Throws
 * `Unsupported`, naming the construct and its place, where the policy asks for what this back end does not do.
 */
export function toJavaScript(
  policy: CheckedPolicy, readings: Readonly<Record<string, string>> = {},
  { explains = false }: { readonly explains?: boolean } = {},
): { readonly text: string; readonly proof: Proof; readonly left: ReadonlyMap<string, string> } {
  const specialized = specialize(policy, { readings });
  const { items } = specialized;
  const conditions = claimConditions(specialized);
  const claimWords = wordsFor(conditions.length).length;
  const inMode = (mode: Mode): Written[] => {
    const claims = judgeClaims(specialized, mode);
    const at = { mode, claimWords, claimsOpen: claims.opens };
    return [claims, ...items.map((own, number) => judgeItem(specialized, own, number, at))];
  };
  const abreast = judgeAbreast(specialized, claimWords);
  const [whole, fast, exact] = [inMode('whole'), inMode('fast'), inMode('exact')];
  const functions = [...whole, ...fast, ...exact];
  const parts = items.map(({ item }, number) => partsOf(item, number));
  const explained = explains ? explanations(policy, readings) : NOT_EXPLAINED;
  const text = [
    `// ${policy.id} ${policy.hash}`,
    head(policy, specialized, { claimWords, relied: whole.map(({ relied }) => relied) }),
    runtime(),
    ...arraysOf(functions),
    ...parts.flatMap(partDeclarations), ...(indexOf(specialized.policy).readsGranted ? [grantedDeclarations] : []),
    ...functions.map((one) => one.text), abreast ?? 'const abreastClaims = undefined;',
    ...items.map(({ item }, number) => showing(item, number, parts[number])),
    tail(specialized, claimWords),
    explained.text,
  ].join('\n\n').trimEnd();
  const tallies = fast.map(({ tally }) => tally);
  return {
    text: `${text}\n`, left: explained.left,
    proof: {
      proven: tallies.reduce((sum, tally) => sum + tally.proven, 0),
      tested: tallies.reduce((sum, tally) => sum + tally.tested, 0),
    },
  };
}

function runtime(): string {
  return readFileSync(new URL('runtime.js', import.meta.url), 'utf8').trimEnd();
}

function arraysOf(functions: readonly Written[]): string[] {
  return functions.flatMap(({ arrays, text }) =>
    arrays.filter((name) => isNamed(name, text)).map((name) => `const ${name} = [];`));
}

/** What the module says about itself. `codes[item][reason]` is the code that the column `reason` points at. */
function head(
  policy: CheckedPolicy, specialized: Specialized,
  { claimWords, relied }: { readonly claimWords: number; readonly relied: readonly ReadonlySet<number>[] },
): string {
  const codes = specialized.items.map(({ item, conditions }) => {
    const ofClaim = claimConditions(specialized)
      .map(({ condition }) => condition.codes[item.id] ?? condition.codes['*']);
    const padded = [...ofClaim, ...Array.from({ length: claimWords * 30 - ofClaim.length }, () => null)];
    return [item.id, [...padded, ...conditions.map((condition) => condition.codes['*'])]];
  });
  const constants = {
    policy: policy.id, policyHash: policy.hash, readings: specialized.readings,
    outcomes: OUTCOMES, codes: Object.fromEntries(codes) as unknown, layout: layoutOf(specialized, relied),
  };
  return Object.entries(constants)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
}

/** The parts of an item as the answer shows them. */
function showing(item: Item, number: number, parts: Parts | undefined): string {
  const shown = (parts?.columns ?? []).filter(({ isShown }) => isShown).map(({ key, column, type, rows }) => {
    const value = `${column}[k]`;
    if (rows || !['number', 'day', 'text', 'boolean'].includes(type.kind))
      throw new Unsupported(`a ${type.kind} shown among the parts of ${item.id}`);
    const written = type.kind === 'number' ? (isMoney(type) ? `yuanText(${value})` : value)
      : type.kind === 'day' ? `dayText(${value})` : type.kind === 'text' ? `input.texts[${value}]` : value;
    return `${JSON.stringify(key)}: ${written}`;
  });
  return [
    `function show${number}(input, from, to) {`, '  const shown = [];',
    `  for (let k = from; k < to; k++) shown.push({ ${shown.join(', ')} });`, '  return shown;', '}',
  ].join('\n');
}

const SETS_MAX = 256;

function exclude(a: Item, b: Item): boolean {
  return [[a, b], [b, a]].some(([one, other]) => one?.exclusive.some((id) => id === other?.id || id === 'all'));
}

/** Sets of kinds, by number, of which no two exclude each other and to which none can be added. */
function legalSets(items: readonly Item[]): number[][] {
  const mayJoin = items.map((a) => items.map((b) => a !== b && !exclude(a, b)));
  const found: number[][] = [];
  /** Bron and Kerbosch, without a pivot: kinds chosen, kinds that may still join, kinds tried before. */
  const grow = (chosen: readonly number[], open: readonly number[], tried: readonly number[]): void => {
    if (open.length === 0 && tried.length === 0) found.push([...chosen].toSorted((a, b) => a - b));
    if (found.length > SETS_MAX) throw new Unsupported('so many items that exclude each other');
    open.forEach((one, place) => {
      const joins = (other: number): boolean => mayJoin[one]?.[other] === true;
      const before = [...tried, ...open.slice(0, place)];
      grow([...chosen, one], open.slice(place).filter(joins), before.filter(joins));
    });
  };
  grow([], items.map((_, place) => place), []);
  return found;
}

/** The group of each kind, and the legal sets of groups: kinds of a group stand in the same legal sets. */
function payableTogether(items: readonly Item[]): { readonly groups: number[]; readonly sets: number[][] } {
  const legal = legalSets(items);
  const company = items.map((_, kind) => legal.map((set) => set.includes(kind)).join());
  const distinct = [...new Set(company)];
  return {
    groups: company.map((one) => distinct.indexOf(one)),
    sets: legal.map((set) => [...new Set(set.map((kind) => distinct.indexOf(company[kind] ?? '')))]),
  };
}

/** What runs the functions over columns, and over one claim as it travels. */
function tail({ policy, items }: Specialized, claimWords: number): string {
  const { readsGranted } = indexOf(policy);
  const kinds = items.map(({ item }, number) => {
    const reset = `() => { e${number}_claim = -1; }`;
    return `  { id: ${JSON.stringify(item.id)}, judgeWhole: wholeItem${number}, judge: fastItem${number}, ` +
    `show: show${number}, reset: ${reset} },`;
  });
  const { groups, sets } = payableTogether(items.map(({ item }) => item));
  return readFileSync(new URL('module-tail.js', import.meta.url), 'utf8')
    .replace('const KINDS_OF_ITEM = [];', () => `const KINDS_OF_ITEM = [\n${kinds.join('\n')}\n];`)
    .replace('const CLAIM_WORDS = 1;', () => `const CLAIM_WORDS = ${claimWords};`)
    .replace('const READS_GRANTED = false;', () => `const READS_GRANTED = ${readsGranted};`)
    .replace('resetGranted();', readsGranted ? `${GRANTED.count} = 0; ${GRANTED.open} = false;` : '')
    .replace('const GROUPS = [];', () => `const GROUPS = ${JSON.stringify(groups)};`)
    .replace('const LEGAL_SETS = [];', () => `const LEGAL_SETS = ${JSON.stringify(sets)};`)
    .trimEnd();
}
