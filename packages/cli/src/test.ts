import { runExample } from '@qingce/policy-language/examples';
import type { ExampleResult } from '@qingce/policy-language/examples';
import { ANSWERED, FAILED } from './command.ts';
import type { Command } from './command.ts';
import { readCases } from './worked-examples.ts';
import { findPolicy, readPolicyText } from './find-policy.ts';
import { loadPolicy } from './load-policy.ts';
import type { Say } from './say.ts';
import type { Terminal } from './terminal.ts';

const CASES = 'cases.json';

/** qingce test — the worked examples beside a policy, each also under its other readings. */
export const testCommand: Command = {
  name: 'test',
  usage: '<policy>',
  about: 'aboutTest',
  options: {},
  words: { min: 1, max: 1 },
  run: async (call) => {
    const { typed, say, terminal } = call;
    const named = typed.words[0] ?? '';
    const policy = loadPolicy(named, call);
    const cases = readCases(readPolicyText(findPolicy(named, terminal.directory), CASES), CASES);
    const results = cases.flatMap((one) => runExample(policy, one));
    const failed = results.filter(({ differences }) => differences.length > 0);
    const lines = [
      ...failed.flatMap((result) => failureLines(result, say, terminal)),
      `${results.length - failed.length} passed, ${failed.length} failed`,
    ];
    await terminal.out(`${lines.join('\n')}\n`);
    return failed.length === 0 && results.length > 0 ? ANSWERED : FAILED;
  },
};

function failureLines(
  { id, title, readings, differences }: ExampleResult,
  say: Say,
  { paint }: Terminal,
): string[] {
  const under = readings === undefined ? '' : ` · ${say('underReading', { readings })}`;
  return [
    `${paint('red', '✗')} ${paint('bold', id)} ${title}${under}`,
    ...differences.flatMap(({ what, expected, got }) => [
      `    ${what}: ${say('expected', { value: expected })}`,
      `    ${what}: ${say('got', { value: say.of(got) })}`,
    ]),
  ];
}
