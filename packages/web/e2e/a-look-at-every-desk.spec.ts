import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNoChinese } from './chinese.ts';
import { signedIn } from './people.ts';

// It comes first by its name: later journeys type words of their own into what every desk shows.
const english = { language: 'en' } as const;

/** Every post that acts on claims or money, with the pages on which its acts begin. */
const desks: Readonly<Record<string, readonly string[]>> = {
  'commerce-clerk': ['/worklist', '/applicants', '/recognitions', '/paper-claims', '/paper-claims/new'],
  'commerce-chief': ['/worklist', '/cases', '/review-lists', '/measures', '/samples'],
  'commerce-director': ['/worklist', '/objections', '/recoveries', '/restrictions'],
  'inspector-1': ['/worklist', '/visits'],
  'education': ['/worklist'],
  'finance-reviewer': ['/worklist', '/fund', '/rounds'],
  'finance-clerk': ['/worklist', '/payment-batches', '/payment-orders', '/bank-returns'],
  'district-finance': ['/payment-batches', '/payables'],
  'city-government': ['/worklist', '/measures'],
  'policy-drafter': ['/policy-drafts'],
  'system-admin': ['/accounts'],
  'security-admin': ['/'],
};

for (const [login, places] of Object.entries(desks)) {
  test(`the desk of ${login} in English, with every dialog that it opens`, async ({ browser }) => {
    const page = await signedIn(browser, login, { at: places[0] ?? '/', ...english });
    for (const place of places) {
      await page.goto(`/app${place}`);
      await lookAround(page, `${place} of ${login}`);
    }
    await page.goto(`/app${places[0] ?? '/'}`);
    const work = page.getByRole('main').getByRole('link', { name: /^Open \d{4}-\d+/ }).first();
    await settled(page);
    if (await work.count() > 0) {
      await work.click();
      await expect(page.getByRole('heading', { level: 1, name: /^Case/ })).toBeVisible();
      await lookAround(page, `a case before ${login}`);
    }
    await page.context().close();
  });
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
}

/** The page, then each act at its head as far as its dialog, which is left without acting. */
async function lookAround(page: Page, state: string): Promise<void> {
  await settled(page);
  await expectNoChinese(page, state);
  // A button within a link leads to another page.
  const acts = page.locator('.app-page-head button:enabled:not([aria-disabled]):not(a button)');
  for (const name of await acts.allInnerTexts()) {
    if (name === 'Export' || name === 'Audit bundle') continue;
    await acts.filter({ hasText: name }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog, `${name} on ${state}`).toBeVisible();
    await expectNoChinese(page, `${state}: ${name}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
}
