/** An answer as a person reads it at the terminal. */
import { amountInWords, grouped, parseYuan } from '@qingce/values';
import type {
  Advice,
  Answer,
  Bilingual,
  CheckedPolicy,
  Item,
  ItemAnswer,
  Reason,
} from '@qingce/policy-language';
import { spokenFormula } from '@qingce/policy-language';
import { nameFact, questionOf, sayValue } from './fact-names.ts';
import { columns, padEnd, padStart, widthOf, wrap } from './layout.ts';
import type { Say } from './say.ts';
import type { Paint, Terminal } from './terminal.ts';

/** What the lines of an answer are written with. */
export type Desk = {
  readonly policy: CheckedPolicy;
  readonly say: Say;
  readonly paint: Paint;
  readonly columns: number;
};

export function deskOf(policy: CheckedPolicy, say: Say, { paint, columns: width }: Terminal): Desk {
  return { policy, say, paint, columns: width };
}

/** The whole answer: policy, readings, each item, total and shares. */
export function answerLines(answer: Answer, desk: Desk): string[] {
  return [
    ...headLines(answer, desk), '',
    ...answer.items.flatMap((item, position) => [...itemLines(item, position, desk), '']),
    ...totalLines(answer, desk),
  ];
}

/** Title of the policy, its version, and the readings that depart from those in force. */
export function headLines(answer: Answer, { policy, say, paint }: Desk): string[] {
  const tried = policy.readings.filter(({ id, ruling }) => (answer.readings[id] ?? ruling) !== ruling);
  const readings = tried.map(({ id, ruling }) =>
    say('readingTried', { id, option: answer.readings[id] ?? '', ruling }),
  );
  return [
    `${paint('bold', say.of(policy.title))}  ${policy.documentNo}`,
    ...columns([
      [say('policyVersion'), answer.policyHash],
      [
        say('readings'),
        readings.length === 0 ? say('readingsInForce') : paint('yellow', readings.join(' · ')),
      ],
    ]),
  ];
}

/** One item: mark, name, clause and amount on a line, then what stands behind it. */
export function itemLines(answer: ItemAnswer, position: number, desk: Desk): string[] {
  const { say } = desk;
  const name = `${position + 1}. ${nameOfItem(answer, desk)} (${say('clause', { clause: answer.clause })})`;
  return [
    spread(`${markOf(answer, desk)} ${desk.paint('bold', name)}`, amountOf(answer, desk), desk.columns),
    ...indented([
      ...partLines(answer, desk),
      ...answer.reasons.flatMap((reason) => reasonLines(reason, desk)),
      ...answer.next.flatMap((advice) => adviceLines(advice, desk)),
      ...questionLines(
        answer.missing.map((fact) => ({ fact, ask: questionOf(desk.policy, fact) })),
        desk,
      ),
      ...defaultLines(answer, desk),
    ]),
  ];
}

/** Total in figures and words, shares, and the combinations that were not taken. */
export function totalLines(answer: Answer, { policy, say, paint, columns: width }: Desk): string[] {
  const alternatives = answer.alternatives.map(({ items, total }) =>
    say('alternative', { items: items.map((place) => place + 1).join(' + '), total: grouped(total) }));
  return [
    spread(paint('bold', say('total')), paint('bold', say('yuan', { amount: grouped(answer.total) })), width),
    ...indented([
      ...(answer.items.some(({ outcome }) => outcome === 'undetermined') ? [say('totalOpen')] : []),
      ...wordLines(answer, say), ...shareLines(answer, policy, say),
      ...(alternatives.length === 0 ? [] : [say('alternatives'), ...alternatives.map((line) => `  ${line}`)]),
    ]),
    paint('dim', say('notPromise')),
  ];
}

/** 大写 — the amount as a Chinese voucher spells it, for those who read Chinese. */
function wordLines({ total }: Answer, say: Say): string[] {
  return say.language === 'en' ? [] : [say('amountInWords', { words: amountInWords(fen(total)) })];
}

/** A fact that can still matter, with the question that asks for it. */
type Asked = { readonly fact: string; readonly ask?: Bilingual | undefined };

/** The facts still worth asking for, with their questions. */
export function questionLines(questions: readonly Asked[], { policy, say, columns: width }: Desk): string[] {
  if (questions.length === 0) return [];
  const names = questions.map(({ fact }) => `  ? ${nameFact(policy, fact, say)}`);
  const margin = Math.max(...names.map(widthOf)) + 2;
  const lines = questions.flatMap(({ ask }, place) => {
    const [first = '', ...more] = wrap(ask ? say.of(ask) : '', width - margin - 6);
    return [padEnd(names[place] ?? '', margin) + first, ...more.map((line) => ' '.repeat(margin) + line)];
  });
  return [say('missingCount', { n: questions.length }), ...lines];
}

/** The amount of an item, or what is still possible. */
export function amountOf(
  answer: Pick<ItemAnswer, 'outcome' | 'amount' | 'range'>,
  { say, paint }: Desk,
): string {
  if (answer.outcome === 'eligible')
    return paint('green', say('yuan', { amount: grouped(answer.amount ?? '0.00') }));
  if (answer.outcome === 'ineligible') return paint('red', say('ineligible'));
  return paint('yellow', `${say('undetermined')} ${rangeOf(answer, say)}`.trim());
}

export function nameOfItem(answer: Pick<ItemAnswer, 'item'>, { policy, say }: Desk): string {
  const item: Item | undefined = policy.items.find(({ id }) => id === answer.item);
  return item ? say.of(item.name) : answer.item;
}

/** Left and right on one line, or on two where they do not fit. */
export function spread(left: string, right: string, width: number): string {
  const gap = width - widthOf(left) - widthOf(right);
  return gap >= 2 ? left + ' '.repeat(gap) + right : `${left}\n${padStart(right, width)}`;
}

function fen(amount: string): bigint {
  const read = parseYuan(amount);
  if (read === undefined) throw new RangeError(`Not an amount in 元: ${amount}`);
  return read;
}

function markOf({ outcome }: ItemAnswer, { paint }: Desk): string {
  if (outcome === 'eligible') return paint('green', '✓');
  return outcome === 'ineligible' ? paint('red', '✗') : paint('yellow', '?');
}

function rangeOf({ range }: Pick<ItemAnswer, 'range'>, say: Say): string {
  if (!range) return '';
  if (range.max === null) return say('rangeOpen', { min: grouped(range.min) });
  return say('rangeClosed', { min: grouped(range.min), max: grouped(range.max) });
}

function partLines(answer: ItemAnswer, { policy, say }: Desk): string[] {
  const declared = policy.items.find(({ id }) => id === answer.item)?.parts ?? [];
  const rows = answer.parts.map((part) =>
    declared.flatMap(({ key, name }) =>
      key === undefined || part[key] === undefined
        ? []
        : [`${say.language === 'en' ? policy.names?.[name] ?? key : name} ${shown(part[key])}`],
    ),
  );
  return answer.parts.length < 2 ? [] : columns(rows, rows[0]?.map((_, place) => place) ?? []);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return parseYuan(value) === undefined ? value : grouped(value);
  return JSON.stringify(value);
}

function reasonLines(reason: Reason, { policy, say, paint, columns: width }: Desk): string[] {
  const { needed: wanted } = reason;
  const needed = wanted === undefined ? [] : [say('needed', { needed: say.of(spokenFormula(policy, wanted)) })];
  const fact = reason.fact === undefined ? [] : [nameFact(policy, reason.fact, say)];
  const quote = reason.text === '' || reason.text === reason.sentence.zh ? [] : [`“${reason.text}”`];
  const line = [say.of(reason.sentence).replace(/[。.]$/, ''), ...needed, ...fact].join(
    say.language === 'en' ? '; ' : '；',
  );
  return [
    ...wrap(`${paint('red', '✗')} ${line}`, width - 4, '  '),
    ...wrap(
      paint('dim', `  ${reason.code} · ${say('clause', { clause: reason.clause })}${quote.join('')}`),
      width - 4,
      '  ',
    ),
  ];
}

function adviceLines(
  { changes, amount, clause }: Advice,
  { policy, say, paint, columns: width }: Desk,
): string[] {
  const told = changes.map(({ fact, from, to }) =>
    say(from === undefined || from === null ? 'adviceSet' : 'adviceChange', {
      fact: nameFact(policy, fact, say),
      from: sayValue(from, say),
      to: sayValue(to, say),
    }),
  );
  const sentence = say('advice', {
    changes: told.join(say.language === 'en' ? ', ' : '，'),
    amount: grouped(amount),
  });
  return wrap(`${paint('green', '→')} ${sentence} (${say('clause', { clause })})`, width - 4, '  ');
}

function defaultLines({ defaults }: ItemAnswer, { policy, say, paint, columns: width }: Desk): string[] {
  if (defaults.length === 0) return [];
  const told = defaults.map(({ fact, value }) =>
    say('defaultUsed', { fact: nameFact(policy, fact, say), value: sayValue(value, say) }),
  );
  return wrap(paint('dim', `${say('defaults')}${told.join(' · ')}`), width - 4, '  ');
}

function shareLines(answer: Answer, policy: CheckedPolicy, say: Say): string[] {
  const { shares } = policy;
  if (!shares || answer.total === '0.00') return [];
  const { refused } = answer.shares;
  if (refused) {
    const reason = policy.reasons[refused];
    return [`${say('shares')}  ${say('sharesRefused', { reason: reason ? say.of(reason) : refused })}`];
  }
  const rows = shares.parties.map((party, place) => [
    place === 0 ? say('shares') : '',
    say.of(party.name),
    say('yuan', { amount: grouped(answer.shares[party.id] ?? '0.00') }),
  ]);
  return columns(rows, [2]);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `    ${line}`));
}
