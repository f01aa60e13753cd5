import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
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
  await expectNoSideways(applicant);

  const clerk = await signedIn(browser, 'lighthouse-clerk', { at: '/claims', ...english });
  await clerk.getByRole('row', { name: 'Paid' }).getByRole('button', { name: 'Open' }).click();
  for (const tab of ['Facts', 'Clauses and answer', 'Documents', 'What happened']) {
    await clerk.getByRole('tab', { name: tab }).click();
    await expectNoChinese(clerk, `the case, ${tab}`);
  }
  await expectAccessible(clerk, 'the case in English');
});
