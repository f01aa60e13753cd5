import type { Effect, Reckoning } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language';
import { enter, openFindings, openJudge, synthesize } from '@qingce/policy-language/population';
import type { Changes, Entered, Found, Side, Tally } from '@qingce/policy-language/population';
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

const nothing: Changes = { claims: 0, winners: 0, losers: 0, before: 0n, after: 0n, greatest: [] };

function toldEffect({ tally, other }: Found, sides: readonly [Side, Side]): Effect {
  const { winners, losers, before, after, greatest } = other?.changes ?? nothing;
  const names = new Map(sides.flatMap(({ policy }) => policy.items).map(({ id, name }) => [id, name]));
  return {
    claims: tally.claims, winners, losers, before: formatYuan(before), after: formatYuan(after),
    greatest: greatest.map((one) => ({ before: formatYuan(one.before), after: formatYuan(one.after) })),
    items: [...names].flatMap(([item, name]): Effect['items'] => {
      const [old, young] = [sumsOf(tally, item), sumsOf(other?.tally ?? tally, item)];
      const claimed = Math.max(old.claimed, young.claimed);
      return claimed === 0 ? [] : [{
        item, name, claimed, eligibleBefore: old.eligible, eligibleAfter: young.eligible,
        before: formatYuan(old.fen), after: formatYuan(young.fen),
      }];
    }),
  };
}

/** Of an item that nobody claimed, nothing. */
function sumsOf({ items }: Tally, item: string): Pick<Tally['items'][number], 'claimed' | 'eligible' | 'fen'> {
  return items.find((one) => one.item === item) ?? { claimed: 0, eligible: 0, fen: 0n };
}
