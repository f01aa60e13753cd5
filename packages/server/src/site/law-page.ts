import { renderLawPage } from '@qingce/law-view/render';
import type { IslandProps } from '@qingce/law-view/law-page-props';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { dataBlock, html, trusted } from './html.ts';
import { page } from './page.ts';
import { saySite } from './say.ts';
import type { LawAssets } from './assets.ts';
import type { Examples } from './examples.ts';
import type { Frame } from './page.ts';

export interface LawPageInput {
  readonly policy: CheckedPolicy;
  /** One text a paragraph of the law; empty when the policy has no translation. */
  readonly translation: readonly string[];
  readonly examples: Examples;
  readonly assets: LawAssets | undefined;
}

/** Where the checked policy lies for ever under its hash. */
function checkedPolicyAddress(policy: Pick<CheckedPolicy, 'id' | 'hash'>): string {
  return `/policies/${policy.id}/${policy.hash.replace(/^sha256:/, '')}.json`;
}

/** 法规页 — the whole law as plain HTML; its script then brings the same page to life. */
export function lawPage(frame: Frame, { policy, translation, examples, assets }: LawPageInput): string {
  const say = saySite(frame.language);
  const translated = frame.language === 'en' && translation.length > 0 ? { translation } : {};
  const props = { language: frame.language, today: frame.today, examples, ...translated };
  const island: IslandProps = { ...props, policyAddress: checkedPolicyAddress(policy) };
  return page(
    { ...frame, styles: [...frame.styles, ...(assets?.styles ?? [])] },
    {
      title: frame.language === 'en' ? policy.title.en : policy.title.zh,
      section: '/',
      description: say('policyDescription', { documentNo: policy.documentNo }),
      scripts: assets ? [assets.script] : [],
      head: html`<link rel="preload" as="fetch" crossorigin href="${island.policyAddress}">`,
      main: html`<div id="law-page">${trusted(renderLawPage({ policy, ...props }))}</div>
${dataBlock('law-page-props', island)}`,
    },
  );
}
