import { formatDay, parseDay } from '@qingce/values';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { act, choose, moveClockPast } from './acts.ts';
import { phone, signedIn } from './people.ts';

// After the journey of a claim: both move the business date, and no claim is handed in after this one.
const firm = { name: '海图信息技术', login: 'chart', paid: '56,000.00' } as const;

test('what was paid by mistake: found, heard, decided by another, demanded, repaid', async ({ browser }) => {
  const opened = await test.step('the chief opens a case', () => openCase(browser));
  await test.step('the chief records the hearing and proposes', () => hearAndPropose(browser, opened));
  await test.step('the director decides', () => decide(browser, opened.number));
  await test.step('the firm reads the demand on a phone', () => readDemand(browser, opened.number));
  await test.step('finance books what came', () => book(browser, opened.number));
});

interface Opened { readonly number: string; readonly hearingOn: string }

async function openCase(browser: Browser): Promise<Opened> {
  const page = await signedIn(browser, 'commerce-chief', { at: '/cases' });
  await page.goto(`/app/cases?words=${encodeURIComponent(firm.name)}`);
  await page.getByRole('row').filter({ hasText: firm.name }).getByRole('link', { name: /^打开 / }).click();
  const today = await page.getByRole('form', { name: '演示环境' }).locator('time').first().innerText();
  const hearingOn = laterBy(today, 8);
  await page.getByRole('button', { name: '追回立案' }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog.getByRole('combobox', { name: '类别' }), '申报差错');
  await dialog.getByLabel('依据条款').fill('5.2');
  await dialog.getByLabel('查明事实').fill('第二次参展的门票由主办方赠送。');
  await dialog.getByLabel('听证日期').fill(hearingOn);
  await expectAccessible(page, 'opening a recovery case');
  await dialog.locator('.ant-btn-primary').click();
  const title = await page.getByRole('heading', { level: 1, name: /^追回案 \d{4}-\d{4}$/ }).innerText();
  await expect(page.getByText('待听证')).toBeVisible();
  await page.context().close();
  return { number: title.slice('追回案 '.length), hearingOn };
}

/** Nothing is proposed before the party could be heard. */
async function hearAndPropose(browser: Browser, { number, hearingOn }: Opened): Promise<void> {
  const page = await caseOf(browser, 'commerce-chief', number);
  await page.getByRole('button', { name: '记录听证' }).click();
  await page.getByRole('dialog').getByLabel('内容').fill('当事人到场。');
  await page.getByRole('dialog').locator('.ant-btn-primary').click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(hearingOn);
  await page.keyboard.press('Escape');
  await moveClockPast(page, hearingOn);
  await act(page, { button: '记录听证', fills: { 内容: '当事人到场，无异议。' } });
  await act(page, { button: '拟定追回', fills: { 参展补助: '2400.00', 决定理由: '未实际支出的费用不予补助。' } });
  await expect(page.getByText('待决定')).toBeVisible();
  await expect(page.getByRole('button', { name: '作出决定' }), 'nobody decides their own proposal').toHaveCount(0);
  await expectAccessible(page, 'a proposed recovery');
  await page.context().close();
}

async function decide(browser: Browser, number: string): Promise<void> {
  const page = await caseOf(browser, 'commerce-director', number);
  await act(page, { button: '作出决定' });
  await expect(page.getByText('追缴中')).toBeVisible();
  await page.getByRole('button', { name: '追缴通知书' }).click();
  const letter = page.getByRole('article');
  await expect(letter).toContainText('2,400.00');
  await expect(letter).toContainText('人民币贰仟肆佰元整');
  await expect(letter).toContainText('申请行政复议');
  await expectAccessible(page, 'the demand letter');
  await page.context().close();
}

async function readDemand(browser: Browser, number: string): Promise<void> {
  const page = await signedIn(browser, firm.login, { at: '/recoveries', language: 'en', viewport: phone });
  await page.getByRole('link', { name: number, exact: true }).first().click();
  await expect(page.getByText('demanded', { exact: true })).toBeVisible();
  await expectAccessible(page, 'a recovery case on a phone');
  await expectNoSideways(page);
  await page.getByRole('button', { name: 'Demand letter' }).click();
  await expect(page.getByRole('article')).toContainText('2,400.00');
  await expect(page.getByRole('article')).toContainText('Administrative reconsideration');
  await expectAccessible(page, 'the demand letter on a phone');
  await expectNoSideways(page);
  await page.context().close();
}

async function book(browser: Browser, number: string): Promise<void> {
  const page = await caseOf(browser, 'finance-clerk', number);
  const today = await page.getByRole('form', { name: '演示环境' }).locator('time').first().innerText();
  const receipt = { 金额: '1400.00', 银行流水号: `缴回-${number}-1`, 到账日期: today };
  await act(page, { button: '登记缴回', fills: receipt });
  await expect(page.getByRole('row').filter({ hasText: receipt.银行流水号 })).toContainText('1,400.00');
  await expect(page.getByText('现欠本金').locator('xpath=following::*[contains(@class,"app-money")][1]'))
    .toContainText('1,000.00');
  await expectAccessible(page, 'a debt that was repaid in part');
  await page.context().close();
}

async function caseOf(browser: Browser, login: string, number: string): Promise<Page> {
  const page = await signedIn(browser, login, { at: '/recoveries' });
  await page.getByRole('link', { name: number, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: `追回案 ${number}` })).toBeVisible();
  return page;
}

function laterBy(day: string, days: number): string {
  return formatDay((parseDay(day) ?? 0) + days);
}
