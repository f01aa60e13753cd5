import { exceptionalDaysOf, publishedYears } from '../policy/index.ts';
import type { ExceptionalDay } from '../policy/index.ts';
import { html } from './html.ts';
import { addressIn, page } from './page.ts';
import { saySite } from './say.ts';
import type { Html } from './html.ts';
import type { Frame } from './page.ts';
import type { SaySite } from './say.ts';

/**
 * 工作日历 — by which deadlines are counted: the years that are published, and of one of them the weekdays off and the
 * weekends worked in their stead. A year that is not published says so, for nothing is counted in it.
 */
export function workingDaysPage(frame: Frame, year: number): string {
  const say = saySite(frame.language);
  return page(frame, {
    title: say('workingDays'), description: say('workingDaysLead'), section: '/working-days',
    main: html`<div class="site-content">
<h1>${say('workingDays')}</h1>
<p class="notice-lead">${say('workingDaysLead')}</p>
<nav aria-label="${say('workingDaysYears')}"><ul class="calendar-years">${
  publishedYears().map((each) => yearLink(frame, { each, year }))}</ul></nav>
<h2>${say('workingDaysOf', { year })}</h2>
${publishedYears().includes(year) ? tables(frame, say, exceptionalDaysOf(year))
    : html`<p class="notice-none">${say('workingDaysUnknown', { year })}</p>`}
<p class="notice-lead">${say('workingDaysSource')}</p>
</div>`,
  });
}

function yearLink(frame: Frame, { each, year }: { each: number; year: number }): Html {
  if (each === year) return html`<li><strong aria-current="page">${each}</strong></li>`;
  return html`<li><a href="${addressIn(frame.language, '/working-days')}?year=${each}">${each}</a></li>`;
}

function tables(frame: Frame, say: SaySite, days: readonly ExceptionalDay[]): Html {
  const off = days.filter(({ isWorkingDay }) => !isWorkingDay);
  const worked = days.filter(({ isWorkingDay }) => isWorkingDay);
  return html`${table(frame, say, { caption: say('daysOff', { n: off.length }), days: off })}
${table(frame, say, { caption: say('daysWorked', { n: worked.length }), days: worked })}`;
}

function table(
  frame: Frame, say: SaySite, { caption, days }: { caption: string; days: readonly ExceptionalDay[] },
): Html {
  const weekday = new Intl.DateTimeFormat(frame.language, { weekday: 'long', timeZone: 'UTC' });
  const rows = days.map(({ day, holiday }) => html`<tr><td><time datetime="${day}">${day}</time></td>
<td>${weekday.format(Date.parse(day))}</td><td>${frame.language === 'en' ? holiday.en : holiday.zh}</td></tr>`);
  return html`<table class="notice-table calendar-table"><caption>${caption}</caption>
<thead><tr><th scope="col">${say('calendarDay')}</th><th scope="col">${say('calendarWeekday')}</th>
<th scope="col">${say('calendarHoliday')}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
