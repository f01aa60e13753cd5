import { daysOfPeriod } from '../notice/index.ts';
import type { CertifiedObjection } from '../notice/index.ts';
import { dayElement, timeElement } from './day-text.ts';
import { html } from './html.ts';
import { amountText, fact, inLanguage, noticeAddress } from './notice-entries.ts';
import { publishingOffice } from './notice-page.ts';
import { page } from './page.ts';
import { sayNotices } from './say.ts';
import type { Html } from './html.ts';
import type { NoticeUnderPolicy } from './notices-under-policies.ts';
import type { Frame } from './page.ts';
import type { SayNotices } from './say.ts';

const states = { open: 'stateOpen', upheld: 'stateUpheld', rejected: 'stateRejected' } as const;

/**
 * 公示证明 — to be printed for the file of a decision: the days that were counted, the checksum of the list, and every
 * objection with its outcome, without a word of who raised it.
 */
export function noticeCertificatePage(
  frame: Frame, { notice, policy }: NoticeUnderPolicy, objections: readonly CertifiedObjection[],
): string {
  const say = sayNotices(frame.language);
  const period = {
    from: dayElement(say, notice.opensOn), to: dayElement(say, notice.closesOn), ...daysOfPeriod(notice),
  };
  const claims = new Set(notice.lines.map(({ number }) => number)).size;
  return page({ ...frame, path: `/notices/${notice.id}/certificate` }, {
    title: say('certificate'), section: '/notices',
    main: html`<div class="site-content notice-content">
<p class="notice-back"><a href="${noticeAddress(frame, notice)}">${say('backToNotice')}</a></p>
<article class="notice-document notice-receipt" aria-labelledby="certificate-title">
<header class="notice-head"><h1 id="certificate-title">${say('certificate')}</h1>
<p class="notice-policy">${inLanguage(frame, policy.title)}</p></header>
<p>${notice.open ? say('certificateOpen') : say('certificateLead')}</p>
<dl class="notice-facts">${fact(say('number'), html`<strong>${notice.number}</strong>`)}
${fact(say('receiptNotice'), say('noticeTitle', { year: notice.claimYear }))}
${fact(say('certificateDays'), html`${say.with('certificateDaysText', period)}`)}
${fact(say('certificateLines'), `${claims}`)}
${fact(say('total'), amountText(notice.total))}
${fact(say('certificateHash'), html`<code>${notice.hash}</code>`)}</dl>
${notice.open ? false : objectionTable(say, objections)}
<div class="notice-signature"><p>${publishingOffice(frame, policy)}</p></div>
</article></div>`,
  });
}

function objectionTable(say: SayNotices, objections: readonly CertifiedObjection[]): Html {
  if (objections.length === 0) return html`<p>${say('certificateNone')}</p>`;
  const heads = (['receiptNumber', 'claimNumber', 'certificateRaised', 'receiptState', 'certificateAnswered'] as const)
    .map((name) => html`<th scope="col">${say(name)}</th>`);
  return html`<h2>${say('certificateObjections')}</h2>
<div class="site-wide"><table class="notice-table"><thead><tr>${heads}</tr></thead>
<tbody>${objections.map((objection) => html`<tr><td>${objection.number}</td><td>${objection.line}</td>
<td>${timeElement(say, objection.at)}</td><td>${say(states[objection.state])}</td>
<td>${objection.resolvedAt !== null && timeElement(say, objection.resolvedAt)}</td></tr>`)}</tbody></table></div>`;
}
