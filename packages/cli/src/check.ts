import { formatComplaint } from '@qingce/policy-language';
import type { CheckedPolicy, Complaint } from '@qingce/policy-language';
import { ANSWERED, FAILED } from './command.ts';
import type { Command } from './command.ts';
import { charactersByKind, kinds, percentages, stretchesOf } from './coverage.ts';
import type { Kind, Stretch } from './coverage.ts';
import { columns, wrap } from './layout.ts';
import { compileFolder } from './load-policy.ts';
import type { Say, SentenceKey } from './say.ts';
import type { Terminal } from './terminal.ts';

/** qingce check — complaints with their places, how the law is covered, and what is not ruled yet. */
export const checkCommand: Command = {
  name: 'check',
  usage: '<policy>',
  about: 'aboutCheck',
  options: { json: { about: 'aboutJson' } },
  words: { min: 1, max: 1 },
  run: async ({ typed, say, terminal }) => {
    const { policy, complaints } = compileFolder(typed.words[0] ?? '', terminal);
    const errors = complaints.filter(({ severity }) => severity === 'error').length;
    const lines = [...complaintLines(complaints, say), ...(policy ? policyLines(policy, say, terminal) : []), summary(complaints, errors, say)];
    await terminal.out(typed.has('json')
      ? `${JSON.stringify({ complaints, ...(policy && reportOf(policy)) }, null, 2)}\n`
      : `${lines.join('\n')}\n`);
    return errors === 0 ? ANSWERED : FAILED;
  },
};

const names: Readonly<Record<Kind, SentenceKey>> = {
  rule: 'kindRule', step: 'kindStep', purpose: 'kindPurpose', none: 'kindNone', unbound: 'kindUnbound',
};

function complaintLines(complaints: readonly Complaint[], say: Say): string[] {
  return complaints.map((complaint) => formatComplaint(complaint, say.language === 'en' ? 'en' : 'zh'));
}

function summary(complaints: readonly Complaint[], errors: number, say: Say): string {
  if (complaints.length === 0) return say('checkPassed');
  return say('complaints', { errors, warnings: complaints.length - errors });
}

function policyLines(policy: CheckedPolicy, say: Say, { paint, columns: width }: Terminal): string[] {
  const stretches = stretchesOf(policy);
  const heading = (key: SentenceKey): string => paint('bold', say(key));
  return [
    `${paint('bold', say.of(policy.title))}  ${policy.documentNo}`, '',
    heading('coverage'), ...coverageLines(stretches, say), '',
    heading('unenacted'), ...unenactedLines(stretches, say, width), '',
    heading('readingsOpen'), ...readingLines(policy, say, width), '',
  ];
}

function coverageLines(stretches: readonly Stretch[], say: Say): string[] {
  const counts = charactersByKind(stretches);
  const shares = percentages([...counts.values()]);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = kinds.map((kind, place) => [`  ${say(names[kind])}`, say('characters', { n: counts.get(kind) ?? 0 }), `${shares[place] ?? ''} %`]);
  return columns([...rows, [`  ${say('kindAll')}`, say('characters', { n: all }), '100.0 %']], [1, 2]);
}

/** Every stretch that is neither rule nor step, with the reason given for it. */
function unenactedLines(stretches: readonly Stretch[], say: Say, width: number): string[] {
  const told = stretches.filter(({ kind }) => kind === 'purpose' || kind === 'none' || kind === 'unbound');
  if (told.length === 0) return [`  ${say('unenactedNone')}`];
  return told.flatMap(({ kind, text, phrase }) => [
    ...wrap(`  [${say(names[kind])}] ${text}`, width, '    '),
    ...(phrase?.why === undefined ? [] : wrap(`    ${say('why', { why: phrase.why })}`, width, '      ')),
  ]);
}

function readingLines(policy: CheckedPolicy, say: Say, width: number): string[] {
  const open = openReadings(policy);
  const count = say('readingsCount', { all: policy.readings.length, switchable: policy.readings.filter(({ switchable }) => switchable).length });
  const lines = open.length === 0
    ? [`  ${say('readingsAllRuled')}`]
    : open.flatMap(({ id, question }) => wrap(`  ${id}  ${say.of(question)}`, width, '        '));
  return [...lines, `  ${count}`];
}

/** Readings whose ruling is none of their options. */
function openReadings({ readings }: CheckedPolicy): CheckedPolicy['readings'] {
  return readings.filter(({ ruling, options }) => !options.some(({ id }) => id === ruling));
}

/** The same report for a program. */
function reportOf(policy: CheckedPolicy): object {
  const stretches = stretchesOf(policy);
  const counts = charactersByKind(stretches);
  const shares = percentages([...counts.values()]);
  return {
    policy: policy.id, policyHash: policy.hash,
    coverage: kinds.map((kind, place) => ({ kind, characters: counts.get(kind) ?? 0, percent: shares[place] })),
    unenacted: stretches.filter(({ kind }) => kind !== 'rule' && kind !== 'step').map(({ kind, text, phrase }) => ({ kind, text, why: phrase?.why ?? null })),
    readingsWithoutRuling: openReadings(policy).map(({ id }) => id),
  };
}
