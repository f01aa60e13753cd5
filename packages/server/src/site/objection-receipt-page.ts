import { timeElement } from './day-text.ts';
import { html } from './html.ts';
import { fact, inLanguage, noticeAddress } from './notice-entries.ts';
import { publishingOffice } from './notice-page.ts';
import { page } from './page.ts';
import { sayNotices } from './say.ts';
import type { Notice } from '@qingce/contract';
import type { ObjectionReceipt } from '../notice/index.ts';
import type { Html } from './html.ts';
import type { NoticeUnderPolicy } from './notices-under-policies.ts';
import type { Frame } from './page.ts';

const states = { open: 'stateOpen', upheld: 'stateUpheld', rejected: 'stateRejected' } as const;

/** 异议回执 — the number of an objection, how it stands and what happens next, for whoever holds its address. */
export function objectionReceiptPage(
  frame: Frame, { notice, policy }: NoticeUnderPolicy, receipt: ObjectionReceipt,
): string {
  const say = sayNotices(frame.language);
  const title = say(receipt.state === 'open' ? 'receiptTitle' : 'answeredTitle');
  return page(frame, {
    title, section: '/notices', head: html`<meta name="robots" content="noindex">`,
    main: html`<div class="site-content notice-content">
<article class="notice-document notice-receipt" aria-labelledby="receipt-title">
<header class="notice-head"><h1 id="receipt-title">${title}</h1>
<p class="notice-policy">${inLanguage(frame, policy.title)}</p></header>
<dl class="notice-facts">${fact(say('receiptNumber'), html`<strong>${receipt.number}</strong>`)}
${fact(say('receiptNotice'), html`<a href="${noticeAddress(frame, notice)}">${
  say('noticeTitle', { year: notice.claimYear })} · ${notice.number}</a>`)}
${fact(say('line'), lineText({ notice, policy }, receipt.line))}
${fact(say('receiptAt'), timeElement(say, receipt.at))}
${fact(say('receiptState'), say(states[receipt.state]))}
${receipt.reply !== null && fact(say('reply'), html`<span class="notice-reply">${receipt.reply}</span>`)}</dl>
${receipt.state === 'open' && html`<p>${say('receiptLead')}</p>
<h2>${say('nextTitle')}</h2>
<ol class="notice-next">
<li>${say('nextWait', { office: publishingOffice(frame, policy), line: receipt.line })}</li>
<li>${say('nextReply')}</li><li>${say('nextUpheld')}</li></ol>`}
${evidenceSection(frame, notice, receipt)}
</article>
<p class="notice-back"><a href="${noticeAddress(frame, notice)}">${say('backToNotice')}</a></p>
</div>`,
  });
}

/** 证据 — what was handed in with the objection, and, while it waits, the form for another file. */
function evidenceSection(frame: Frame, notice: Pick<Notice, 'id'>, receipt: ObjectionReceipt): Html {
  const say = sayNotices(frame.language);
  const files = receipt.evidence.map(({ name, sha256 }) =>
    html`<li>${name} <code>${sha256.slice(0, 16)}…</code></li>`);
  const action = `${noticeAddress(frame, notice)}/objections/${receipt.id}/evidence`;
  return html`<h2>${say('evidence')}</h2>
${files.length === 0 ? html`<p>${say('evidenceNone')}</p>` : html`<ul>${files}</ul>`}
${receipt.state === 'open' && html`<form method="post" enctype="multipart/form-data" action="${action}">
<p><label for="evidence-file">${say('evidenceFile')}</label>
<input id="evidence-file" name="file" type="file" accept="application/pdf,image/jpeg,image/png" required
 aria-describedby="evidence-hint"></p>
<p id="evidence-hint">${say('evidenceHint')}</p>
<p><button type="submit">${say('evidenceSend')}</button></p></form>`}`;
}

function lineText({ notice }: NoticeUnderPolicy, number: string): Html {
  const applicant = notice.lines.find((line) => line.number === number)?.applicant;
  return html`${number} <span lang="zh-CN">${applicant}</span>`;
}
