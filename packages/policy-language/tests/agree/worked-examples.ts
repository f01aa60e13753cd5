/** The worked examples that lie beside a policy, judged by a back end under the readings they speak of. */
import { existsSync, readFileSync } from 'node:fs';
import { admit } from '../../src/evaluate/door.ts';
import { assessPlainly } from '../../src/reference/index.ts';
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import { contradictions } from './back-end.ts';
import type { BackEnd } from './back-end.ts';
import type { Difference } from './compare.ts';
import { fullRuling } from './rulings.ts';
import type { Ruling } from './rulings.ts';

type WorkedExample = {
  readonly id: string; readonly facts: unknown; readonly otherReadings?: Readonly<Record<string, unknown>>;
};
type Judged = { readonly compared: number; readonly differences: readonly (Difference & { readonly id: string })[] };

/** Compares the back end with the reference on every example that the door lets in; both of other readings too. */
export async function judgeExamples(
  policy: CheckedPolicy, folder: URL, backEnd: BackEnd, { inForceOnly = false } = {},
): Promise<Judged> {
  const groups = Map.groupBy(
    runsIn(folder).filter(({ readings }) => !inForceOnly || Object.keys(readings).length === 0),
    ({ readings }) => JSON.stringify(fullRuling(policy, readings)),
  );
  const found: (Difference & { readonly id: string })[] = [];
  let compared = 0;
  for (const [ruling, runs] of groups) {
    const readings = JSON.parse(ruling) as Ruling;
    const admittedRuns = runs.flatMap(({ id, facts }) => {
      const admitted = admit(policy, { facts, readings });
      return 'errors' in admitted ? [] : [{ id, facts: admitted.facts }];
    });
    const answers = await backEnd.judge(policy, readings, admittedRuns.map(({ facts }) => facts));
    admittedRuns.forEach(({ id, facts }, place) => {
      const plain = assessPlainly(policy, { facts, readings });
      const answer = answers[place] ?? { items: [] };
      compared += 1;
      found.push(...contradictions(answer, plain, true).map((difference) => ({ id, ...difference })));
    });
  }
  return { compared, differences: found };
}

function runsIn(folder: URL): { id: string; facts: unknown; readings: Ruling }[] {
  const file = new URL('cases.json', folder);
  const examples = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorkedExample[]) : [];
  return examples.flatMap(({ id, facts, otherReadings = {} }) =>
    ['', ...Object.keys(otherReadings)].map((readings) => ({ id, facts, readings: rulingOf(readings) })));
}

/** `D-05=monthByFirstDay,D-28=truncate`. */
function rulingOf(text: string): Ruling {
  const pairs = text.split(',').filter((one) => one !== '');
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}
