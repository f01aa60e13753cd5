import { groupYuan, parseYuan } from '@qingce/values';
import type { CheckedPolicy } from '@qingce/policy-language';
import { cutToCeiling } from '@qingce/policy-language/population';
import type { Side, Tally } from '@qingce/policy-language/population';
import { ANSWERED } from './command.ts';
import type { Call, Command } from './command.ts';
import { columns } from './layout.ts';
import { loadPolicy } from './load-policy.ts';
import { changeLines, changesJson, tallyJson } from './change-text.ts';
import { populating, simulate } from './population.ts';
import type { Simulated } from './population.ts';
import { readReadings } from './read-readings.ts';
import { Refusal } from './refusal.ts';

/** qingce simulate — what a population of claims comes to, under other readings or beside another policy. */
export const simulateCommand: Command = {
  name: 'simulate',
  usage: '<policy> [--claims <file> | --synthetic <N> --seed <S>] [--reading <D-nn=option> | --against <policy>]',
  about: 'aboutSimulate',
  options: {
    ...populating, against: { value: 'valuePolicy', about: 'aboutAgainst' },
    reading: { value: 'valueReading', multiple: true, about: 'aboutReading' },
    ceiling: { value: 'valueYuan', about: 'aboutCeiling' },
    explain: { value: 'valueFile', about: 'aboutExplainedClaims' }, json: { about: 'aboutJson' },
  },
  words: { min: 1, max: 1 },
  run: async (call) => {
    const { typed, terminal } = call;
    const named = typed.words[0] ?? '';
    const policy = loadPolicy(named, call);
    const ceiling = ceilingOf(typed.value('ceiling'));
    const found = await simulate(call, named, { policy, readings: {} }, otherSide(call, policy));
    await terminal.out(typed.has('json')
      ? `${JSON.stringify(reportOf(policy, found, ceiling), null, 2)}\n`
      : `${simulationLines(policy, found, ceiling, call).join('\n')}\n`);
    return ANSWERED;
  },
};

/** The other side: the same policy under other readings, or another policy. */
function otherSide(call: Call, policy: CheckedPolicy): Side | undefined {
  const against = call.typed.value('against');
  const other = against === undefined ? policy : loadPolicy(against, call);
  const readings = readReadings(call, other);
  if (against !== undefined) return { policy: other, readings };
  return Object.keys(readings).length > 0 ? { policy, readings } : undefined;
}

function ceilingOf(text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  const fen = parseYuan(text);
  if (fen !== undefined && fen >= 0n) return fen;
  throw new Refusal({ code: 'NOT_AN_AMOUNT', path: '--ceiling', sentence: 'notAnAmount', values: { text } });
}

function simulationLines(
  policy: CheckedPolicy, found: Simulated, ceiling: bigint | undefined, call: Call,
): string[] {
  const { say, terminal: { paint } } = call;
  const perSecond = Math.floor(found.tally.claims / Math.max(found.judgingSeconds, 0.001));
  return [
    `${paint('bold', say.of(policy.title))}  ${policy.documentNo}`,
    say('simulationOf', {
      n: found.tally.claims, bad: found.tally.badInput, by: say(found.by === 'module' ? 'byModule' : 'byEvaluator'),
      seconds: found.seconds.toFixed(1), rate: perSecond,
    }),
    '', ...tallyLines(policy, found.tally, call), ...ceilingLines(found, ceiling, call),
    ...(found.other ? ['', ...changeLines(found.other, call)] : []), '', paint('dim', say('simulationNote')),
  ];
}

const SHOWN_REASONS = 3;
const HEAD = [
  'item', 'claimed', 'eligible', 'ineligible', 'undetermined', 'sum', 'median', 'ninth', 'greatest',
] as const;

function tallyLines(
  policy: CheckedPolicy, { items, fen }: Tally, { say, terminal: { paint } }: Call,
): string[] {
  const names = new Map(policy.items.map((item) => [item.id, say.of(item.name)]));
  const rows = items.map((one) => [
    names.get(one.item) ?? one.item, String(one.claimed), String(one.eligible), String(one.refused),
    String(one.undetermined), groupYuan(one.fen), ...one.spread.slice(1).map(groupYuan),
  ]);
  const total = [say('total'), '', '', '', '', groupYuan(fen), '', '', ''];
  const reasons = items.filter((one) => one.reasons.length > 0).map((one) => {
    const told = one.reasons.slice(0, SHOWN_REASONS).map(([code, count]) => `${code} ${count}`).join(', ');
    return `  ${names.get(one.item) ?? one.item}: ${told}`;
  });
  const table = columns([HEAD.map((key) => say(`column_${key}`)), ...rows, total], [1, 2, 3, 4, 5, 6, 7, 8]);
  return [...table, ...(reasons.length === 0 ? [] : ['', paint('bold', say('refusedFor')), ...reasons])];
}

function ceilingLines({ totals }: Simulated, ceiling: bigint | undefined, { say }: Call): string[] {
  if (ceiling === undefined) return [];
  const { demand, cut, granted } = cutToCeiling(totals, ceiling);
  if (cut === 0) return ['', say('ceilingHolds', { demand: groupYuan(demand), ceiling: groupYuan(ceiling) })];
  const sum = granted.reduce((so, fen) => so + fen, 0n);
  return ['', say('ceilingCuts', {
    demand: groupYuan(demand), ceiling: groupYuan(ceiling), cut, granted: groupYuan(sum),
    percent: percentOf(ceiling, demand),
  })];
}

/** 62.5 of a hundred, cut off after two decimals. */
function percentOf(part: bigint, whole: bigint): string {
  const hundredths = (part * 10_000n) / whole;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}

function reportOf(policy: CheckedPolicy, found: Simulated, ceiling: bigint | undefined): object {
  const cut = ceiling === undefined ? undefined : cutToCeiling(found.totals, ceiling);
  return {
    policy: policy.id, policyHash: policy.hash, by: found.by, seconds: found.seconds,
    judgingSeconds: found.judgingSeconds, ...tallyJson(found.tally),
    ...(cut && { ceiling: { ceiling: cut.ceiling.toString(), demand: cut.demand.toString(), cut: cut.cut } }),
    ...(found.other && { other: tallyJson(found.other.tally), changes: changesJson(found.other.changes) }),
  };
}
