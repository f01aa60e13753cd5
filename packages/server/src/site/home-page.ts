import type { Bilingual, CheckedPolicy } from '@qingce/policy-language/evaluate';
import { claimRoundOn } from '@qingce/law-view/claim-round';
import { html } from './html.ts';
import { openNotices } from './notices-page.ts';
import { addressIn, page } from './page.ts';
import { saySite } from './say.ts';
import type { Html } from './html.ts';
import type { NoticeUnderPolicy } from './notices-under-policies.ts';
import type { Frame } from './page.ts';
import type { SaySite } from './say.ts';

export interface HomePageInput {
  readonly policies: readonly CheckedPolicy[];
  readonly notices: readonly NoticeUnderPolicy[];
}

/**
 * 首页 — what the fund promises: every policy in force with its awards and the round that is open or
 * next; and what lies before the public.
 */
export function homePage(frame: Frame, { policies, notices }: HomePageInput): string {
  const say = saySite(frame.language);
  return page(frame, {
    title: say('homeTitle'),
    description: say('homeLead'),
    section: '/',
    main: html`<div class="site-content">
<div class="site-hero"><h1>${say('homeTitle')}</h1><p>${say('homeLead')}</p></div>
<section aria-labelledby="policies"><h2 id="policies">${say('policies')}</h2>
${openFirst(policies, frame.today).map((policy) => policyCard(frame, say, policy))}</section>
${openNotices(frame, notices)}
<section class="site-section" aria-labelledby="steps"><h2 id="steps">${say('stepsTitle')}</h2>
<ol class="site-steps">${steps(say)}</ol></section>
</div>`,
  });
}

/** Policies that receive claims now stand before those that will, these before all others. */
function openFirst(policies: readonly CheckedPolicy[], today: string): readonly CheckedPolicy[] {
  const opens = new Map(policies.map((policy) => [policy, claimRoundOn(policy, today)?.opens ?? '9']));
  return policies.toSorted((a, b) => (opens.get(a) ?? '').localeCompare(opens.get(b) ?? ''));
}

function policyCard(frame: Frame, say: SaySite, policy: CheckedPolicy): Html {
  const address = addressIn(frame.language, `/policies/${policy.id}`);
  const text = textIn(frame);
  const awards = policy.items.map(
    (item) => html`<li><a href="${address}#clause-${item.clause}">
<span class="site-clause">${item.clause}</span><span>${text(item.name)}</span></a></li>`,
  );
  return html`<article class="site-policy">
<h3><a href="${address}">${text(policy.title)}</a></h3>
<p class="site-meta"><span lang="zh-CN">${policy.documentNo}</span> · ${text(policy.issuer)}</p>
${roundLine(frame, say, policy)}
<ul class="site-awards" aria-label="${say('itemsOf')}">${awards}</ul>
<p class="site-buttons"><a class="site-button site-button--main" href="${address}">${say('readLaw')}</a></p>
</article>`;
}

function roundLine(frame: Frame, say: SaySite, policy: CheckedPolicy): Html | undefined {
  const round = claimRoundOn(policy, frame.today);
  if (!round) return undefined;
  const isOpen = round.opens <= frame.today;
  const sentence = say(isOpen ? 'windowOpen' : 'windowNext', { ...round });
  const sign = isOpen && html`<span aria-hidden="true">●</span> `;
  return html`<p class="site-window${isOpen && ' site-window--open'}">${sign}${sentence}</p>`;
}

function steps(say: SaySite): readonly Html[] {
  return (['stepFacts', 'stepClaim', 'stepReview', 'stepNotice', 'stepPayment'] as const).map(
    (step) => html`<li><strong>${say(step)}</strong> ${say(`${step}Text`)}</li>`,
  );
}

function textIn({ language }: Frame): (text: Bilingual) => string {
  return (text) => (language === 'en' ? text.en : text.zh);
}
