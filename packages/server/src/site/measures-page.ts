import { grouped } from '@qingce/values';
import type { Measure } from '@qingce/contract';
import type { PublishedMeasures } from '../measure/index.ts';
import { html } from './html.ts';
import { page } from './page.ts';
import { saySite } from './say.ts';
import type { Html } from './html.ts';
import type { Frame } from './page.ts';
import type { SaySite } from './say.ts';

/** 一企一策公开 — how many measures for single applicants there are and what they come to, and what is disclosed. */
export function measuresPage(frame: Frame, published: PublishedMeasures): string {
  const say = saySite(frame.language);
  const { count, total, withheld, disclosed } = published;
  return page(frame, {
    title: say('measures'), description: say('measuresLead'), section: '/individual-measures',
    main: html`<div class="site-content">
<h1>${say('measures')}</h1>
<p class="notice-lead">${say('measuresLead')}</p>
<p><strong>${say('measuresCount', { count, total: grouped(total) })}</strong></p>
${withheld > 0 && html`<p>${say('measuresWithheld', { withheld })}</p>`}
${disclosed.length > 0 && table(frame, say, disclosed)}
</div>`,
  });
}

function table(frame: Frame, say: SaySite, disclosed: readonly Measure[]): Html {
  const heads = (['measureNumber', 'measureApplicant', 'measureSubject', 'measureAmount', 'measureExpires'] as const)
    .map((key) => html`<th scope="col">${say(key)}</th>`);
  const rows = disclosed.map(({ approval, applicant, subject, expiresOn }) => html`<tr>
<td lang="zh-CN">${approval?.number}</td><td lang="zh-CN">${applicant}</td>
<td>${frame.language === 'en' ? subject.en : subject.zh}</td>
<td>${grouped(approval?.amount ?? '0.00')}</td><td>${expiresOn}</td></tr>`);
  return html`<table class="notice-table">
<caption>${say('measures')}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}
