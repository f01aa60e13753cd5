import { hydrateRoot } from 'react-dom/client';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import '../style/law.css';
import { LawPage } from './LawPage.tsx';
import type { IslandProps } from './law-page-props.ts';

keepFactsInOtherLanguage();
await bringToLife();

/** Wakes the law page that the server rendered: the same component with the same props, and the policy beside it. */
async function bringToLife(): Promise<void> {
  const root = document.getElementById('law-page');
  const packed = document.getElementById('law-page-props')?.textContent;
  if (!root || !packed) return;
  const { policyAddress, ...props } = JSON.parse(packed) as IslandProps;
  const reply = await fetch(policyAddress);
  // Without its policy the page stays what it is without script: the whole law, readable.
  if (!reply.ok) return;
  hydrateRoot(root, <LawPage policy={await reply.json() as CheckedPolicy} {...props} />);
}

/** The link to the other language leads to the same facts. */
function keepFactsInOtherLanguage(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-language-switch]');
  link?.addEventListener('click', () => { link.hash = location.hash; });
}
