/**
 * 申报指南 — what an applicant reads: who may apply for what, when, under which conditions in the words of the law,
 * what to enter and to prove, how it is reckoned and handled, with a checklist and a form to fill in. Everything
 * in it is declared in the policy.
 */
import { formatDay } from '@qingce/values';
import { specialize } from '../../specialized/specialize.ts';
import type { Specialized } from '../../specialized/specialize.ts';
import type { CheckedPolicy } from '../../typed/ir.ts';
import type { Block } from './blocks.ts';
import { conditionTable } from './conditions.ts';
import { formBlocks } from './form.ts';
import { itemBlocks } from './item.ts';
import { materialBlocks, processBlocks } from './process.ts';
import { openSpeech } from './speech.ts';
import type { GuideExample, Speech } from './speech.ts';

export type GuideOptions = {
  readonly language: 'zh-CN' | 'en';
  readonly readings?: Readonly<Record<string, string>>;
  /** Worked examples, of which the first that is paid stands under each item. */
  readonly examples?: readonly GuideExample[];
  /** The unofficial translation, paragraph by paragraph as the law. */
  readonly translation?: readonly string[];
};

/** The guide as blocks; RangeError for a reading or option that the policy does not declare. */
export function guideOf(policy: CheckedPolicy, options: GuideOptions): Block[] {
  const specialized = specialize(policy, { readings: options.readings ?? {} });
  const speech = openSpeech(policy, options);
  const { say } = speech;
  return [
    { kind: 'heading', level: 1, text: say('title', { title: speech.of(policy.title) }) },
    { kind: 'note', text: say('made', { hash: policy.hash.slice(0, 19) }) },
    { kind: 'heading', level: 2, text: say('basis') }, ...basisBlocks(specialized, speech),
    { kind: 'heading', level: 2, text: say('who') }, ...whoBlocks(specialized, speech),
    { kind: 'heading', level: 2, text: say('what') }, whatTable(policy, speech),
    { kind: 'heading', level: 2, text: say('when') }, ...whenBlocks(specialized, speech),
    { kind: 'heading', level: 2, text: say('items') },
    ...specialized.items.flatMap((item, place) => itemBlocks(policy, item, place, speech)),
    { kind: 'heading', level: 2, text: say('materials') }, ...materialBlocks(policy, speech),
    { kind: 'heading', level: 2, text: say('process') }, ...processBlocks(policy, speech),
    { kind: 'heading', level: 2, text: say('form') }, ...formBlocks(specialized, speech),
  ];
}

function basisBlocks({ policy }: Specialized, { say, of, language }: Speech): Block[] {
  const { title, documentNo, issuer } = policy;
  const named = say('document', { title: of(title), documentNo, issuer: of(issuer) });
  const period = validityOf(policy);
  const dates = period && say('validity', {
    from: dayIn(period.from, language), to: dayIn(period.to, language),
  });
  return [named, ...(dates === undefined ? [] : [dates])].map((text) => ({ kind: 'paragraph', text }));
}

function validityOf(policy: CheckedPolicy): { readonly from: number; readonly to: number } | undefined {
  const expr = policy.definitions.find(({ id }) => id === policy.validity)?.expr;
  if (expr?.op !== 'period' || expr.from.op !== 'day' || expr.to.op !== 'day') return undefined;
  return { from: expr.from.value, to: expr.to.value };
}

/** 2015年11月20日, or 2015-11-20. */
function dayIn(day: number, language: Speech['language']): string {
  const [year = '', month = '', dayOfMonth = ''] = formatDay(day).split('-');
  if (language === 'en') return formatDay(day);
  return `${year}年${month.replace(/^0/, '')}月${dayOfMonth.replace(/^0/, '')}日`;
}

function whoBlocks({ policy, base }: Specialized, speech: Speech): Block[] {
  const { say, of } = speech;
  return policy.applicants.flatMap(({ kind, name, items }): Block[] => {
    const claimable = policy.items.filter(({ id }) => items.includes(id)).map((item) => of(item.name));
    const conditions = base.get(kind) ?? [];
    return [
      { kind: 'paragraph', text: joinText([of(name), say('mayClaim'), claimable.join(speech.comma)], speech) },
      ...(conditions.length === 0 ? [] : [conditionTable(policy, conditions, speech)]),
    ];
  });
}

function joinText([name = '', verb = '', things = '']: readonly string[], { language }: Speech): string {
  return language === 'en' ? `${name} ${verb}: ${things}.` : `${name}${verb}：${things}。`;
}

function whatTable({ items, applicants }: CheckedPolicy, { say, of, comma }: Speech): Block {
  const rows = items.map((item) => [
    of(item.name), item.clause,
    applicants.filter((one) => one.items.includes(item.id)).map(({ name }) => of(name)).join(comma),
    items.filter(({ id }) => item.exclusive.includes(id)).map(({ name }) => of(name)).join(comma),
  ]);
  const head = [say('item'), say('clause'), say('kind'), say('exclusive')];
  const columns = rows.some((row) => row[3] !== '') ? 4 : 3;
  return { kind: 'table', head: head.slice(0, columns), rows: rows.map((row) => row.slice(0, columns)) };
}

function whenBlocks({ policy, first }: Specialized, speech: Speech): Block[] {
  const { process: { window } } = policy;
  const blocks: Block[] = first.length === 0 ? [] : [conditionTable(policy, first, speech)];
  if (!window) return blocks;
  const [opens, closes] = [window.opens, window.closes].map((day) => dayOfYear(day, speech));
  const text = speech.say('window', { opens: opens ?? '', closes: closes ?? '' });
  return [{ kind: 'paragraph', text }, ...blocks];
}

/** 3月1日, or 1 March. */
function dayOfYear(monthDay: string, { language }: Speech): string {
  const [month = '', dayOfMonth = ''] = monthDay.split('-').map((part) => part.replace(/^0/, ''));
  return language === 'en'
    ? `${dayOfMonth} ${MONTHS[Number.parseInt(month, 10) - 1] ?? month}`
    : `${month}月${dayOfMonth}日`;
}

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
];
