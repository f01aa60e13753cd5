import { formatComplaint, readinessOf } from '@qingce/policy-language';
import type { CheckedPolicy, Complaint, Coverage, Unready } from '@qingce/policy-language';
import { ANSWERED, FAILED } from './command.ts';
import type { Command } from './command.ts';
import { sharesOf } from './coverage.ts';
import type { Kind } from './coverage.ts';
import { columns, wrap } from './layout.ts';
import { compileFolder } from './load-policy.ts';
import type { Compiled } from './load-policy.ts';
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
    const compiled = compileFolder(typed.words[0] ?? '', terminal);
    const errors = compiled.complaints.filter(({ severity }) => severity === 'error').length;
    await terminal.out(
      typed.has('json')
        ? `${JSON.stringify(reportOf(compiled), null, 2)}\n`
        : `${[
            ...complaintLines(compiled.complaints, say),
            ...lawLines(compiled, say, terminal),
            summary(compiled.complaints, errors, say),
          ].join('\n')}\n`,
    );
    return errors === 0 ? ANSWERED : FAILED;
  },
};

const names: Readonly<Record<Kind, SentenceKey>> = {
  rule: 'kindRule', step: 'kindStep', purpose: 'kindPurpose', none: 'kindNone', open: 'kindOpen',
};

function complaintLines(complaints: readonly Complaint[], say: Say): string[] {
  const lines = complaints.map((complaint) =>
    formatComplaint(complaint, say.language === 'en' ? 'en' : 'zh'),
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

function summary(complaints: readonly Complaint[], errors: number, say: Say): string {
  if (complaints.length === 0) return say('checkPassed');
  return say('complaints', { errors, warnings: complaints.length - errors });
}

function lawLines({ policy, coverage }: Compiled, say: Say, { paint, columns: width }: Terminal): string[] {
  const heading = (key: SentenceKey): string => paint('bold', say(key));
  return [
    ...(policy ? [`${paint('bold', say.of(policy.title))}  ${policy.documentNo}`, ''] : []),
    heading('coverage'), ...coverageLines(coverage, say), '',
    heading('plain'), ...plainLines(coverage, say, width), '',
    heading('readingsOpen'), ...readingLines(coverage, policy, say, width), '',
    ...(policy ? [heading('ready'), ...readyLines(policy, say, width), ''] : []),
  ];
}

const lacks: Readonly<Record<Unready['lacks'], SentenceKey>> = {
  form: 'lacksForm', step: 'lacksStep', approval: 'lacksApproval', notice: 'lacksNotice', remedy: 'lacksRemedy',
  treasury: 'lacksTreasury', recovery: 'lacksRecovery',
};

/** Whether claims can be made under the policy, and what it still has to say for that. */
function readyLines(policy: CheckedPolicy, say: Say, width: number): string[] {
  const unready = readinessOf(policy);
  if (unready.length === 0) return [`  ${say('readyYes')}`];
  return [
    `  ${say('readyLacks')}`,
    ...unready.flatMap(({ lacks: key, what }) => wrap(`  · ${say(lacks[key], { what })}`, width, '    ')),
  ];
}

function coverageLines(coverage: Coverage, say: Say): string[] {
  const rows = sharesOf(coverage).map(({ kind, characters, percent }) =>
    [`  ${say(names[kind])}`, say('characters', { n: characters }), `${percent} %`]);
  return columns(
    [...rows, [`  ${say('kindAll')}`, say('characters', { n: coverage.total }), '100.0 %']],
    [1, 2],
  );
}

/** Every sentence that neither a rule nor a step carries out, with the reason given for it. */
function plainLines({ plain }: Coverage, say: Say, width: number): string[] {
  if (plain.length === 0) return [`  ${say('plainNone')}`];
  return plain.flatMap(({ standing, clause, text, why }) => [
    ...wrap(`  ${clause} [${say(names[standing])}] ${text}`, width, '    '),
    ...wrap(`    ${say('why', { why })}`, width, '      '),
  ]);
}

function readingLines(
  { readingsWithoutRuling: open }: Coverage,
  policy: CheckedPolicy | undefined,
  say: Say,
  width: number,
): string[] {
  const lines = open.flatMap((id) => {
    const question = policy?.readings.find((reading) => reading.id === id)?.question;
    return wrap(`  ${id}  ${question ? say.of(question) : ''}`, width, '        ');
  });
  if (!policy) return lines;
  const switchable = policy.readings.filter((reading) => reading.switchable).length;
  const count = say('readingsCount', { all: policy.readings.length, switchable });
  return [...(lines.length === 0 ? [`  ${say('readingsAllRuled')}`] : lines), `  ${count}`];
}

/** The same for a program. */
function reportOf({ policy, complaints, coverage }: Compiled): object {
  return {
    ...(policy && { policy: policy.id, policyHash: policy.hash }),
    complaints,
    coverage: sharesOf(coverage),
    plain: coverage.plain,
    readingsWithoutRuling: coverage.readingsWithoutRuling,
    ...(policy && { unready: readinessOf(policy) }),
  };
}
