import type { FundPosition } from '@qingce/contract';
import type { Bilingual, CheckedPolicy } from '@qingce/policy-language/evaluate';
import { groupYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { html } from './html.ts';
import { addressIn, page } from './page.ts';
import { saySpending } from './say.ts';
import type { Html } from './html.ts';
import type { Frame } from './page.ts';
import type { SaySpending } from './say.ts';

/** A policy in force with the positions of its fund, year by year. */
export interface Spending { readonly policy: CheckedPolicy; readonly positions: readonly FundPosition[] }

/** 资金去向 — totals by year and award, for anyone; no applicant is named. */
export function spendingPage(frame: Frame, funds: readonly Spending[]): string {
  const say = saySpending(frame.language);
  const funded = funds.filter(({ positions }) => positions.length > 0);
  const lead = say('lead', { today: frame.today });
  return page(frame, {
    title: say('title'), description: lead, section: '/spending',
    main: html`<div class="site-content">
<h1>${say('title')}</h1>
<p class="notice-lead">${lead}</p>
${funded.length === 0 && html`<p class="notice-none">${say('noneAtAll')}</p>`}
${funded.map((fund) => policyPart(frame, say, fund))}
<p><a href="${addressIn(frame.language, '/notices')}">${say('toNotices')}</a></p>
</div>`,
  });
}

function policyPart(frame: Frame, say: SaySpending, { policy, positions }: Spending): Html {
  const text = ({ zh, en }: Bilingual): string => (frame.language === 'en' ? en : zh);
  const nameOf = (item: string | null): string => {
    const named = policy.items.find(({ id }) => id === item);
    return named ? text(named.name) : item ?? say('unnamed');
  };
  const address = addressIn(frame.language, `/policies/${policy.id}`);
  return html`<section class="site-section" aria-labelledby="fund-${policy.id}">
<h2 id="fund-${policy.id}"><a href="${address}">${text(policy.title)}</a></h2>
${positions.toReversed().map((position) => yearPart(say, position, nameOf))}
</section>`;
}

const columns = ['paid', 'underway', 'held'] as const;
type Row = Readonly<Record<(typeof columns)[number], Fen>>;

function yearPart(say: SaySpending, position: FundPosition, nameOf: (item: string | null) => string): Html {
  const rows = position.lines.map((line) => ({ name: nameOf(line.item), ...rowOf(line) }))
    .filter((row) => columns.some((column) => row[column] > 0n));
  const year = `${position.year}`;
  const carried = fenOf(position.carried);
  const budget = shown(fenOf(position.appropriated) + fenOf(position.recoveries) - fenOf(position.recovered));
  return html`<article class="site-year"><h3>${say('year', { year })}${
    position.closed !== null && html` <span class="notice-state">${say('closed')}</span>`}</h3>
<p>${say('budget', { budget, paid: shown(rowOf(position).paid), available: shown(fenOf(position.available)) })}${
  carried > 0n && html` ${say('carried', { carried: shown(carried) })}`}</p>
${rows.length > 0 && html`<div class="site-wide" tabindex="0" role="region" aria-label="${say('caption', { year })}">
<table class="notice-table"><caption>${say('caption', { year })}</caption>
<thead><tr><th scope="col">${say('item')}</th>${columns.map((column) =>
  html`<th scope="col">${say(column)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th>${amounts(row)}</tr>`)}</tbody>
<tfoot><tr><th scope="row">${say('total')}</th>${amounts(rowOf(position))}</tr></tfoot></table></div>`}
</article>`;
}

function amounts(row: Row): Html[] {
  return columns.map((column) => html`<td class="notice-amount">${shown(row[column])}</td>`);
}

/** What was paid, tax withheld among it, what is ordered or came back, what both bureaus have signed. */
function rowOf(of: Pick<FundPosition, 'paid' | 'tax' | 'ordered' | 'bounced' | 'reserved'>): Row {
  return {
    paid: fenOf(of.paid) + fenOf(of.tax), underway: fenOf(of.ordered) + fenOf(of.bounced), held: fenOf(of.reserved),
  };
}

function fenOf(yuan: string): Fen {
  return parseYuan(yuan) ?? 0n;
}

function shown(fen: Fen): string {
  return groupYuan(fen);
}
