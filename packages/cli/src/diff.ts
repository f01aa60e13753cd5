import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '@qingce/policy-language/versions';
import type { Difference } from '@qingce/policy-language/versions';
import { changeLines, changesJson } from './change-text.ts';
import { ANSWERED } from './command.ts';
import type { Call, Command } from './command.ts';
import { findPolicy } from './find-policy.ts';
import { wrap } from './layout.ts';
import { loadPolicy } from './load-policy.ts';
import { hasPopulation, populating, simulate } from './population.ts';
import type { Simulated } from './population.ts';

/** qingce diff — two versions of a policy: what changed in words, and what that does to claims. */
export const diffCommand: Command = {
  name: 'diff',
  usage: '<old> <new> [--claims <file.ndjson|-> | --synthetic <N> --seed <S>]',
  about: 'aboutDiff',
  options: { ...populating, json: { about: 'aboutJson' } },
  words: { min: 2, max: 2 },
  run: async (call) => {
    const { typed, terminal } = call;
    const [oldName = '', newName = ''] = typed.words;
    const [before, after] = [loadPolicy(oldName, call), loadPolicy(newName, call)];
    const differences = compareVersions(before, after);
    const examples = join(findPolicy(oldName, terminal.directory).path, 'cases.json');
    const mayTry = hasPopulation(call) || existsSync(examples);
    const found = mayTry
      ? await simulate(call, oldName, { policy: before, readings: {} }, { policy: after, readings: {} })
      : undefined;
    await terminal.out(typed.has('json')
      ? `${JSON.stringify(reportOf(differences, found), null, 2)}\n`
      : `${diffLines(differences, found, call).join('\n')}\n`);
    return ANSWERED;
  },
};

function diffLines(differences: readonly Difference[], found: Simulated | undefined, call: Call): string[] {
  const { say, terminal: { paint } } = call;
  const clauses = [...Map.groupBy(differences, ({ clause }) => clause)];
  const words = clauses.flatMap(([clause, of]) => [
    paint('bold', clause === '' ? say('wholePolicy') : say('clause', { clause })),
    ...of.flatMap((difference) => differenceLines(difference, call)), '',
  ]);
  return [
    ...(differences.length === 0 ? [say('noDifference'), ''] : words),
    ...(differences.length === 0 ? [] : [say('differenceCount', { n: differences.length }), '']),
    ...(found?.other ? changeLines(found.other, call) : [say('noEffect')]),
  ];
}

function differenceLines({ subject, name, before, after }: Difference, { say, terminal }: Call): string[] {
  const { paint, columns: width } = terminal;
  const what = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const head = `  ${say(`diff_${what}`)} ${say(`subject_${subject}`)} ${say.of(name)}`.trimEnd();
  return [
    ...wrap(head, width, '    '),
    ...(before === undefined ? [] : wrap(paint('red', `    - ${before}`), width, '      ')),
    ...(after === undefined ? [] : wrap(paint('green', `    + ${after}`), width, '      ')),
  ];
}

function reportOf(differences: readonly Difference[], found: Simulated | undefined): object {
  return { differences, ...(found?.other && { effect: changesJson(found.other.changes) }) };
}
