import type { Allotment, Notice } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { amountInWords, parseYuan } from '@qingce/values';
import { waitingOffice } from '../casefile/index.ts';
import { daysOfPeriod } from '../notice/index.ts';
import { dayElement, dayText } from './day-text.ts';
import { html } from './html.ts';
import { amountText, fact, inLanguage, noticeAddress, stateTag } from './notice-entries.ts';
import { objectionSection } from './objection-form.ts';
import { addressIn, page } from './page.ts';
import { sayNotices } from './say.ts';
import type { Html } from './html.ts';
import type { NoticeUnderPolicy } from './notices-under-policies.ts';
import type { ObjectionForm } from './objection-form.ts';
import type { Frame } from './page.ts';
import type { SayNotices } from './say.ts';

/** 公示页 — the notice set as a document that can be printed, and beneath it the form for objections. */
export function noticePage(frame: Frame, { notice, policy }: NoticeUnderPolicy, form: ObjectionForm): string {
  const say = sayNotices(frame.language);
  const title = say('noticeTitle', { year: notice.claimYear });
  const { length: problems } = form.problems;
  return page({ ...frame, path: `/notices/${notice.id}` }, {
    title: problems > 0 ? `${say('problemsTitle')} · ${title}` : title, section: '/notices',
    description: `${title} · ${inLanguage(frame, policy.title)}`,
    main: html`<div class="site-content notice-content">
<p class="notice-back"><a href="${addressIn(frame.language, '/notices')}">${say('back')}</a></p>
<article class="notice-document" aria-labelledby="notice-title">
${heading(frame, say, { notice, policy })}
${preamble(frame, say, { notice, policy })}
${table(frame, say, { notice, policy })}
${notice.allotment && allotmentText(frame, say, { notice, policy, allotment: notice.allotment })}
${corrections(frame, say, notice)}
${closing(frame, say, { notice, policy })}
</article>
${!notice.open && html`<p class="notice-back"><a href="${noticeAddress(frame, notice)}/certificate">${
  say('certificateLink')}</a></p>`}
${objectionSection(frame, notice, form)}
</div>`,
  });
}

/** The office that publishes the lists both bureaus have signed, as the policy names it. */
export function publishingOffice(frame: Frame, policy: CheckedPolicy): string {
  const office = policy.process.offices.find(({ id }) => id === waitingOffice('jointly-approved'));
  return office ? inLanguage(frame, office.name) : inLanguage(frame, policy.issuer);
}

function heading(frame: Frame, say: SayNotices, { notice, policy }: NoticeUnderPolicy): Html {
  const days = say(notice.open ? 'openUntil' : 'closedOn', { closes: dayText(say, notice.closesOn) });
  return html`<header class="notice-head">
<p class="notice-number">${say('number')} <span>${notice.number}</span></p>
<h1 id="notice-title">${say('noticeTitle', { year: notice.claimYear })}</h1>
<p class="notice-policy">${inLanguage(frame, policy.title)}</p>
</header>
<p class="notice-status">${stateTag(say, notice)} <span>${days}</span>
${notice.open && html`<a href="${noticeAddress(frame, notice)}#objection">${say('toObjection')}</a>`}</p>`;
}

function preamble(frame: Frame, say: SayNotices, { notice, policy }: NoticeUnderPolicy): Html {
  const address = addressIn(frame.language, `/policies/${policy.id}`);
  const law = html`<cite><a href="${address}">${inLanguage(frame, policy.title)}</a></cite>`;
  const period = {
    from: dayElement(say, notice.opensOn), to: dayElement(say, notice.closesOn), ...daysOfPeriod(notice),
  };
  const documentNo = html`<span lang="zh-CN">${policy.documentNo}</span>`;
  return html`<div class="notice-text">
<p>${say.with('ground', { title: law, documentNo, year: notice.claimYear })}</p>
<p>${say.with('periodSentence', period)}</p>
<p>${say('invitation')}</p>
</div>`;
}

// The roles are said again: on a narrow screen the rows are set as blocks and would cease to be a table.
function table(frame: Frame, say: SayNotices, { notice, policy }: NoticeUnderPolicy): Html {
  const heads = (['claimNumber', 'applicant', 'item', 'clause', 'amount'] as const).map((name) => {
    const look = name === 'amount' && html` class="notice-amount"`;
    return html`<th scope="col" role="columnheader"${look}>${say(name)}</th>`;
  });
  const fen = parseYuan(notice.total);
  return html`<table class="notice-table" role="table">
<caption>${say('tableCaption')}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${notice.lines.map((line) => tableLine(frame, policy, line))}</tbody>
<tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader" colspan="4">${say('total')}</th>
<td role="cell" class="notice-amount"><strong>${amountText(notice.total)}</strong></td></tr>
${fen !== undefined && html`<tr role="row"><th scope="row" role="rowheader">${say('inWords')}</th>
<td role="cell" colspan="4" class="notice-words" lang="zh-CN">${amountInWords(fen)}</td></tr>`}</tfoot>
</table>`;
}

const saidOf = {
  'pro-rata': 'cutByRule', 'next-budget': 'carriedByRule', 'priority': 'carriedByPriority',
} as const satisfies Record<Allotment['method'], string>;

/** 总量控制 — by which factor the awards were cut, or which of them wait for the next budget. */
function allotmentText(
  frame: Frame, say: SayNotices, { policy, allotment }: NoticeUnderPolicy & { allotment: Allotment },
): Html {
  const lines = allotment.factors.map(({ item, available, demanded, factor }) => {
    const declared = policy.items.find(({ id }) => id === item);
    const line = declared ? inLanguage(frame, declared.name) : say('pooledLine');
    const figures = { line, available: amountText(available), demanded: amountText(demanded), factor };
    return html`<li>${say(allotment.method === 'pro-rata' ? 'cutLine' : 'shortLine', figures)}</li>`;
  });
  const numbers = allotment.deferred.join('、');
  const deferred = allotment.deferred.length > 0 && html`<p>${say('carried', { numbers })}</p>`;
  return html`<div class="notice-text"><p>${say(saidOf[allotment.method])}</p>
<ul>${lines}</ul>${deferred}</div>`;
}

function tableLine(frame: Frame, policy: CheckedPolicy, line: Notice['lines'][number]): Html {
  const item = policy.items.find(({ id }) => id === line.item);
  const clause = `${addressIn(frame.language, `/policies/${policy.id}`)}#clause-${line.clause}`;
  return html`<tr role="row"><td role="cell" class="notice-claim">${line.number}</td>
<td role="cell" class="notice-applicant" lang="zh-CN">${line.applicant}</td>
<td role="cell" class="notice-item">${item ? inLanguage(frame, item.name) : line.item}</td>
<td role="cell" class="notice-clause"><a href="${clause}">${line.clause}</a></td>
<td role="cell" class="notice-amount">${amountText(line.amount)}${besideAmount(frame, line)}</td></tr>`;
}

/** Beside the amount of a line: what was computed where another amount is proposed, and what it was before a cut. */
function besideAmount(frame: Frame, { uncut, computed, reason = '' }: Notice['lines'][number]): Html {
  const say = sayNotices(frame.language);
  return html`${computed !== undefined
    && html` <small>${say('computed', { amount: amountText(computed), reason })}</small>`}${uncut !== undefined
    && html` <small>${say('uncut', { amount: amountText(uncut) })}</small>`}`;
}

/** 更正 — which lines were taken back or stand here corrected, with the notice that holds the other version. */
function corrections(frame: Frame, say: SayNotices, { recalled, corrects }: Notice): Html | false {
  if (recalled.length === 0 && corrects.length === 0) return false;
  const link = ({ id, number }: { id: string; number: string }): Html =>
    html`<a href="${addressIn(frame.language, `/notices/${id}`)}">${number}</a>`;
  return html`<section class="notice-text" aria-labelledby="notice-corrections">
<h2 id="notice-corrections">${say('corrections')}</h2>
<ul>${recalled.map(({ line, on, successor }) => html`<li>${successor
  ? say.with('recalledAgain', { line, on: dayElement(say, on), notice: link(successor) })
  : say.with('recalledLine', { line, on: dayElement(say, on) })}</li>`)}
${corrects.map(({ line, notice }) => html`<li>${say.with('correctsLine', { line, notice: link(notice) })}</li>`)}</ul>
</section>`;
}

function closing(frame: Frame, say: SayNotices, { notice, policy }: NoticeUnderPolicy): Html {
  return html`<div class="notice-signature"><p>${publishingOffice(frame, policy)}</p>
<p>${dayElement(say, notice.publishedOn)}</p></div>
<footer class="notice-foot">
<dl>${fact(say('hash'), html`<code>${notice.hash}</code>`)}</dl>
<p>${say('hashHint')}${notice.lines.some(isMasked) && html` ${say('masked')}`}</p>
${frame.language !== 'zh-CN' && html`<p>${say('officialLanguage')}</p>`}
</footer>`;
}

function isMasked({ applicant }: Notice['lines'][number]): boolean {
  return applicant.includes('*');
}
