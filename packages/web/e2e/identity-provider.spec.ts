import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { aProvider } from '../../server/test/a-provider.ts';
import { expectAccessible } from './accessible.ts';
import { act } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { phone, signedIn } from './people.ts';

const officer = { login: 'city-office', name: '顾批文', subject: 'officer-4418-0271' };

// A real provider (OpenID Connect) at the next port, at which everybody is let in as who they say.
test('an officer signs in by the identity provider, once an administrator linked them and they confirmed it', async (
  { browser, baseURL },
) => {
  const site = (baseURL ?? '').replace('127.0.0.1', 'localhost');
  const provider = await aProvider({ port: Number(new URL(site).port) + 1, site });
  try {
    provider.says({ subject: officer.subject });
    const context = await browser.newContext({ baseURL: site, locale: 'zh-CN' });
    const page = await context.newPage();
    await comeBackUnknown(page);
    await link(browser);
    await confirm(browser);
    await enter(page);
    await stayAtThePage(page);
    await context.close();
    await inEnglish(browser, site);
  } finally {
    await provider.close();
  }
});

/** The provider knows them; the product does not yet, and says by which name they came. */
async function comeBackUnknown(page: Page): Promise<void> {
  await page.goto('/app/login?next=/app/measures');
  await page.getByRole('link', { name: /Sample Identity/ }).click();
  await expect(page.getByRole('alert')).toContainText(officer.subject);
  await expectAccessible(page, 'somebody whom the provider knows and nobody linked');
}

async function link(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'security-admin', { at: '/accounts' });
  await act(page, {
    button: `绑定统一身份：${officer.name} Gu Piwen`, fills: { '统一身份标识（sub）': officer.subject },
  });
  await expect(page.getByRole('row').filter({ hasText: officer.login })).toContainText('待本人确认');
  await page.context().close();
}

async function confirm(browser: Browser): Promise<void> {
  const page = await signedIn(browser, officer.login, { at: '/security' });
  await expect(page.getByText(new RegExp(officer.subject))).toBeVisible();
  await expectAccessible(page, 'an identity that waits for its person');
  await page.getByRole('button', { name: '是我本人，确认绑定' }).click();
  await expect(page.getByText(/^已绑定：/)).toBeVisible();
  await page.context().close();
}

/** To the page that they were going to, in their post and no other. */
async function enter(page: Page): Promise<void> {
  await page.goto('/app/login?next=/app/measures');
  await page.getByRole('link', { name: /Sample Identity/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '一企一策' })).toBeVisible();
  await page.goto('/app/security');
  await expect(page.getByRole('row', { name: '当前' })).toContainText('统一身份认证');
}

/** The session ends while something is typed: the provider is visited in a window beside the page, which goes on. */
async function stayAtThePage(page: Page): Promise<void> {
  await page.goto('/app/messages');
  await page.getByLabel('邮箱').fill('gu@office.example');
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog', { name: '登录已过期' });
  const way = dialog.getByRole('link', { name: /^在新窗口用Sample Identity登录/ });
  await expect(way).toBeVisible();
  // What is typed into has come to a stand; a dialog that still grows has smaller buttons.
  await dialog.getByLabel('用户名').fill(officer.login);
  await expectAccessible(page, 'signing in again by the provider, over the page');
  const [beside] = await Promise.all([page.waitForEvent('popup'), way.click()]);
  await expect(beside.getByRole('heading', { level: 1 })).toContainText(officer.name);
  await beside.close();
  // A browser without a screen does not tell a window that it was come back to.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(dialog).toBeHidden();
  await expect(page.getByText('待确认：请打开寄到该邮箱的链接')).toBeVisible();
  await expect(page.getByLabel('邮箱')).toHaveValue('gu@office.example');
}

async function inEnglish(browser: Browser, site: string): Promise<void> {
  const context = await browser.newContext({ baseURL: site, locale: 'en', viewport: phone });
  const page = await context.newPage();
  await page.goto('/app/login?lang=en');
  const way = page.getByRole('link', { name: /Sample Identity/ });
  await expect(way).toBeVisible();
  await expectNoChinese(page, 'the sign-in page with a provider');
  await expectAccessible(page, 'the sign-in page with a provider, on a phone');
  await way.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Welcome/ })).toBeVisible();
  await context.close();
}
