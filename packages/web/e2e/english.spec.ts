import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectNoChinese } from './chinese.ts';
import { newMachine, phone, signedIn } from './people.ts';

const english = { language: 'en' } as const;

test('the law page in English, its text Chinese with a translation', async ({ browser }) => {
  const page = await newMachine(browser, english);
  await page.goto('/en/policies/qingyuan-2015-64');
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await expect(page.locator('#law-panel .law-amount')).toContainText('yuan');
  await expect(page.getByText('Unofficial translation; the Chinese text prevails')).toBeVisible();
  await expectNoChinese(page, 'the law page');
  await expectAccessible(page, 'the law page in English');
});

test('the portal in English, from signing in to the case', async ({ browser }) => {
  const entrance = await newMachine(browser, english);
  await entrance.goto('/app/login?lang=en');
  await expect(entrance.getByRole('heading', { name: 'Sample accounts' })).toBeVisible();
  await expectNoChinese(entrance, 'the sign-in page');
  await entrance.getByRole('link', { name: 'Open an account' }).click();
  await expectNoChinese(entrance, 'signing up');

  const applicant = await signedIn(browser, 'mizzen', { at: '/claims', ...english, viewport: phone });
  await expectNoChinese(applicant, 'the applicant’s claims');
  await applicant.getByRole('button', { name: 'Go on' }).click();
  await expect(applicant.getByRole('complementary', { name: 'Answer' })).toContainText('189,648.00');
  await expectNoChinese(applicant, 'the claim form');
  await expectAccessible(applicant, 'the claim form on a phone');

  const clerk = await signedIn(browser, 'lighthouse-clerk', { at: '/claims', ...english });
  await clerk.getByRole('row', { name: 'Paid' }).getByRole('button', { name: 'Open' }).click();
  for (const tab of ['Facts', 'Clauses and answer', 'Documents', 'What happened']) {
    await clerk.getByRole('tab', { name: tab }).click();
    await expectNoChinese(clerk, `the case, ${tab}`);
  }
  await expectAccessible(clerk, 'the case in English');
});

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
  const acts = page.locator('.app-page-head button:enabled:not(a button)');
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
