/** That a table has one row for every look-up, and no row that nothing can reach. */
import type { Facts } from '../evaluate/scope.ts';
import { spokenName } from '../evaluate/spoken-name.ts';
import { NOTHING, unknownOf } from '../evaluate/value.ts';
import type { Bilingual, Item, Table, Type } from '../typed/ir.ts';
import { factsOf, splitsOf } from './cases.ts';
import { claimThatShows } from './claims.ts';
import type { Decision } from './decide.ts';
import { undecided, unproved } from './finding.ts';
import type { Obligation, ObligationKind, Settled } from './finding.ts';
import type { Judged } from './judge-signs.ts';
import { judgeLifted } from './lifted-facts.ts';
import { fitsOf } from './look-up.ts';
import {
  counterexample,
  decide,
  judgedBy,
  judgedOpen,
  openEnd,
  openMaker,
  proofOf,
  search,
} from './prover.ts';
import type { Prover } from './prover.ts';
import { fromValue, textAmong } from './symbol.ts';
import type { Sign } from './symbol.ts';
import type { Term } from './term.ts';
import { truthOfFormula } from './work-out.ts';
import type { World } from './world.ts';

export function tableObligations(prover: Prover): Obligation[] {
  const { policy } = prover;
  return policy.tables.flatMap((table): Obligation[] => {
    const items = policy.items.filter((item) => isLookedUp(table, item, prover));
    const about = (
      kind: ObligationKind,
      zh: string,
      en: string,
      settle: () => Promise<Settled>,
    ): Obligation => ({
      kind,
      clause: table.clause,
      place: table.place,
      subject: { zh: `表“${table.name}”${zh}`, en: `Table "${spokenName(policy, table.name).en}": ${en}` },
      settle,
    });
    const [first] = items;
    if (!first) return [];
    return [
      about('tableGap', '没有空档', 'no gap', () => settleLookups(table, items, gapIn, prover)),
      ...(table.hit === 'U'
        ? [
            about('tableOverlap', '没有重叠', 'no overlap', () =>
              settleLookups(table, items, overlapIn, prover),
            ),
          ]
        : []),
      about('tableRow', '没有无用的行', 'no dead row', () => settleRows(table, first, prover)),
    ];
  });
}

function isLookedUp(table: Table, item: Item, prover: Prover): boolean {
  return splitsOf(prover.policy, item, prover.readings)
    .slice(0, 1)
    .some((split) => judgedOpen(item, split, prover).world.lookups.some((lookup) => lookup.table === table));
}

type Fault = (table: Table, judged: Judged) => readonly Term[];

/** Some look-up that an award stands on finds no row. */
function gapIn(table: Table, { world: { terms, lookups }, isEligible }: Judged): Term[] {
  const gaps = lookups
    .filter((lookup) => lookup.table === table)
    .map(({ under, fits }) => terms.and(under, terms.not(terms.or(...fits))));
  return [isEligible, terms.or(...gaps)];
}

/** Some look-up finds two rows. */
function overlapIn(table: Table, { world: { terms, lookups } }: Judged): Term[] {
  const twice = lookups
    .filter((lookup) => lookup.table === table)
    .map(({ under, fits }) => {
      const pairs = fits.flatMap((one, at) => fits.slice(at + 1).map((other) => terms.and(one, other)));
      return terms.and(under, terms.or(...pairs));
    });
  return [terms.or(...twice)];
}

async function settleLookups(
  table: Table,
  items: readonly Item[],
  fault: Fault,
  prover: Prover,
): Promise<Settled> {
  const decisions: Decision[] = [];
  for (const item of items) {
    for (const split of splitsOf(prover.policy, item, prover.readings)) {
      const judged = judgedOpen(item, split, prover);
      decisions.push(await decide(fault(table, judged), judged, prover));
    }
  }
  const proof = proofOf(decisions);
  if (proof) return proof;
  for (const item of items) {
    const facts = await claimIn(table, item, fault, prover);
    if (facts)
      return {
        standing: 'refuted',
        why: WHY[fault === gapIn ? 'gap' : 'overlap'],
        counterexample: counterexample(facts, prover),
      };
  }
  return openEnd(decisions);
}

const WHY = {
  gap: { zh: '有的取值没有一行适用，金额无从得出', en: 'for some facts no row fits, so there is no amount' },
  overlap: { zh: '有的取值有两行同时适用', en: 'for some facts two rows fit' },
};

/** A claim whose look-up shows the fault, by its numbers or by what is chosen in it. */
async function claimIn(table: Table, item: Item, fault: Fault, prover: Prover): Promise<Facts | undefined> {
  const isShown = (facts: Facts): boolean => {
    const whole = judgeLifted({ ...prover, facts, open: new Set() }, openMaker(prover));
    return whole !== undefined && fault(table, whole).every((term) => term.op === 'true');
  };
  const byNumbers = await claimThatShows(
    item,
    (judged) => fault(table, judged),
    ({ scope }) => isShown(scope.facts),
    prover,
  );
  if (byNumbers || fault !== gapIn) return byNumbers;
  for (const split of splitsOf(prover.policy, item, prover.readings)) {
    const facts = search(
      factsOf(split, item),
      {
        standing: ({ judgement: { outcome, missing } }) =>
          outcome === 'ineligible'
            ? undefined
            : { waits: missing, promise: outcome === 'undetermined' ? 1n : 0n },
        isReached: ({ judgement: { outcome, missing } }) => outcome === 'undetermined' && missing.size === 0,
      },
      prover,
    );
    if (facts && judgedBy(facts, prover) && isShown(facts)) return facts;
  }
  return undefined;
}

/** A row that no input of the declared types reaches, because it never fits or rows before it take all. */
async function settleRows(table: Table, item: Item, prover: Prover): Promise<Settled> {
  const [split] = splitsOf(prover.policy, item, prover.readings);
  if (!split) return unproved('没有年度可以申报', 'no year may be claimed');
  const judged = judgedOpen(item, split, prover);
  const {
    world,
    world: { terms },
  } = judged;
  const inputs = table.inputs.map(({ type, name }) => anyOfType(type, name, world));
  const fits = fitsOf(table, inputs, world, (test, env) => truthOfFormula(test, world, env));
  for (const [place, row] of table.rows.entries()) {
    const before = table.hit === 'F' ? fits.slice(0, place) : [];
    const decision = await decide(
      [fits[place] ?? terms.truth(false), ...before.map(terms.not)],
      judged,
      prover,
    );
    if (decision.can === 'unknown') return undecided(decision.why);
    if (decision.can === 'never') return { standing: 'refuted', why: neverReached(place, row.place.line) };
  }
  return { standing: 'proved', by: 'solver' };
}

function neverReached(place: number, line: number): Bilingual {
  return {
    zh: `第 ${place + 1} 行（第 ${line} 行处）永远轮不到`,
    en: `row ${place + 1} (at line ${line}) can never be reached`,
  };
}

/** Any value of a declared type. */
function anyOfType(type: Type, name: string, world: World): Sign {
  const { terms, vocabulary } = world;
  if (type.kind === 'text') return textAmong(type.options ?? vocabulary.texts, name, world);
  if (type.kind === 'number' && type.whole === true)
    return { kind: 'number', term: terms.variable(name, { sort: 'Int' }) };
  return fromValue(unknownOf(type, NOTHING), name, world);
}
