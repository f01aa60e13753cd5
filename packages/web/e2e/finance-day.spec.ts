import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { act } from './acts.ts';
import { importReturns, sendBatch } from './batches.ts';
import { expectNoChinese } from './chinese.ts';
import { newMachine, phone, signedIn, tabTo } from './people.ts';

const city = { name: '市级财政', people: ['finance-clerk', 'finance-checker', 'finance-releaser'] } as const;
const paid = '浮标呼叫服务';
const failing = '潮汐客户联络';
/** Its payment is on its way, and a certificate of it was issued. */
const certified = '锚地中等职业学校';
/** What the city bears of the two claims. */
const shares = { [paid]: '20,664.00', [failing]: '299,400.00' } as const;

test('a day of the finance officers: build, check, release, hear the bank, pay again, reconcile, chase', async (
  { browser },
) => {
  await test.step('order what was decided', () => orderTide(browser));
  const batch = await test.step('build, check and release', () =>
    sendBatch(browser, { people: city.people, payees: [paid, failing] }));
  await test.step('download the file', () => download(browser, batch.number));
  await test.step('import what the bank says: one is paid, one fails', () => importReturns(browser, {
    login: 'finance-clerk', treasury: city.name,
    words: batch.lines.map((line, index) => ({ ...line, outcome: index === 0 ? 'paid' : 'failed' } as const)),
  }));
  await test.step('pay again, by two people', () => payAgain(browser));
  await test.step('reconcile the month to the fen', () => reconcile(browser));
  await test.step('chase the district', () => chase(browser));
  await test.step('look behind a number', () => drillDown(browser));
  await test.step('pledge a receivable once, for anyone to check', () => pledge(browser));
});

/** The claim that waits to be ordered, found by keyboard alone. */
async function orderTide(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'finance-clerk', { at: '/worklist' });
  await expect(page.getByText(/待编入批次的支付指令/)).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: failing });
  await tabTo(page, row.getByRole('link', { name: /^打开 / }));
  await page.keyboard.press('Enter');
  await act(page, { button: '制作支付指令' });
  await expect(page.getByText('拨付中', { exact: true })).toBeVisible();
  await page.context().close();
}

/** 导出 — the file has the lines and the total in figures and words; the workbook carries the budget subjects. */
async function download(browser: Browser, number: string): Promise<void> {
  const page = await signedIn(browser, 'finance-releaser', { at: '/payment-batches' });
  const batch = page.getByRole('region', { name: number, exact: true });
  const [file] = await Promise.all([
    page.waitForEvent('download'), batch.getByRole('button', { name: '导出文件' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${number}.csv`);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('"320064.00","人民币叁拾贰万零陆拾肆元整"');
  expect(text.split('\r\n').filter((line) => line.startsWith('"D"'))).toHaveLength(2);
  const [workbook] = await Promise.all([
    page.waitForEvent('download'), batch.getByRole('button', { name: '导出 xlsx' }).click(),
  ]);
  expect(workbook.suggestedFilename()).toBe(`${number}.xlsx`);
  expect(readFileSync(await workbook.path()).subarray(0, 2).toString()).toBe('PK');
  await page.context().close();
}

async function payAgain(browser: Browser): Promise<void> {
  const clerk = await signedIn(browser, 'finance-clerk', { at: '/payment-orders' });
  const order = orderOf(clerk);
  await expect(order).toContainText('退汇');
  await act(clerk, { button: '申请重付', within: order, fills: { 原因: '银行退回：账户状态异常，已核实。' } });
  await expect(order.getByRole('button', { name: '确认重付' }), 'nobody confirms their own').toHaveCount(0);
  await expectAccessible(clerk, 'the payment orders of a clerk');
  await clerk.context().close();

  const checker = await signedIn(browser, 'finance-checker', { at: '/payment-orders' });
  await orderOf(checker).getByRole('button', { name: '确认重付' }).click();
  await expect(checker.getByRole('dialog').getByText('现账户')).toBeVisible();
  await expectAccessible(checker, 'confirming to pay again');
  await checker.getByRole('dialog').getByRole('button', { name: '确认重付' }).click();
  await expect(checker.getByRole('dialog')).toBeHidden();
  await checker.context().close();

  const batch = await sendBatch(browser, { people: city.people, payees: [failing] });
  await importReturns(browser, {
    login: 'finance-clerk', treasury: city.name,
    words: batch.lines.map((line) => ({ ...line, outcome: 'paid' } as const)),
  });
  const reader = await signedIn(browser, 'auditor', { at: '/payment-orders' });
  await expect(orderOf(reader)).toContainText('已到账');
  await reader.context().close();
}

/** The city's order of the claim whose payment failed. */
function orderOf(page: Page) {
  return page.getByRole('row').filter({ hasText: failing }).filter({ hasText: shares[failing] });
}

async function reconcile(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'finance-reviewer', { at: '/reconciliation' });
  await expect(page.getByText('平衡，差额 0.00 元。').first()).toBeVisible();
  await expectAccessible(page, 'the reconciliation');
  await page.goto('/app/fund');
  const check = page.getByRole('region', { name: '恒等核对' });
  await check.getByRole('button', { name: '立即核对' }).click();
  await expect(check.getByText('沈衡')).toBeVisible();
  await expect(check.getByText('12 项恒等关系全部成立'), 'nothing above the ceiling, nothing twice').toBeVisible();
  await page.context().close();
  const english = await signedIn(browser, 'auditor', { at: '/reconciliation', language: 'en', viewport: phone });
  await expect(english.getByText('It balances: the difference is 0.00 yuan.').first()).toBeVisible();
  await expectNoChinese(english, 'the reconciliation in English');
  await expectNoSideways(english);
  await english.context().close();
}

/** 区级未付 — the district's share has an age and a cause; its officer says a new one. */
async function chase(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'finance-reviewer', { at: '/payables' });
  const late = page.getByRole('row').filter({ hasText: '24,000.00' });
  await expect(late).toContainText('资金未到位');
  await expectAccessible(page, 'the payables');
  await page.context().close();

  const district = await signedIn(browser, 'district-finance', { at: '/payables' });
  await district.getByRole('row').filter({ hasText: '24,000.00' }).getByRole('button', { name: '说明原因' }).click();
  const dialog = district.getByRole('dialog');
  await dialog.getByLabel('说明').fill('已列入本周用款计划。');
  await dialog.getByRole('combobox', { name: '未付原因' }).click();
  await district.locator('.ant-select-item-option').filter({ hasText: '其他' }).click();
  await dialog.locator('.ant-btn-primary').click();
  await expect(district.getByRole('row').filter({ hasText: '24,000.00' })).toContainText('已列入本周用款计划。');
  await district.context().close();
}

/** 穿透 — from the paid sum on the report to the postings, and from one of them to its case. */
async function drillDown(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'auditor', { at: '/fund' });
  await expectAccessible(page, 'the fund');
  await page.getByRole('region', { name: '2017 年度' }).getByRole('link', { name: '2017 年度资金报表' }).click();
  await expect(page.getByText(/可用余额现为/)).toBeVisible();
  await page.getByText('以表格显示').click();
  await expectAccessible(page, 'the report of a year');
  const items = page.getByRole('region', { name: '按国库' }).first();
  const figure = items.getByRole('row').filter({ hasText: city.name }).getByRole('link').nth(1);
  const shown = await figure.innerText();
  await figure.click();
  await expect(page.getByText(/笔分录，合计/)).toContainText(shown);
  await expectAccessible(page, 'the postings');
  await page.getByRole('row').filter({ hasText: '支付确认' }).first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: /^案卷 / })).toBeVisible();
  await page.context().close();

  const small = await signedIn(browser, 'auditor', { at: '/fund', language: 'en', viewport: phone });
  await small.getByRole('link', { name: 'Report of 2017' }).click();
  await expect(small.getByText(/the ceiling is/)).toBeVisible();
  await expectAccessible(small, 'the report on a phone');
  await expectNoSideways(small);
  await small.context().close();
}

/** 应收款证明 — pledged once; whoever opens the address under its code reads that, and no name. */
async function pledge(browser: Browser): Promise<void> {
  const page = await signedIn(browser, 'finance-reviewer', { at: '/cases' });
  await page.goto(`/app/cases?words=${encodeURIComponent(certified)}`);
  await page.getByRole('row').filter({ hasText: certified }).getByRole('link', { name: /^打开 / }).click();
  await page.getByRole('link', { name: '应收奖励款证明' }).click();
  await expect(page.getByRole('figure', { name: '查验网址的二维码' })).toBeVisible();
  const address = await page.getByRole('link', { name: /\/certificates\// }).getAttribute('href');
  await act(page, { button: '登记质押', fills: { 质权人: '示例商业银行', 文件编号: '质押合同〔2017〕×××号（示例）' } });
  await expect(page.getByRole('article')).toContainText('已质押');
  await expect(page.getByRole('button', { name: '登记质押' }), 'one pledge at most').toHaveCount(0);
  await expectAccessible(page, 'a pledged certificate');
  await page.context().close();

  const stranger = await newMachine(browser, { viewport: phone });
  await stranger.goto(address ?? '');
  await expect(stranger.getByRole('row', { name: '状态' })).toContainText('已质押');
  await expect(stranger.getByRole('main')).not.toContainText(certified);
  await expectAccessible(stranger, 'a certificate before the public');
  await expectNoSideways(stranger);
  await stranger.context().close();
}
