/** Figures that are no claims a second: compiling the policy, a keystroke on the law page. */
import { assess, compilePolicy } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { toJavaScript } from '../../packages/policy-language/src/emit/js/module.ts';
import type { Timing } from './document.ts';
import { makePopulation } from './full/population.ts';
import type { Facts } from './full/read-claims.ts';
import { compileFolder, FULL_POLICY, readPolicyFiles } from './policy.ts';
import type { SetFindings } from './measure.ts';
import { quartiles } from './quartiles.ts';

type Effort = { readonly quick: boolean; readonly seed: number; readonly progress: (what: string) => void };

/** Takes them one after the other. */
export function takeTimings({ quick, seed, progress }: Effort): Timing[] {
  progress('compiling');
  const compiled = compileTimes(quick ? 5 : 21);
  const policy = compileFolder(FULL_POLICY);
  const generated = timesOf(quick ? 3 : 9, () => void toJavaScript(policy)).slice(1);
  progress('keystrokes');
  return [
    { id: 'compile', name: 'whole policy compiled from its text, warm', milliseconds: quartiles(compiled), goal: 150 },
    { id: 'generate', name: 'its JavaScript module generated', milliseconds: quartiles(generated) },
    ...keystrokes(policy, { seed, claims: quick ? 50 : 400 }),
  ];
}

/** Milliseconds of each compilation after two that warm up. */
function compileTimes(times: number): number[] {
  const files = readPolicyFiles(FULL_POLICY);
  return timesOf(times + 2, () => void compilePolicy(files)).slice(2);
}

/** 1,000,000 claims over columns by the generated module, at the speed that each set was judged with. */
export function simulations(sets: readonly SetFindings[]): Timing[] {
  return sets.flatMap(({ set, engines }): Timing[] => {
    const { claimsPerSecond } = engines.find(({ engine }) => engine === 'generated-columns') ?? {};
    if (!claimsPerSecond) return [];
    const { median, q1, q3 } = claimsPerSecond;
    const [slowest, middle, quickest] = [q1, median, q3].map((rate) => 1e9 / rate);
    return [{
      id: `simulate-${set}`, name: `1,000,000 claims simulated, ${set}`,
      milliseconds: { median: middle ?? 0, q1: quickest ?? 0, q3: slowest ?? 0 },
      ...(set === 'flat' && { goal: 1000 }),
    }];
  });
}

/**
 * What the law page does when a fact of the item in view changes: the draft assessed again, at once without
 * the derivation, then with it.
 */
function keystrokes(policy: CheckedPolicy, { seed, claims }: { seed: number; claims: number }): Timing[] {
  const population = [...makePopulation(claims, seed)];
  const drafts = population.map((facts): Facts => ({ ...facts, items: facts.items.slice(0, 1) }));
  const each = (trace: boolean): number[] =>
    drafts.flatMap((facts) => timesOf(1, () => void assess(policy, { facts }, { advice: false, trace })));
  const told = (id: string, name: string, trace: boolean): Timing => {
    each(trace);
    return { id, name, milliseconds: quartiles(each(trace)), goal: 1 };
  };
  return [
    told('keystroke', 'a keystroke on the law page: the claim assessed again', false),
    told('keystroke-explained', 'the same with the derivation of every figure', true),
  ];
}

function timesOf(times: number, act: () => void): number[] {
  return Array.from({ length: times }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
}
