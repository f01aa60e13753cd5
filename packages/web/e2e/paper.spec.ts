import { expect, test } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { choose } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { asked } from './facts.ts';
import { fillCredentials, passwordOf, phone, signedIn } from './people.ts';

const firm = '缆盘网络科技';

// 纸质申报 What one officer types from a paper is lost to no reload, session or network, and another can go on with it.
test('nothing typed from a paper is lost; another officer goes on with it', async ({ browser }) => {
  const page = await signedIn(browser, 'commerce-clerk', { at: '/paper-claims/new' });
  await begin(page);
  await test.step('a reload comes back to it', () => afterReload(page));
  await test.step('without network it is kept, and saved when that is back', () => withoutNetwork(page));
  await test.step('the session ends, and the text stays', () => afterSession(page));
  await page.context().close();
  await test.step('another officer goes on with it', () => goOn(browser));
});

async function begin(page: Page): Promise<void> {
  const applicant = page.getByRole('combobox', { name: '申报主体' });
  await applicant.fill(firm);
  await choose(applicant, new RegExp(firm));
  await page.getByLabel('收件日期').fill('2017-04-26');
  await choose(page.getByRole('combobox', { name: '选择项目' }), '自建坐席场地租金奖励');
  await page.getByRole('button', { name: '增加申报项目' }).click();
  await rent(page).fill('61000');
  await expect(page.getByText(/^已保存 2017-/)).toBeVisible();
  await expectAccessible(page, 'typing a claim from its paper');
}

async function afterReload(page: Page): Promise<void> {
  await page.reload();
  await expect(rent(page)).toHaveValue(/61,?000/);
  await expect(page.getByLabel('收件日期')).toHaveValue('2017-04-26');
  await expect(page.getByText(/^以下内容是您于 2017-.* 保存的/)).toBeVisible();
}

async function withoutNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await rent(page).fill('62000');
  await expect(page.getByText('尚未保存的修改已留在本机').first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/^已保存 2017-/)).toBeVisible();
}

async function afterSession(page: Page): Promise<void> {
  await page.context().clearCookies();
  await rent(page).fill('63000');
  const again = page.getByRole('dialog');
  await expect(again).toBeVisible();
  await fillCredentials(page, { login: 'commerce-clerk', password: passwordOf('commerce-clerk') });
  await again.locator('button[type=submit]').click();
  await expect(again).toBeHidden();
  await expect(page.getByText(/^已保存 2017-/)).toBeVisible();
  await expect(rent(page)).toHaveValue(/63,?000/);
}

/** Found in the list of what is not finished, in English on a phone; nobody else of the firm's claims is touched. */
async function goOn(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'commerce-register', { at: '/paper-claims', language: 'en', viewport: phone });
  const unfinished = page.getByRole('region', { name: 'Not finished' });
  await expect(unfinished.getByRole('listitem').filter({ hasText: firm })).toContainText(/saved by .* at 2017-/);
  await expectNoChinese(page, 'claims on paper that are not finished');
  await expectAccessible(page, 'claims on paper that are not finished, on a phone');
  await expectNoSideways(page);
  await unfinished.getByRole('link', { name: new RegExp(`^Go on with .*${firm}`) }).click();
  await expect(page.getByRole('textbox', { name: asked('Monthly rent') })).toHaveValue(/63,?000/);
  await expect(page.getByLabel('Day of receipt')).toHaveValue('2017-04-26');
  await expect(page.getByText(/^Saved by .* at 2017-.*; you can go on/)).toBeVisible();
  await expectAccessible(page, 'going on with a paper, on a phone');
  await expectNoSideways(page);
  await page.goto('/app/paper-claims');
  await page.getByRole('button', { name: new RegExp(`^Throw away what was typed of .*${firm}`) }).click();
  await page.getByRole('dialog').locator('.ant-btn-primary').click();
  await expect(unfinished).toHaveCount(0);
  await page.context().close();
}

function rent(page: Page): Locator {
  return page.getByRole('textbox', { name: asked('月租金') });
}
