import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { act } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { fillCredentials, phone, tabTo } from './people.ts';

const person = { name: '苏钥', login: 'suyue-2017', password: 'a-key-under-the-mat' };

test('a passkey is registered, signs its person in, is the second factor, is renamed and removed', async ({
  browser, baseURL,
}) => {
  // Passkeys are made for the name of a host, so the demonstration has them at localhost.
  const site = (baseURL ?? '').replace('127.0.0.1', 'localhost');
  const context = await browser.newContext({ baseURL: site, locale: 'zh-CN' });
  const page = await context.newPage();
  await addDevice(page);

  await page.goto('/app/sign-up');
  await page.getByLabel('姓名').fill(person.name);
  await fillCredentials(page, person);
  await page.getByRole('button', { name: '注册账号' }).click();
  await expect(page.getByRole('heading', { name: `${person.name}，您好` })).toBeVisible();

  await page.goto('/app/security');
  await expect(page.getByText('还没有通行密钥。')).toBeVisible();
  await page.getByLabel('名称').fill('办公室的电脑');
  await tabTo(page, page.getByRole('button', { name: '在此设备登记通行密钥' }));
  await page.keyboard.press('Enter');
  const passkeys = page.getByRole('table').filter({ hasText: '保存范围' });
  await expect(passkeys.getByRole('row', { name: '办公室的电脑' })).toContainText('从未');
  await expectAccessible(page, 'account and security with a passkey');

  await signOut(page);
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(page.getByRole('heading', { name: `${person.name}，您好` })).toBeVisible();
  await page.goto('/app/security');
  await expect(page.getByRole('row', { name: '当前' })).toContainText('通行密钥');
  await expect(page.getByRole('row', { name: '当前' })).toContainText(/Chrome \d+ · Linux/);
  await expect(passkeys.getByRole('row', { name: '办公室的电脑' })).not.toContainText('从未');
  await act(page, { button: '改名：办公室的电脑', fills: { 名称: '家里的电脑' } });
  await expect(passkeys.getByRole('row', { name: '家里的电脑' })).toBeVisible();

  await stayAtThePage(page);
  await signOut(page);
  await expectAccessible(page, 'signing in with a passkey at hand');
  await fillCredentials(page, person);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `${person.name}，您好` })).toBeVisible();

  await page.setViewportSize(phone);
  await page.goto('/app/security?lang=en');
  await expect(page.getByRole('button', { name: 'Register a passkey on this device' })).toBeVisible();
  await expectAccessible(page, 'account and security in English on a phone');
  await page.goto('/app/security?lang=zh-CN');
  await act(page, { button: '移除：家里的电脑' });
  await expect(page.getByText('还没有通行密钥。')).toBeVisible();
  await context.close();
});

test('where passkeys do not work, the page says where they do', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto('/app/login?lang=en&next=/app/security');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveCount(0);
  await fillCredentials(page, { login: 'auditor', password: 'auditor-demo-2017' });
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Passkeys work at http:\/\/localhost:\d+ only/)).toBeVisible();
  await expectNoChinese(page, 'account and security');
  await context.close();
});

/** The session ends while something is typed: the ways that the account has are offered over the page; it goes on. */
async function stayAtThePage(page: Page): Promise<void> {
  await page.goto('/app/messages');
  await page.getByLabel('邮箱').fill('su@yue.example');
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog', { name: '登录已过期' });
  await expect(dialog.getByLabel('密码')).toBeVisible();
  await expect(dialog.getByRole('link'), 'the account is linked to no provider').toHaveCount(0);
  // What is typed into has come to a stand; a dialog that still grows has smaller buttons.
  await dialog.getByLabel('用户名').fill(person.login);
  await expectAccessible(page, 'signing in again over the page');
  await dialog.getByRole('button', { name: '用通行密钥登录' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('待确认：请打开寄到该邮箱的链接')).toBeVisible();
  await expect(page.getByLabel('邮箱')).toHaveValue('su@yue.example');
}

/** A device of the person's own, as the browser sees one: it has a PIN, and its person is there (CDP, WebAuthn). */
async function addDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.locator('.app-user').click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { name: '登录清策' })).toBeVisible();
}
