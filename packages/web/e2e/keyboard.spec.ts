import { expect, test } from '@playwright/test';
import { expectNoSideways } from './accessible.ts';
import { signedIn, tabTo } from './people.ts';

// The draft that the demonstration leaves ready, changed and submitted without a pointer.
test('an applicant corrects a fact, declares and submits by keyboard alone', async ({ browser }) => {
  const page = await signedIn(browser, 'mizzen', { at: '/claims' });
  await tabTo(page, page.getByRole('button', { name: '继续填写' }));
  await page.keyboard.press('Enter');
  const answer = page.getByRole('complementary', { name: '测算结果' });
  await expect(answer).toContainText('189,648.00');
  const rent = page.getByRole('main').getByRole('textbox', { name: /^月租金/ }).first();
  await tabTo(page, rent);
  const before = await rent.inputValue();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1');
  await expect(answer).not.toContainText('189,648.00');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(before);
  await expect(answer).toContainText('189,648.00');
  await tabTo(page, page.getByRole('checkbox', { name: /^申报单位声明/ }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: '提交申报' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '申报回执' })).toBeVisible();
  await expect(page.getByRole('row', { name: /内容摘要/ })).toContainText(/[0-9a-f]{64}/);
  await expectNoSideways(page);
  await page.context().close();
});
