import type { Effect, Reckoning } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language';
import { enter, openFindings, openJudge, synthesize } from '@qingce/policy-language/population';
import type { Entered, Found, Side } from '@qingce/policy-language/population';
import { formatYuan } from '@qingce/values';
import { examplesOf } from './examine.ts';

/** The two texts, and the claims that both judge: those under way, and so many made from the worked examples. */
export interface EffectTask {
  readonly before: CheckedPolicy; readonly after: CheckedPolicy; readonly examples: string;
  readonly underWay: readonly unknown[]; readonly synthetic: { readonly claims: number; readonly seed: number };
}

type Hear = (done: number, all: number) => void;
const chunk = 500;

/**
 * 影响 — what the same claims come to under both texts. Claims are made from the worked examples that the older text's
 * door lets in; where it lets in none, none are made.
 */
export async function reckonEffect(task: EffectTask, hear: Hear): Promise<NonNullable<Reckoning['effect']>> {
  const { before, after, underWay, synthetic } = task;
  const examples = examplesOf(task.examples).list.map(({ facts }) => facts)
    .filter((facts) => 'facts' in enter(before, facts));
  const made = examples.length === 0 ? [] : synthesize(before, examples, synthetic);
  const all = underWay.length + (examples.length === 0 ? 0 : synthetic.claims);
  const sides = [{ policy: before, readings: {} }, { policy: after, readings: {} }] as const;
  const received = await judgeBoth(sides, underWay.map((facts) => enter(before, facts)), (done) => hear(done, all));
  const drawn = await judgeBoth(sides, wrapped(made), (done) => hear(underWay.length + done, all));
  return { underWay: toldEffect(received, sides), synthetic: toldEffect(drawn, sides) };
}

function* wrapped(facts: Iterable<unknown>): Generator<Entered> {
  for (const one of facts) yield { facts: one };
}

async function judgeBoth(
  [before, after]: readonly [Side, Side], claims: Iterable<Entered>, hear: (done: number) => void,
): Promise<Found> {
  const [first, second] = [await openJudge(before.policy), await openJudge(after.policy)];
  const findings = openFindings({ ...before, ...first }, { ...after, ...second });
  let waiting: Entered[] = [];
  const judge = (): void => {
    if (waiting.length === 0) return;
    findings.add(waiting);
    waiting = [];
    hear(findings.count());
  };
  for (const claim of claims) {
    waiting.push(claim);
    if (waiting.length === chunk) judge();
  }
  judge();
  return findings.read();
}

function toldEffect({ tally, other }: Found, [before, after]: readonly [Side, Side]): Effect {
  const changes = other?.changes;
  const of = (items: Found['tally']['items'], item: string) => items.find((one) => one.item === item);
  const names = new Map([...before.policy.items, ...after.policy.items].map(({ id, name }) => [id, name]));
  return {
    claims: tally.claims, winners: changes?.winners ?? 0, losers: changes?.losers ?? 0,
    before: formatYuan(changes?.before ?? 0n), after: formatYuan(changes?.after ?? 0n),
    greatest: (changes?.greatest ?? []).map((one) => ({ before: formatYuan(one.before), after: formatYuan(one.after) })),
    items: [...names].flatMap(([item, name]) => {
      const [old, young] = [of(tally.items, item), of(other?.tally.items ?? [], item)];
      if (!old && !young) return [];
      return [{
        item, name, claimed: Math.max(old?.claimed ?? 0, young?.claimed ?? 0),
        eligibleBefore: old?.eligible ?? 0, eligibleAfter: young?.eligible ?? 0,
        before: formatYuan(old?.fen ?? 0n), after: formatYuan(young?.fen ?? 0n),
      }];
    }),
  };
}
