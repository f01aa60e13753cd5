import { expect, test } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { phone } from './people.ts';

const words = {
  'zh-CN': {
    home: '/',
    navigation: '公示',
    open: '公示中',
    closed: '已结束',
    raise: '提出异议',
    tooShort: '不对',
    statement: '坐席面积占比偏高，请核实会议室是否计入。',
    send: '提交异议',
    problem: /^请写明异议内容和理由/,
    receipt: '异议已收到',
    next: '接下来',
    back: '返回这份公示',
    noLonger: /不再接受异议/,
    line: '有异议的项目',
    name: '真实姓名或单位名称',
    contact: '联系方式',
    text: '异议内容和理由',
  },
  en: {
    home: '/en/',
    navigation: 'Notices',
    open: 'Open',
    closed: 'Closed',
    raise: 'Raise an objection',
    tooShort: 'Wrong.',
    statement: 'The share of the seats seems high; were the meeting rooms counted?',
    send: 'Send the objection',
    problem: /^Say what is wrong and why/,
    receipt: 'Your objection was received',
    next: 'What happens next',
    back: 'Back to the notice',
    noLonger: /objections are no longer received/,
    line: 'The claim you object to',
    name: 'Your real name, or that of your organisation',
    contact: 'How to reach you',
    text: 'What is wrong, and why',
  },
} as const;
const seats = { 'zh-CN': { width: 1440, height: 900 }, en: phone } as const;

for (const language of ['zh-CN', 'en'] as const) {
  const say = words[language];

  test(`anyone may object to an open notice, without script (${language})`, async ({ browser }) => {
    const page = await visitor(browser, { language, javaScriptEnabled: false });
    await page.goto(say.home);
    await page.getByRole('navigation').getByRole('link', { name: say.navigation, exact: true }).click();
    await expectFits(page, 'the list of notices');
    await noticesThatAre(page, say.open).first().click();
    await expectFits(page, 'an open notice');
    await page.getByRole('link', { name: say.raise }).click();

    await page.getByLabel(say.line).selectOption({ index: 1 });
    await page.getByLabel(say.name).fill('示例异议人 <b>');
    await page.getByLabel(say.contact).fill('objector@example.test');
    await page.getByLabel(say.text).fill(say.tooShort);
    await page.getByRole('button', { name: say.send }).click();
    await expect(page.getByRole('alert').getByRole('link', { name: say.problem })).toBeInViewport();
    await expect(page.getByLabel(say.name)).toHaveValue('示例异议人 <b>');
    await expect(page.getByLabel(say.text)).toHaveValue(say.tooShort);
    await expectFits(page, 'a form that came back');

    await page.getByLabel(say.text).fill(say.statement);
    await page.getByRole('button', { name: say.send }).click();
    await expect(page.getByRole('heading', { level: 1, name: say.receipt })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: say.next })).toBeVisible();
    await expect(page.getByText(/^2017-\d{4}$/)).toBeVisible();
    await expect(page.getByText('示例异议人')).toBeHidden();
    await expectFits(page, 'the receipt');
    await page.getByRole('link', { name: say.back }).click();
    await expect(page.getByRole('button', { name: say.send })).toBeVisible();
  });

  test(`every page of a notice can be used by everybody (${language})`, async ({ browser }) => {
    const page = await visitor(browser, { language });
    await page.goto(say.home);
    await expectAccessible(page, 'the home page');
    await page.getByRole('navigation').getByRole('link', { name: say.navigation, exact: true }).click();
    await expectAccessible(page, 'the list of notices');
    await noticesThatAre(page, say.closed).first().click();
    await expect(page.getByText(say.noLonger)).toBeVisible();
    await expect(page.getByRole('button', { name: say.send })).toBeHidden();
    await expectAccessible(page, 'a closed notice');

    await page.getByRole('navigation').getByRole('link', { name: say.navigation, exact: true }).click();
    await noticesThatAre(page, say.open).first().click();
    await expectAccessible(page, 'an open notice');
    await page.getByLabel(say.line).selectOption({ index: 1 });
    await page.getByLabel(say.name).fill('示例异议人');
    await page.getByLabel(say.contact).fill('objector@example.test');
    await page.getByLabel(say.text).fill(say.tooShort);
    await page.getByRole('button', { name: say.send }).click();
    await expectAccessible(page, 'a form that came back');
    await page.getByRole('alert').getByRole('link', { name: say.problem }).click();
    await expect(page.getByLabel(say.text)).toBeFocused();
    await page.getByLabel(say.text).fill(say.statement);
    await page.getByRole('button', { name: say.send }).click();
    await expect(page.getByRole('heading', { level: 1, name: say.receipt })).toBeVisible();
    await expectAccessible(page, 'the receipt');
  });
}

test('the clause of a line leads to its place in the law', async ({ page }) => {
  await page.goto('/notices');
  await noticesThatAre(page, words['zh-CN'].open).first().click();
  const clause = page.locator('td').getByRole('link').first();
  const number = await clause.textContent();
  await clause.click();
  await expect(page).toHaveURL(new RegExp(`/policies/[^/]+#clause-${number}$`));
  await expect(page.locator(`[id="clause-${number}"]`)).toBeInViewport();
});

test('a notice masks individuals and names no other person of the story', async ({ page }) => {
  await page.goto('/notices');
  const closed = noticesThatAre(page, words['zh-CN'].closed);
  await expect(closed.first()).toBeVisible();
  const addresses = await closed.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  let masked = 0;
  for (const address of addresses) {
    await page.goto(address);
    masked += await page.getByRole('cell', { name: /^.\*+$/ }).count();
    await expect(page.getByText('示例异议人')).toBeHidden();
  }
  expect(masked).toBeGreaterThan(0);
});

async function visitor(
  browser: Browser,
  { language, javaScriptEnabled = true }: { language: 'zh-CN' | 'en'; javaScriptEnabled?: boolean },
): Promise<Page> {
  const context = await browser.newContext({ viewport: seats[language], javaScriptEnabled });
  return context.newPage();
}

/** The links to the notices of the list that say of themselves that they are open, or closed. */
function noticesThatAre(page: Page, state: string): Locator {
  return page.getByRole('article').filter({ hasText: state }).getByRole('link');
}

/** Nothing sticks out to the side, however narrow the screen. */
async function expectFits(page: Page, state: string): Promise<void> {
  const [needed, there] = await page.evaluate(
    () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const,
  );
  expect.soft(needed, `${state} is no wider than the screen`).toBeLessThanOrEqual(there);
}
