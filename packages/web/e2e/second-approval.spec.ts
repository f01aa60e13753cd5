import { formatYuan, parseYuan } from '@qingce/values';
import { expect, test } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { act, moveClockPast } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { creditCode, identityNumber } from './numbers.ts';
import { answerObjection, raiseObjection, readReply } from './objections.ts';
import { reviewedClaim } from './on-its-way.ts';
import { phone, requestsOf, signedIn } from './people.ts';
import type { Raised } from './objections.ts';
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

/** 58,000.00 × 50 %. */
const certified = {
  name: 'Compass Rose Software', login: 'compass-rose', register: firmFacts,
  applicant: { kind: 'enterprise', creditCode: creditCode('91441802MA5HB5CR2') },
  account: { account: '80001700000000061104', bank: '示例银行清城支行' },
  items: [{ item: 'certification', certificates: [{ scheme: 'CMMI', issuedOn: '2016-09-20', fee: '58000.00' }] }],
} as const;
/** 130 seats × 500.00, of which the city bears 39,000.00. */
const referred = {
  name: 'Pia Pilot', login: 'pia-pilot', register: { recognized: true, publicOfficial: false },
  declared: { publicOfficial: false },
  applicant: { kind: 'individual', identityNumber: identityNumber('99999919950102033') },
  account: { account: '6222020000005675', bank: '示例银行清城支行', bankCode: '102100099996' },
  items: [{ item: 'referral', enterprises: [{ newSeats: 130, serviceTermMonths: 36 }] }],
} as const;
const replies = {
  upheld: { outcome: 'upheld', reply: '经核实，该证书已获省级资助，异议成立。' },
  rejected: { outcome: 'rejected', reply: 'The seats were counted anew by two inspectors: 130.' },
} as const;

interface List { readonly at: string; readonly id: string }

test('no fen above the ceiling is signed; objections hold up their own lines; a large award has two levels', async (
  { browser },
) => {
  const claim = await reviewedClaim(large);
  const doubted = await reviewedClaim(certified);
  const individual = await reviewedClaim(referred);
  const list = await composed([claim, doubted, individual]);
  const short = await test.step('finance is refused, in English on a phone', () => refused(browser, list));
  await test.step('a budget that is one fen too small does not do', () => grantedButOneFen(browser, list, short));
  await test.step('the last fen comes, and the list holds', () => grantedInFull(browser, list));
  const { notice, closesOn } = await publish(list);
  const [right, wrong] = await test.step('two citizens object', () =>
    object(browser, { notice, right: doubted.number, wrong: individual.number }));
  await test.step('the notice runs its days', () => runDays(browser, closesOn));
  await test.step('the first level approves, and cannot again', () => firstLevel(browser, claim));
  await test.step('the second decides, though the other lines wait', () => secondLevel(browser, claim));
  await test.step('a line with an open objection waits', () => waits(browser, individual));
  await test.step('one objection is upheld', () => answerObjection(browser, right, replies.upheld));
  await test.step('the other is not', () => answerObjection(browser, wrong, replies.rejected));
  await test.step('both citizens read what became of it', async () => {
    await readReply(right, replies.upheld);
    await readReply(wrong, replies.rejected);
  });
  await test.step('one line gets nothing, the other goes on', () => settled(browser, { doubted, individual }));
  await test.step('finance enters the tax of the individual', () => withhold(browser, individual));
});

/** The list of claims, signed for commerce: how that is done is walked through in the joint review. */
async function composed(claims: readonly OnItsWay[]): Promise<List> {
  const chief = await requestsOf('commerce-chief');
  const { listId: id, hash } = await chief.post('/api/review-lists', { claims: claims.map((claim) => claim.id) }) as {
    listId: string; hash: string;
  };
  await chief.end();
  const director = await requestsOf('commerce-director');
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
  expect(wanted).toBe(parseYuan('1217000.00'));
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

async function publish(list: List): Promise<{ notice: string; closesOn: string }> {
  const clerk = await requestsOf('commerce-clerk');
  const { noticeId: notice } = await clerk.post('/api/notices', { listId: list.id }) as { noticeId: string };
  const { closesOn } = await clerk.get(`/api/notices/${notice}`) as { closesOn: string };
  await clerk.end();
  return { notice, closesOn };
}

/** One is right, and one is not; each brings evidence. */
async function object(
  browser: Browser, { notice, ...lines }: { notice: string; right: string; wrong: string },
): Promise<[Raised, Raised]> {
  const right = await raiseObjection(browser, {
    notice, claim: lines.right, language: 'zh-CN', name: '示例群众甲', evidence: '省级资助公示.pdf',
    statement: '该企业的证书已列入省级资助名单，见所附公示。',
  });
  const wrong = await raiseObjection(browser, {
    notice, claim: lines.wrong, language: 'en', name: 'A Citizen', evidence: 'seats.pdf',
    statement: 'The firm seems to have fewer than 130 new seats; see the photograph.',
  });
  return [right, wrong];
}

async function runDays(browser: Browser, closesOn: string): Promise<void> {
  const page = await signedIn(browser, 'auditor', { at: '/cases' });
  await moveClockPast(page, closesOn);
  await page.context().close();
}

async function waits(browser: Browser, claim: OnItsWay): Promise<void> {
  const page = await caseOf(browser, 'city-government', claim);
  await expect(page.getByText('未处理的异议 1 件').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '审定', exact: true })).toBeDisabled();
  await expectAccessible(page, 'an award that waits for an answer');
  await page.context().close();
}

async function settled(
  browser: Browser, { doubted, individual }: { doubted: OnItsWay; individual: OnItsWay },
): Promise<void> {
  const refusal = await caseOf(browser, 'auditor', doubted);
  await expect(refusal.getByText(replies.upheld.reply).first()).toBeVisible();
  await expect(refusal.getByText('不予扶持', { exact: true }).first()).toBeVisible();
  await refusal.context().close();
  const page = await caseOf(browser, 'city-government', individual);
  await act(page, { button: '审定', fills: { 意见: '异议不成立，同意。' } });
  await expect(page.getByText('已审定', { exact: true })).toBeVisible();
  await page.context().close();
}

async function firstLevel(browser: Browser, claim: OnItsWay): Promise<void> {
  const page = await caseOf(browser, 'city-government', claim);
  await act(page, { button: '审定', fills: { 意见: '同意，报复审。' } });
  const levels = levelsOf(page, '审批层级');
  await expect(levels.nth(0)).toContainText('秦定川');
  await expect(levels.nth(1)).toContainText('大额奖励复审');
  await expect(levels.nth(1)).not.toContainText('秦定川');
  const free = page.locator(':enabled:not([aria-disabled])');
  await expect(page.getByRole('button', { name: '审定', exact: true }).and(free)).toHaveCount(0);
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

/** 代扣税款 — the order waits until finance has said what is withheld; then it stands net, and the gross beside it. */
async function withhold(browser: Browser, individual: OnItsWay): Promise<void> {
  const page = await caseOf(browser, 'finance-clerk', individual);
  await act(page, { button: '制作支付指令' });
  await page.goto('/app/payment-orders');
  const order = page.getByRole('row').filter({ hasText: individual.number }).filter({ hasText: '市级财政' });
  await expect(order).toContainText('39,000.00');
  await expect(order).toContainText('未登记税款');
  await order.getByRole('button', { name: '登记代扣税款' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('代扣税款', { exact: true }).fill('39000.00');
  await dialog.getByLabel('依据（条款或税务机关答复）').fill('税务机关书面答复（示例）');
  await dialog.getByLabel('依据日期').fill('2017-04-01');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByRole('alert'), 'not the whole amount').toBeVisible();
  await expectAccessible(page, 'a tax that is refused');
  await dialog.getByLabel('代扣税款', { exact: true }).fill('7800.00');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(order).toContainText(/代扣税款 7,800\.00.*实付 31,200\.00/);
  await expectAccessible(page, 'an order net of its tax');
  await page.goto('/app/payment-batches');
  await page.getByRole('button', { name: '编制批次' }).click();
  const drawer = page.getByRole('dialog', { name: '编制批次' });
  await expect(drawer.getByRole('checkbox', { name: new RegExp(individual.name) })).toBeVisible();
  await expect(drawer).toContainText('31,200.00');
  await page.context().close();
}

function levelsOf(page: Page, title: string): Locator {
  return page.locator('.ant-card').filter({ hasText: title }).last().getByRole('listitem');
}

function caseOf(
  browser: Browser, login: string, claim: OnItsWay, seat: { language?: 'en'; viewport?: typeof phone } = {},
): Promise<Page> {
  return signedIn(browser, login, { at: `/cases/${claim.id}`, ...seat });
}
