import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { act } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { phone, signedIn, tabTo } from './people.ts';

const disputed = '引航系统集成';
const lowered = '舵轮数据服务';
const texts = { doubt: 'Tickets were invoiced twice.', word: 'One invoice is a correction of the other.' };

// Two bureaus, line by line; what they differ about is settled by a third; nobody signs for one case twice.
test('bureaus differ on a line, the leading officer settles it; whoever confirmed an amount does not sign it', async (
  { browser },
) => {
  await test.step('finance disagrees with the line', () => disagree(browser));
  await test.step('the leading officer settles, on a phone, in English', () => settle(browser));
  await test.step('the chief proposes another amount, the director confirms it', () => lower(browser));
  const list = await test.step('the chief lists both', () => compose(browser));
  await test.step('the director, who confirmed, is refused; the deputy signs', () => signForCommerce(browser, list));
  await test.step('finance signs, and the list holds', () => signForFinance(browser, list));
});

async function disagree(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'finance-reviewer', { at: '/review-lists' });
  await expectAccessible(page, 'the lists');
  await page.getByRole('row').filter({ hasText: '待会签' }).getByRole('link').click();
  await page.getByRole('button', { name: '会签' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: new RegExp(disputed) }).check();
  await dialog.getByLabel('意见', { exact: true }).fill('逐件意见如上。');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByText('请填写').first(), 'a reason is asked for').toBeVisible();
  await dialog.getByLabel(/的理由$/).fill(texts.doubt);
  await expect(dialog.getByText('请填写'), 'what was asked for fades away').toHaveCount(0);
  await expectAccessible(page, 'opinions line by line');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  const disagreement = page.getByRole('region', { name: /^分歧 / });
  await expect(disagreement).toContainText('待裁定');
  await expect(disagreement).toContainText(texts.doubt);
  await expectAccessible(page, 'a list with a disagreement');
  await disagreement.getByRole('link').click();
  await expect(page.getByRole('button', { name: '裁定会签分歧' }), 'nobody settles their own').toHaveCount(0);
  await page.context().close();
}

async function settle(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'leading-officer', { at: '/worklist', language: 'en', viewport: phone });
  await page.getByRole('listitem').filter({ hasText: disputed }).getByRole('link').click();
  await page.getByRole('button', { name: 'Settle the disagreement' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'It stands as proposed and is listed again' }).check();
  await dialog.getByRole('textbox').fill(texts.word);
  await expectNoChinese(page, 'settling a disagreement');
  await expectAccessible(page, 'settling a disagreement on a phone');
  await expectNoSideways(page);
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await page.context().close();
}

async function lower(browser: Browser): Promise<void> {
  const chief = await atTheCaseOf(browser, 'commerce-chief', lowered);
  const fills = { '改定为': '20000.00', '依据': 'Bank records', '理由': 'A part of the fee was not paid.' };
  await act(chief, { button: '提出改定金额', fills });
  await expect(chief.getByRole('button', { name: '确认改定金额' }), 'nobody confirms their own').toHaveCount(0);
  await chief.context().close();

  const director = await atTheCaseOf(browser, 'commerce-director', lowered);
  await director.getByRole('button', { name: '确认改定金额' }).click();
  const dialog = director.getByRole('dialog');
  await expect(dialog).toContainText('23,000.00');
  await dialog.getByRole('radio', { name: '同意改定' }).check();
  await dialog.getByRole('textbox').fill('Compared.');
  await expectAccessible(director, 'confirming another amount');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await director.context().close();
}

/** Answers the address of the new list. */
async function compose(browser: Browser): Promise<string> {
  const page = await signedIn(browser, 'commerce-chief', { at: '/review-lists' });
  await page.getByRole('button', { name: '汇总名单' }).click();
  const drawer = page.getByRole('dialog', { name: '汇总名单' });
  for (const firm of [disputed, lowered]) await drawer.getByRole('checkbox', { name: new RegExp(firm) }).check();
  await drawer.getByRole('button', { name: '汇总名单' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^名单 / })).toBeVisible();
  await expect(page.getByText('33,400.00').first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: lowered })).toContainText('23,000.00');
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname.replace('/app', '');
}

async function signForCommerce(browser: Browser, list: string): Promise<void> {
  const director = await signedIn(browser, 'commerce-director', { at: list });
  await director.getByRole('button', { name: '会签' }).click();
  const dialog = director.getByRole('dialog');
  await dialog.getByLabel('意见', { exact: true }).fill('同意。');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByText(/同一人不得再次签办/).first()).toBeVisible();
  await expectAccessible(director, 'a signature that is refused');
  await director.context().close();

  const deputy = await signedIn(browser, 'commerce-deputy', { at: list });
  await act(deputy, { button: '会签', fills: { 意见: '同意。' } });
  await expect(deputy.getByRole('button', { name: '会签' }), 'one signature a bureau').toHaveCount(0);
  await deputy.context().close();
}

async function signForFinance(browser: Browser, list: string): Promise<void> {
  const page = await signedIn(browser, 'finance-reviewer', { at: list });
  await signByKeyboard(page);
  await page.goto(`/app${list}/agenda`);
  await expect(page.getByRole('heading', { level: 1, name: /^联合审核会议议程/ })).toBeVisible();
  await expectAccessible(page, 'the agenda of a list');
  await page.goto('/app/review-lists');
  await expect(page.getByRole('row').filter({ hasText: '33,400.00' })).toContainText('已会签');
  await page.context().close();
}

/** Whoever signs all day need not reach for a pointer. */
async function signByKeyboard(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: '会签' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByLabel('意见', { exact: true }));
  await page.keyboard.type('同意。');
  await tabTo(page, dialog.locator('.ant-btn-primary'));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

async function atTheCaseOf(browser: Browser, login: string, firm: string): Promise<Page> {
  const page = await signedIn(browser, login, { at: '/cases' });
  await page.goto(`/app/cases?words=${encodeURIComponent(firm)}`);
  await page.getByRole('row').filter({ hasText: firm }).getByRole('link', { name: /^打开 / }).click();
  await expect(page.getByRole('heading', { name: /^案卷 / })).toBeVisible();
  return page;
}
