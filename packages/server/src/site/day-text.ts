import { html } from './html.ts';
import type { Day, Instant } from '../foundation/index.ts';
import type { Html } from './html.ts';
import type { SayNotices } from './say.ts';

/** A calendar day as documents write it: 2017年4月28日, 28 April 2017. */
export function dayText(say: SayNotices, day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const monthName = say('months').split(' ')[Number.parseInt(month, 10) - 1] ?? month;
  return say('dayText', { year, month: monthName, day: date.replace(/^0/, '') });
}

/** The same as an element that a program can read. */
export function dayElement(say: SayNotices, day: Day): Html {
  return html`<time datetime="${day}">${dayText(say, day)}</time>`;
}

/** An instant to the minute. */
export function timeElement(say: SayNotices, instant: Instant): Html {
  const text = say('timeText', { day: dayText(say, instant.slice(0, 10)), time: instant.slice(11, 16) });
  return html`<time datetime="${instant}">${text}</time>`;
}
