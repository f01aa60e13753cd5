import type { Notice } from '@qingce/contract';
import { objectionLengths } from '@qingce/contract';
import { dayText } from './day-text.ts';
import { html } from './html.ts';
import { noticeAddress } from './notice-entries.ts';
import { sayNotices } from './say.ts';
import type { Html } from './html.ts';
import type { Frame } from './page.ts';
import type { SayNotices } from './say.ts';

export type ObjectionField = 'line' | 'name' | 'contact' | 'statement';

/** What stands in the form, as typed, and what is wrong with it: in a field, or in the whole. */
export interface ObjectionForm {
  readonly typed: Readonly<Record<ObjectionField, string>>;
  readonly problems: readonly { readonly field?: ObjectionField; readonly message: string }[];
  /** For the form's next use. */
  readonly key: string;
}

/** 提出异议 — the form of an open notice; of a closed one a sentence, and what somebody wrote too late. */
export function objectionSection(frame: Frame, notice: Notice, form: ObjectionForm): Html {
  const say = sayNotices(frame.language);
  return html`<section class="notice-objection" id="objection" aria-labelledby="objection-title">
<h2 id="objection-title">${say('objectionTitle')}</h2>
${notice.open ? openForm(frame, say, { notice, form }) : tooLate(say, { notice, form })}
</section>`;
}

interface FormOfNotice { readonly notice: Notice; readonly form: ObjectionForm }

function openForm(frame: Frame, say: SayNotices, { notice, form }: FormOfNotice): Html {
  const { typed } = form;
  return html`<p class="notice-lead">${say('objectionLead')}</p>
${problemList(say, form)}
<form class="site-form" method="post" action="${noticeAddress(frame, notice)}/objections#objection">
<input type="hidden" name="idempotencyKey" value="${form.key}">
${field(say, form, {
  name: 'line', control: (own) => html`<select ${own}>${lineOptions(say, notice, typed.line)}</select>`,
})}
${field(say, form, {
  name: 'name', control: (own) => html`<input ${own} autocomplete="name" value="${typed.name}">`,
})}
${field(say, form, {
  name: 'contact', hint: say('contactHint'), control: (own) => html`<input ${own} value="${typed.contact}">`,
})}
${field(say, form, {
  // A text area swallows the first line break, so that one of ours stands before what was typed.
  name: 'statement', hint: say('statementHint', objectionLengths.statement),
  control: (own) => html`<textarea ${own} rows="7">
${typed.statement}</textarea>`,
})}
<p><button class="site-button site-button--main" type="submit">${say('submit')}</button></p>
</form>`;
}

function problemList(say: SayNotices, { problems }: ObjectionForm): Html | undefined {
  if (problems.length === 0) return undefined;
  const lines = problems.map(({ field: name, message }) =>
    html`<li>${name === undefined ? message : html`<a href="#${fieldId(name)}">${message}</a>`}</li>`);
  return html`<div class="notice-problems" role="alert">
<p>${say('problems', { count: problems.length })}</p><ul>${lines}</ul></div>`;
}

interface Field {
  readonly name: ObjectionField;
  readonly hint?: string;
  /** The element to type into, given its own attributes. */
  readonly control: (own: Html) => Html;
}

function field(say: SayNotices, { problems }: ObjectionForm, { name, hint, control }: Field): Html {
  const id = fieldId(name);
  const message = problems.find((problem) => problem.field === name)?.message;
  const explained = [
    hint !== undefined && { id: `${id}-hint`, look: 'site-hint', text: html`${hint}` },
    message !== undefined && {
      id: `${id}-problem`, look: 'notice-wrong', text: html`<span aria-hidden="true">✗</span> ${message}`,
    },
  ].filter((each) => each !== false);
  const own = [
    html`id="${id}" name="${name}" required`,
    name !== 'line' && html` maxlength="${objectionLengths[name].max}"`,
    message !== undefined && html` aria-invalid="true"`,
    explained.length > 0 && html` aria-describedby="${explained.map((each) => each.id).join(' ')}"`,
  ];
  return html`<p class="notice-field"><label for="${id}">${say(name)}</label>
${explained.map((each) => html`<span class="${each.look}" id="${each.id}">${each.text}</span>`)}
${control(html`${own}`)}</p>`;
}

function fieldId(name: ObjectionField): string {
  return `objection-${name}`;
}

/** One option a claim, though it may stand on several lines. */
function lineOptions(say: SayNotices, notice: Notice, chosen: string): readonly Html[] {
  const applicants = new Map(notice.lines.map(({ number, applicant }) => [number, applicant]));
  const only = applicants.size === 1;
  const options = [...applicants].map(([number, applicant]) => html`<option lang="zh-CN" value="${number}"${
    number === chosen && html` selected`}>${number} ${applicant}</option>`);
  return only ? options : [html`<option value="">${say('lineChoose')}</option>`, ...options];
}

function tooLate(say: SayNotices, { notice, form }: FormOfNotice): Html {
  const closed = html`<p>${say('objectionClosed', { closes: dayText(say, notice.closesOn) })}</p>`;
  if (form.typed.statement === '') return closed;
  return html`<div class="notice-problems" role="alert">${closed}</div>
<div class="site-form"><p class="notice-field"><label for="not-sent">${say('notSent')}</label>
<textarea id="not-sent" readonly rows="7">
${form.typed.statement}</textarea></p></div>`;
}
