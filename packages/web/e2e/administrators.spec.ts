import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { act, choose } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { fillCredentials, newMachine, phone, signedIn, tabTo } from './people.ts';

const officer = { name: '新到任', login: 'new-officer', password: 'first-day-at-work' };

test('of three administrators one opens an account, one gives it a post, one looks; none has business power', async (
  { browser },
) => {
  await openAccount(browser);
  await givePost(browser);
  await workWithIt(browser);
  await forgetThePassword(browser);
  await onlyLook(browser);
  await noBusiness(browser);
});

async function openAccount(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'system-admin', { at: '/accounts' });
  await expectAccessible(page, 'the accounts');
  await expect(page.getByRole('button', { name: /^定岗/ }), 'who opens accounts gives no posts').toHaveCount(0);
  await tabTo(page, page.getByRole('button', { name: '开立账号' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '开立账号' });
  await dialog.getByLabel('姓名').fill(officer.name);
  await dialog.getByLabel('用户名').fill(officer.login);
  await dialog.getByLabel('初始密码').fill('short');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByText('请按下面的要求填写')).toBeVisible();
  await expectAccessible(page, 'opening an account');
  await dialog.getByLabel('初始密码').fill(officer.password);
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(accountOf(page)).toContainText('无岗位');
  await page.context().close();
}

async function givePost(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'security-admin', { at: '/accounts' });
  await expect(page.getByRole('button', { name: '开立账号' }), 'who gives posts opens no accounts').toHaveCount(0);
  await accountOf(page).getByRole('button', { name: `定岗：${officer.name}` }).click();
  const dialog = page.getByRole('dialog', { name: `定岗：${officer.name}` });
  await choose(dialog.getByRole('combobox', { name: '岗位' }), '主管部门经办');
  await dialog.getByLabel('单位').fill('commerce');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(accountOf(page)).toContainText('主管部门经办');
  await act(page, { button: `重置第二重验证：${officer.name}`, within: accountOf(page) });
  await expectAccessible(page, 'the accounts of the security administrator');
  await page.context().close();
}

async function workWithIt(browser: Browser): Promise<void> {
  const page = await newMachine(browser);
  await page.goto('/app/login?next=/app/worklist');
  await fillCredentials(page, officer);
  await page.keyboard.press('Enter');
  await changeFirstPassword(page);
  await expect(page.getByRole('heading', { level: 1, name: '我的待办' })).toBeVisible();
  await page.context().close();
}

/** 修改初始密码 — before anything else, whatever address is asked for. */
async function changeFirstPassword(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '修改初始密码' })).toBeVisible();
  expect((await page.request.get('/api/worklist')).status(), 'the server holds it').toBe(403);
  await page.goto('/app/worklist?lang=en');
  await expect(page.getByRole('heading', { level: 1, name: 'Change your first password' })).toBeVisible();
  await page.getByText(officer.name).evaluate((lead) => lead.setAttribute('lang', 'zh-CN'));
  await expectNoChinese(page, 'the first password');
  await page.goto('/app/worklist?lang=zh-CN');
  await page.getByLabel('当前密码').fill(officer.password);
  for (const label of [/^新密码/, '再输入一次新密码']) await page.getByLabel(label).fill(officer.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('新密码与当前密码相同', { exact: false })).toBeVisible();
  await expectAccessible(page, 'the first password');
  for (const label of [/^新密码/, '再输入一次新密码']) await page.getByLabel(label).fill('second-day-at-work');
  await page.keyboard.press('Enter');
}

/** 忘记密码 — one administrator sets a first password, and the post waits for the other one. */
async function forgetThePassword(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'system-admin', { at: '/accounts' });
  await expect(accountOf(page)).toContainText('主管部门经办');
  await accountOf(page).getByRole('button', { name: `重设初始密码：${officer.name}` }).click();
  const dialog = page.getByRole('dialog', { name: `重设初始密码：${officer.name}` });
  await dialog.getByLabel('初始密码').fill('third-day-at-work');
  await expectAccessible(page, 'setting a first password anew');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(accountOf(page)).toContainText('无岗位');
  await page.context().close();
}

async function onlyLook(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'audit-admin', { at: '/accounts', language: 'en', viewport: phone });
  await expect(page.getByRole('row').filter({ hasText: officer.login })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Open an account|Give a post|Post of)/ })).toHaveCount(0);
  await expectAccessible(page, 'the accounts in English on a phone');
  await page.getByRole('row').filter({ hasText: officer.login }).evaluate((row) => row.setAttribute('lang', 'zh-CN'));
  await expectNoChinese(page, 'the accounts');
  await page.goto('/app/audit-trail?area=identity&lang=zh-CN');
  const given = page.getByRole('row').filter({ hasText: officer.name }).filter({ hasText: '定岗' });
  await expect(given).toContainText('安全管理员');
  await given.getByRole('button', { name: `只看 账号 ${officer.name} 的记录` }).click();
  await expect(page.getByRole('row').filter({ hasText: '开立账号' })).toContainText('系统管理员');
  await expectAccessible(page, 'the trail on a phone');
  await page.context().close();
}

/** Neither a line of the menu nor an address leads an administrator to a case or to money, and the server says no. */
async function noBusiness(browser: Browser): Promise<void> {
  for (const login of ['system-admin', 'security-admin', 'audit-admin']) {
    const page = await signedIn(browser, login, { at: '/' });
    const menu = page.getByRole('navigation', { name: '主菜单' });
    await expect(menu.getByRole('link', { name: '账号和岗位' })).toBeVisible();
    await expect(menu.getByRole('link', { name: /待办|申报|资金|支付|审核/ })).toHaveCount(0);
    await page.goto('/app/cases');
    await expect(page.getByText('您的岗位不能查看这个页面')).toBeVisible();
    for (const address of ['/api/claims', '/api/payment-orders', '/api/funds/qingyuan-2015-64']) {
      expect((await page.request.get(address)).status(), `${login} ${address}`).toBe(403);
    }
    await page.context().close();
  }
}

function accountOf(page: Page) {
  return page.getByRole('row').filter({ hasText: officer.login });
}
