import { formatYuan, parseYuan } from '@qingce/values';
import { expect, test } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { act, moveClockPast } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { creditCode } from './numbers.ts';
import { reviewedClaim } from './on-its-way.ts';
import { phone, requestsOf, signedIn } from './people.ts';
import type { OnItsWay } from './on-its-way.ts';

// After the journey of a claim, which reckons with what the fund has: here its ceiling is raised.
const firmFacts = {
  registeredIn: '441802', taxedIn: '441802', fiscalLevel: '441802', recognized: true, mofcomApproved: true,
  statisticsFiled: true, seriousViolationYears: [],
};
/** 10 19⁄30 months × 150,000.00 × 80 %, at most 1,000,000.00; 1 11⁄30 months × 150,000.00 × 60 % = 123,000.00. */
const large = {
  name: 'Mainmast Call Centre', login: 'mainmast', register: firmFacts, amount: '1,123,000.00',
  applicant: { kind: 'enterprise', creditCode: creditCode('91441802MA5HB4MM1') },
  account: { account: '80001700000000061003', bank: '示例银行清城支行' },
  items: [{
    item: 'premises-rent', leaseStart: '2016-01-01', leaseEnd: '2018-12-31', moveInDate: '2016-01-01',
    monthlyRent: '150000.00', seats: [{ from: '2016-01-01', to: '2018-12-31', seats: 260 }], seatsVerified: true,
    boughtLandAndBuilt: false, landConcession: false,
  }],
} as const;

interface List { readonly at: string; readonly id: string }

test('not one fen above the ceiling is signed; a large award is approved on two levels by two people', async (
  { browser },
) => {
  const claim = await reviewedClaim(browser, large);
  const list = await composed(browser, [claim]);
  const short = await test.step('finance is refused, in English on a phone', () => refused(browser, list));
  await test.step('a budget that is one fen too small does not do', () => grantedButOneFen(browser, list, short));
  await test.step('the last fen comes, and the list holds', () => grantedInFull(browser, list));
  await test.step('the notice runs its days', () => publish(browser, list));
  await test.step('the first level approves, and cannot again', () => firstLevel(browser, claim));
  await test.step('the second decides', () => secondLevel(browser, claim));
});

/** The list of claims, signed for commerce: how that is done is walked through in the joint review. */
async function composed(browser: Browser, claims: readonly OnItsWay[]): Promise<List> {
  const chief = await requestsOf(browser, 'commerce-chief');
  const { listId: id, hash } = await chief.post('/api/review-lists', { claims: claims.map((claim) => claim.id) }) as {
    listId: string; hash: string;
  };
  await chief.end();
  const director = await requestsOf(browser, 'commerce-director');
  await director.post(`/api/review-lists/${id}/sign`, { hash, noStake: true, opinion: 'Agreed.', disagreements: [] });
  await director.end();
  return { id, at: `/review-lists/${id}` };
}

/** What the officer reads: how much is wanted, how much there is, and what can be done. Answers what is short. */
async function refused(browser: Browser, list: List): Promise<string> {
  const page = await signedIn(browser, 'finance-reviewer', { at: list.at, language: 'en', viewport: phone });
  const dialog = await trySigning(page, { button: 'Sign', opinion: 'Opinion', text: 'Agreed.' });
  const said = dialog.getByRole('alert').filter({ hasText: 'The fund is not sufficient' });
  await expect(said).toContainText('Record a supplementary budget first, or have the list dissolved');
  const [wanted = 0n, available = 0n] = amountsIn(await said.innerText());
  expect(wanted).toBe(parseYuan('1123000.00'));
  await expectNoChinese(page, 'a signature above the ceiling');
  await expectAccessible(page, 'a signature above the ceiling, on a phone');
  await expectNoSideways(page);
  await dialog.getByRole('link', { name: 'See the fund and its budget' }).click();
  await expect(page.getByRole('button', { name: 'Record an appropriation' }).first()).toBeVisible();
  await page.context().close();
  return formatYuan(wanted - available);
}

async function grantedButOneFen(browser: Browser, list: List, short: string): Promise<void> {
  const page = await signedIn(browser, 'finance-reviewer', { at: '/fund' });
  await grant(page, formatYuan((parseYuan(short) ?? 0n) - 1n));
  await page.goto(`/app${list.at}`);
  const dialog = await trySigning(page, { button: '会签', opinion: '意见', text: '同意。' });
  const said = dialog.getByRole('alert').filter({ hasText: '资金总量不足' });
  await expect(said).toContainText('请先登记追加预算，或撤销名单');
  const [wanted = 0n, available = 0n] = amountsIn(await said.innerText());
  expect(wanted - available, 'one fen').toBe(1n);
  await expectAccessible(page, 'a signature one fen above the ceiling');
  await page.context().close();
}

async function grantedInFull(browser: Browser, list: List): Promise<void> {
  const page = await signedIn(browser, 'finance-reviewer', { at: '/fund' });
  await grant(page, '0.01');
  await page.goto(`/app${list.at}`);
  await act(page, { button: '会签', fills: { 意见: '同意。' } });
  await expect(page.getByRole('button', { name: '会签' })).toHaveCount(0);
  await page.context().close();
}

async function grant(page: Page, amount: string): Promise<void> {
  const fund = page.getByRole('region', { name: /服务外包/ });
  await act(page, {
    button: '登记预算下达', within: fund,
    fills: { '金额（元）': amount, '指标文号': `清财预追〔2017〕${amount}号（示例）` },
  });
}

async function trySigning(page: Page, say: { button: string; opinion: string; text: string }): Promise<Locator> {
  await page.getByRole('button', { name: say.button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say.opinion, { exact: true }).fill(say.text);
  await dialog.locator('.ant-btn-primary').click();
  return dialog;
}

/** Amounts in the order in which a sentence says them, in fen. */
function amountsIn(sentence: string): bigint[] {
  return [...sentence.matchAll(/[\d,]+\.\d\d/g)].map(([amount]) => parseYuan(amount.replaceAll(',', '')) ?? -1n);
}

async function publish(browser: Browser, list: List): Promise<void> {
  const clerk = await requestsOf(browser, 'commerce-clerk');
  const { noticeId } = await clerk.post('/api/notices', { listId: list.id }) as { noticeId: string };
  const { closesOn } = await clerk.get(`/api/notices/${noticeId}`) as { closesOn: string };
  await clerk.end();
  const page = await signedIn(browser, 'auditor', { at: '/cases' });
  await moveClockPast(page, closesOn);
  await page.context().close();
}

async function firstLevel(browser: Browser, claim: OnItsWay): Promise<void> {
  const page = await caseOf(browser, 'city-government', claim);
  await act(page, { button: '审定', fills: { 意见: '同意，报复审。' } });
  const levels = levelsOf(page, '审批层级');
  await expect(levels.nth(0)).toContainText('秦定川');
  await expect(levels.nth(1)).toContainText('大额奖励复审');
  await expect(levels.nth(1)).not.toContainText('秦定川');
  await expect(page.getByRole('button', { name: '审定', exact: true }).and(page.locator(':enabled'))).toHaveCount(0);
  await expectAccessible(page, 'an award that waits for its second level');
  await page.context().close();
}

/** Another person of the same office sees who approved, and decides; afterwards both names stand there. */
async function secondLevel(browser: Browser, claim: OnItsWay): Promise<void> {
  const page = await caseOf(browser, 'city-office', claim);
  await expect(levelsOf(page, '审批层级').nth(0)).toContainText('秦定川');
  await act(page, { button: '审定', fills: { 意见: '复审同意。' } });
  await expect(page.getByText('已审定', { exact: true })).toBeVisible();
  await page.context().close();
  const english = await caseOf(browser, 'auditor', claim, { language: 'en', viewport: phone });
  await expect(levelsOf(english, 'Levels of approval')).toHaveText([/秦定川|Qin Dingchuan/, /顾批文|Gu Piwen/]);
  await expect(english.getByText(large.amount).first()).toBeVisible();
  await expectAccessible(english, 'an award of two levels, on a phone');
  await expectNoSideways(english);
  await english.context().close();
}

function levelsOf(page: Page, title: string): Locator {
  return page.locator('.ant-card').filter({ hasText: title }).last().getByRole('listitem');
}

function caseOf(
  browser: Browser, login: string, claim: OnItsWay, seat: { language?: 'en'; viewport?: typeof phone } = {},
): Promise<Page> {
  return signedIn(browser, login, { at: `/cases/${claim.id}`, ...seat });
}
