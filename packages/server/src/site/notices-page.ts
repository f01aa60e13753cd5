import { html } from './html.ts';
import { noticeEntries } from './notice-entries.ts';
import { addressIn, page } from './page.ts';
import { sayNotices } from './say.ts';
import type { Html } from './html.ts';
import type { NoticeUnderPolicy } from './notices-under-policies.ts';
import type { Frame } from './page.ts';
import type { SayNotices } from './say.ts';

/** 公示列表 — every notice, those that are open first. */
export function noticesPage(frame: Frame, notices: readonly NoticeUnderPolicy[]): string {
  const say = sayNotices(frame.language);
  const open = notices.filter(({ notice }) => notice.open);
  const closed = notices.filter(({ notice }) => !notice.open);
  return page(frame, {
    title: say('title'), description: say('lead'), section: '/notices',
    main: html`<div class="site-content">
<h1>${say('title')}</h1>
<p class="notice-lead">${say('lead')}</p>
${notices.length === 0 ? html`<p class="notice-none">${say('noneAtAll')}</p>` : [
  html`<section aria-labelledby="open">
<h2 id="open">${say('openTitle')}</h2>${openOnes(frame, say, open)}</section>`,
  closed.length > 0 && html`<section class="site-section" aria-labelledby="closed">
<h2 id="closed">${say('closedTitle')}</h2>${noticeEntries(frame, closed)}</section>`,
]}
</div>`,
  });
}

/** The part of the home page about notices: the open ones, and the way to all. */
export function openNotices(frame: Frame, notices: readonly NoticeUnderPolicy[]): Html {
  const say = sayNotices(frame.language);
  const open = notices.filter(({ notice }) => notice.open);
  return html`<section class="site-section" aria-labelledby="open-notices">
<h2 id="open-notices">${say('openTitle')}</h2>
${openOnes(frame, say, open)}
<p><a href="${addressIn(frame.language, '/notices')}">${say('allNotices')}</a></p></section>`;
}

function openOnes(frame: Frame, say: SayNotices, open: readonly NoticeUnderPolicy[]): Html {
  return open.length > 0 ? noticeEntries(frame, open) : html`<p class="notice-none">${say('noneOpen')}</p>`;
}
