/** Figures that are no claims a second: compiling the policy, a keystroke on the law page. */
import { assess, compilePolicy } from '@qingce/policy-language';
import type { Timing } from './document.ts';
import { makePopulation } from './full/population.ts';
import type { Facts } from './full/read-claims.ts';
import { compileFolder, FULL_POLICY, readPolicyFiles } from './policy.ts';
import { quartiles } from './quartiles.ts';

type Effort = { readonly quick: boolean; readonly seed: number; readonly progress: (what: string) => void };

/** Takes them one after the other. */
export function takeTimings({ quick, seed, progress }: Effort): Timing[] {
  progress('compiling');
  const compiled = compileTimes(quick ? 5 : 21);
  progress('keystrokes');
  return [
    { id: 'compile', name: 'whole policy compiled from its text, warm', milliseconds: quartiles(compiled), goal: 150 },
    ...keystrokes(seed, quick ? 50 : 400),
  ];
}

/** Milliseconds of each compilation after two that warm up. */
function compileTimes(times: number): number[] {
  const files = readPolicyFiles(FULL_POLICY);
  return timesOf(times + 2, () => void compilePolicy(files)).slice(2);
}

/** What the law page does when a fact changes: assessed again, without and with the derivation. */
function keystrokes(seed: number, claims: number): Timing[] {
  const policy = compileFolder(FULL_POLICY);
  const drafts: Facts[] = [...makePopulation(claims, seed)];
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
