import type { Notice } from '@qingce/contract';
import type { Bilingual } from '@qingce/policy-language/evaluate';
import { groupYuan, parseYuan } from '@qingce/values';
import { dayElement } from './day-text.ts';
import { html } from './html.ts';
import { addressIn } from './page.ts';
import { sayNotices } from './say.ts';
import type { Html } from './html.ts';
import type { NoticeUnderPolicy } from './notices-under-policies.ts';
import type { Frame } from './page.ts';
import type { SayNotices } from './say.ts';

/** Where a notice stands, in the frame's language. */
export function noticeAddress({ language }: Pick<Frame, 'language'>, notice: Pick<Notice, 'id'>): string {
  return addressIn(language, `/notices/${notice.id}`);
}

/** A list of notices: what each is about, whether it is open, its days, its awards and what they come to. */
export function noticeEntries(frame: Frame, notices: readonly NoticeUnderPolicy[]): Html {
  const say = sayNotices(frame.language);
  const entries = notices.map((entry) => html`<li>${noticeEntry(frame, say, entry)}</li>`);
  return html`<ol class="notice-entries">${entries}</ol>`;
}

function noticeEntry(frame: Frame, say: SayNotices, { notice, policy }: NoticeUnderPolicy): Html {
  const title = say('noticeTitle', { year: notice.claimYear });
  const number = html`<span class="notice-entry-number">${notice.number}</span>`;
  const period = say.with('periodText', {
    from: dayElement(say, notice.opensOn), to: dayElement(say, notice.closesOn),
  });
  return html`<article class="notice-entry">
<div class="notice-entry-head"><h3><a href="${noticeAddress(frame, notice)}">${title} ${number}</a></h3>
${stateTag(say, notice)}</div>
<p class="site-meta">${inLanguage(frame, policy.title)}</p>
<dl>${fact(say('period'), period)}
${fact(say('lineCount'), notice.lines.length)}
${fact(say('total'), say('amountText', { amount: amountText(notice.total) }))}</dl>
</article>`;
}

/** 公示中 or 已结束, in a word and with a sign. */
export function stateTag(say: SayNotices, { open }: Pick<Notice, 'open'>): Html {
  const sign = html`<span aria-hidden="true">${open ? '●' : '○'}</span>`;
  const look = open ? 'notice-state notice-state--open' : 'notice-state';
  return html`<span class="${look}">${sign} ${say(open ? 'open' : 'closed')}</span>`;
}

/** One named value of a description list. */
export function fact(name: string, value: Html | string | number): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** An amount on the wire as people read it: '466,333.33'. */
export function amountText(yuan: string): string {
  const fen = parseYuan(yuan);
  return fen === undefined ? yuan : groupYuan(fen);
}

/** A text of the policy in the reader's language. */
export function inLanguage({ language }: Pick<Frame, 'language'>, text: Bilingual): string {
  return language === 'en' ? text.en : text.zh;
}
