import type { CheckedPolicy } from '@qingce/policy-language';
import { prove } from '@qingce/policy-language/prove';
import type { Finding, ObligationKind } from '@qingce/policy-language/prove';
import { ANSWERED, FAILED } from './command.ts';
import type { Call, Command } from './command.ts';
import { wrap } from './layout.ts';
import { loadPolicy } from './load-policy.ts';
import { openProgress } from './progress.ts';
import { readReadings } from './read-readings.ts';
import { Refusal } from './refusal.ts';
import type { Say, SentenceKey } from './say.ts';
import type { Style, Terminal } from './terminal.ts';

/** qingce prove — what holds of a policy whatever the facts are, and facts that show where it does not. */
export const proveCommand: Command = {
  name: 'prove',
  usage: '<policy>',
  about: 'aboutProve',
  options: {
    json: { about: 'aboutJson' },
    timeout: { value: 'valueSeconds', about: 'aboutTimeout' },
    reading: { value: 'valueReading', multiple: true, about: 'aboutReading' },
  },
  words: { min: 1, max: 1 },
  run: async (call) => {
    const policy = loadPolicy(call.typed.words[0] ?? '', call);
    const findings = await settle(policy, call);
    await call.terminal.out(
      call.typed.has('json')
        ? `${JSON.stringify(reportOf(policy, findings), null, 2)}\n`
        : `${lines(policy, findings, call).join('\n')}\n`,
    );
    return findings.some(({ standing }) => standing === 'refuted') ? FAILED : ANSWERED;
  },
};

/** Seconds for one question to the solver, unless given. */
const SECONDS = 5;

/** Runs the proofs; Ctrl-C ends the solver, and what is open then is told as unproved. */
async function settle(policy: CheckedPolicy, call: Call): Promise<Finding[]> {
  const { typed, say, terminal } = call;
  const readings = readReadings(call, policy);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  const progress = openProgress(terminal);
  try {
    return await prove(policy, {
      readings,
      milliseconds: secondsIn(typed.value('timeout')) * 1000,
      signal: stopping.signal,
      progress: (done, all, { subject }) =>
        progress.tell(done / all, say('proving', { done: done + 1, all, subject: say.of(subject) })),
    });
  } finally {
    process.removeListener('SIGINT', stop);
    progress.end();
  }
}

function secondsIn(written: string | undefined): number {
  const seconds = written === undefined ? SECONDS : Number.parseInt(written, 10);
  if (written !== undefined && !(/^\d{1,4}$/.test(written) && seconds > 0)) {
    throw new Refusal({ code: 'BAD_TIMEOUT', path: '--timeout', sentence: 'badTimeout', values: { written } });
  }
  return seconds;
}

const headings: Readonly<Record<ObligationKind, SentenceKey>> = {
  notNegative: 'provedNotNegative', always: 'provedAlways', monotone: 'provedMonotone', boundary: 'provedBoundary',
  tableGap: 'provedTableGap', tableOverlap: 'provedTableOverlap', tableRow: 'provedTableRow',
  canHold: 'provedCanHold', canFail: 'provedCanFail', domain: 'provedDomain',
};

/** Kinds of which there are many: those proved are counted, the others told one by one. */
const COUNTED: ReadonlySet<ObligationKind> = new Set(['canHold', 'canFail', 'domain']);

function lines(policy: CheckedPolicy, findings: readonly Finding[], call: Call): string[] {
  const { say, terminal } = call;
  const kinds = (Object.keys(headings) as ObligationKind[]).map((kind) => ({
    kind, own: findings.filter((finding) => finding.kind === kind),
  }));
  return [
    `${terminal.paint('bold', say.of(policy.title))}  ${policy.documentNo}`,
    ...kinds.filter(({ own }) => own.length > 0).flatMap(({ kind, own }) => [
      '', terminal.paint('bold', say(headings[kind])), ...linesOf(kind, own, call),
    ]),
    '', say('provedTotals', countsOf(findings)),
  ];
}

function linesOf(kind: ObligationKind, findings: readonly Finding[], { say, terminal }: Call): string[] {
  const proved = findings.filter(({ standing }) => standing === 'proved');
  const told = COUNTED.has(kind) ? findings.filter((finding) => !proved.includes(finding)) : findings;
  const counted = COUNTED.has(kind) ? [`  ${say('provedCount', { n: proved.length })}`] : [];
  return [...counted, ...told.flatMap((finding) => lineOf(finding, say, terminal))];
}

const marks: Readonly<Record<Finding['standing'], { readonly sign: string; readonly style: Style }>> = {
  proved: { sign: '✓', style: 'green' }, refuted: { sign: '✗', style: 'red' }, unproved: { sign: '?', style: 'yellow' },
};

function lineOf(finding: Finding, say: Say, { paint, columns }: Terminal): string[] {
  const { sign, style } = marks[finding.standing];
  const first = `  ${paint(style, sign)} ${say.of(finding.subject)}`;
  if (finding.standing === 'proved') {
    const where = finding.where ? `${say.of(finding.where)}; ` : '';
    return [`${first} (${where}${say(means[finding.by])})`];
  }
  const place = `policy.md:${finding.place.line}:${finding.place.column}`;
  return [
    first, ...wrap(`    ${say(verdicts[finding.standing], { why: say.of(finding.why) })} (${place})`, columns, '    '),
    ...(finding.standing === 'refuted' ? shown(finding, say) : []),
  ];
}

const means: Readonly<Record<Extract<Finding, { standing: 'proved' }>['by'], SentenceKey>> = {
  bounds: 'byBounds', direction: 'byDirection', solver: 'bySolver', example: 'byExample', words: 'byWords',
};
const verdicts: Readonly<Record<'refuted' | 'unproved', SentenceKey>> = { refuted: 'refuted', unproved: 'unproved' };

/** Facts on one line each, so that they can be handed to `qingce assess <policy> -`. */
function shown({ counterexample }: Extract<Finding, { standing: 'refuted' }>, say: Say): string[] {
  if (!counterexample) return [];
  const { facts, after, readings } = counterexample;
  const ruled = Object.entries(readings).map(([id, option]) => ` --reading ${id}=${option}`).join('');
  return [
    `    ${say('shownBy', { readings: ruled })}`, `    ${JSON.stringify(facts)}`,
    ...(after === undefined ? [] : [`    ${say('shownAfter')}`, `    ${JSON.stringify(after)}`]),
  ];
}

function countsOf(findings: readonly Finding[]): Record<'proved' | 'refuted' | 'unproved', number> {
  const count = (standing: Finding['standing']): number =>
    findings.filter((finding) => finding.standing === standing).length;
  return { proved: count('proved'), refuted: count('refuted'), unproved: count('unproved') };
}

/** The same for a program. */
function reportOf({ id, hash }: CheckedPolicy, findings: readonly Finding[]): object {
  return { policy: id, policyHash: hash, ...countsOf(findings), findings };
}
