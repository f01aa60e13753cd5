import type { CertificateCheck } from '@qingce/contract';
import { grouped } from '@qingce/values';
import { html } from './html.ts';
import { page } from './page.ts';
import { sayCertificate } from './say.ts';
import type { Frame } from './page.ts';

/** 查验 — what is on record of a certificate, for whoever holds the paper; undefined where there is none. */
export function certificatePage(frame: Frame, found: CertificateCheck | undefined): string {
  const say = sayCertificate(frame.language);
  const title = found ? say('title') : say('unknownTitle');
  const lead = found ? say('lead', { today: frame.today }) : say('unknown');
  return page(frame, {
    title, description: lead, section: '/certificates',
    main: html`<div class="site-content">
<h1>${title}</h1>
<p class="notice-lead">${lead}</p>
${found !== undefined && html`<table class="notice-table"><caption>${say('number')} ${found.number}</caption><tbody>
<tr><th scope="row">${say('state')}</th>
<td><strong>${say(found.state)}</strong> ${say(`${found.state}Means`)}</td></tr>
<tr><th scope="row">${say('hash')}</th><td class="certificate-hash">${found.hash}</td></tr>
<tr><th scope="row">${say('amount')}</th><td>${grouped(found.amount)}</td></tr>
<tr><th scope="row">${say('unpaid')}</th><td>${grouped(found.unpaid)}</td></tr>
<tr><th scope="row">${say('expectedOn')}</th><td>${found.expectedOn}</td></tr>
<tr><th scope="row">${say('issuedOn')}</th><td>${found.issuedAt.slice(0, 10)}</td></tr>
</tbody></table>
<p>${say('noNames')}</p>`}
</div>`,
  });
}
