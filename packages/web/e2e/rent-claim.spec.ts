import { groupYuan, parseYuan } from '@qingce/values';
import { expect, test } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { act, choose, moveClockPast } from './acts.ts';
import { importReturns, sendBatch } from './batches.ts';
import { asked, fillFacts } from './facts.ts';
import { confirmedByTheOffice } from './holders.ts';
import { creditCode } from './numbers.ts';
import { fillCredentials, newMachine, passwordOf, phone, signedIn, tabTo } from './people.ts';
import type { Filling } from './facts.ts';

// The headings are those of docs/walk-rent-award.md.
test('one rent claim from the law page to a payment order', async ({ browser }) => {
  const citizen = await newMachine(browser);
  await test.step('0 publish', () => readTheLaw(citizen));
  const number = await test.step('1 submit', () => submitTheClaim(browser, citizen));
  await test.step('2 verify', () => verify(browser, number));
  const paidBefore = await paidSoFar(browser);
  await test.step('3 review', () => review(browser, number));
  await test.step('4 notice', () => giveNotice(browser, citizen));
  await test.step('5 award', () => decide(browser, number));
  await test.step('6 pay', () => pay(browser, number));
  await seePaid(citizen, number);
  expect(await paidSoFar(browser)).toBe(paidBefore + award);
});

const firm = {
  name: '拾贝呼叫中心有限公司',
  creditCode: creditCode('91441802MA5HB1BE2'),
  person: '贝拾光',
  login: 'shibei-2017',
  password: 'low-tide-at-five',
  account: '6222020000201764',
};
const award = yuan('466333.33');
const awardShown = groupYuan(award);
/** 466,333.33 × 0.4 to the fen for the district, the rest for the city. */
const treasuries = [
  { name: '市级财政', share: '279,800.00', people: ['finance-clerk', 'finance-checker', 'finance-releaser'] },
  { name: '清城区财政', share: '186,533.33', people: ['district-finance', 'district-checker', 'district-releaser'] },
] as const;

const rent: Readonly<Record<string, Filling>> = {
  起租日: '2016-01-01',
  止租日: '2018-12-31',
  进驻日: '2016-01-01',
  月租金: '50000',
  购地自建: { answer: '否' },
  用地优惠: { answer: '否' },
};
const baseConditions: Readonly<Record<string, Filling>> = {
  注册地: '441802',
  纳税地: '441802',
  财政级次: '441802',
  已经认定: { answer: '是' },
  商务部系统通过: { answer: '是' },
  统计已填报: { answer: '是' },
  较严重违法年度: { answer: '没有' },
};
const seats = (count: string): readonly Readonly<Record<string, string>>[] => [
  { 起: '2016-01-01', 止: '2018-12-31', 坐席数: count },
];

async function readTheLaw(citizen: Page): Promise<void> {
  await citizen.goto('/policies/qingyuan-2015-64');
  const panel = citizen.locator('#law-panel');
  await expect(panel.getByRole('textbox', { name: asked('月租金') })).toBeEditable();
  await expectAccessible(citizen, 'the law page');
  const article = citizen.getByRole('article');
  const threshold = article.getByText('自建坐席数位150席以上（含150席）');

  await panel.getByText('企业 · 申报年度 2016').click();
  await fillFacts(panel, { ...baseConditions, ...rent, 坐席已核定: { answer: '是' }, 核定坐席: seats('138') });
  await expect(threshold).toContainText('未达到 138席，差12席');
  await expect(panel.getByText('目前不予奖励')).toBeVisible();
  await expect(panel.getByText(`由 138 席 改为 150 席，可得 ${awardShown} 元`)).toBeVisible();
  await expectAccessible(citizen, 'the law page with a refusal');

  await panel.getByRole('textbox', { name: asked('坐席数') }).fill('150');
  await expect(threshold).toContainText('已达到');
  await expect(panel.locator('.law-amount')).toContainText(`${awardShown} 元`);
  await expect(panel.getByText('改为 150 席')).toBeHidden();
  await expect(panel.getByText('10 19⁄30 × 50,000.00 × 80%')).toBeVisible();
  await expectAccessible(citizen, 'the law page with an award');
}

/** The firm's own person, from a new account to the receipt; answers the claim's number. */
async function submitTheClaim(browser: Browser, page: Page): Promise<string> {
  await signUp(page);
  await registerTheFirm(browser, page);
  await recordItsRegisterFacts(browser);
  await startTheClaim(page);
  await fillTheClaim(page);
  await handInPapers(page);
  await page.getByRole('checkbox', { name: /^申报单位声明/ }).check();
  await expectAccessible(page, 'the claim form, complete');
  const submissions: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/submit')) submissions.push(request.url());
  });
  await page.getByRole('button', { name: '提交申报' }).dblclick();
  await expect(page.getByRole('heading', { name: '申报回执' })).toBeVisible();
  expect(submissions, 'a double click submits once').toHaveLength(1);
  await expect(page.getByRole('row', { name: /内容摘要/ })).toContainText(/[0-9a-f]{64}/);
  await expectAccessible(page, 'the receipt');
  return page.getByRole('row', { name: /受理号/ }).getByRole('cell').innerText();
}

async function signUp(page: Page): Promise<void> {
  await page.getByRole('link', { name: '登录' }).click();
  await page.getByRole('link', { name: '注册账号' }).click();
  await expect(page.getByRole('heading', { name: '注册账号' })).toBeVisible();
  await expectAccessible(page, 'signing up');
  await page.getByLabel('姓名').fill(firm.person);
  await fillCredentials(page, firm);
  await page.getByRole('button', { name: '注册账号' }).click();
  await expect(page.getByRole('heading', { name: `${firm.person}，您好` })).toBeVisible();
  await expectAccessible(page, 'the first page of an applicant');
}

async function registerTheFirm(browser: Browser, page: Page): Promise<void> {
  await menuLine(page, '申报主体').click();
  await page.getByRole('button', { name: '登记申报主体' }).click();
  const registration = page.getByRole('dialog', { name: '登记申报主体' });
  await registration.getByLabel('名称').fill(firm.name);
  await registration.getByLabel('统一社会信用代码').fill(firm.creditCode.replace('HB', 'BH'));
  await expect(registration.getByText('校验码不符，请核对。')).toBeVisible();
  await expectAccessible(page, 'registering a firm with a wrong code');
  await registration.getByLabel('统一社会信用代码').fill(firm.creditCode);
  await registration.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByRole('cell', { name: firm.creditCode })).toBeVisible();
  await confirmedByTheOffice(browser, page, firm.name);

  await page.getByRole('button', { name: `登记收款账户：${firm.name}` }).click();
  const account = page.getByRole('dialog', { name: `登记收款账户：${firm.name}` });
  await account.getByLabel('账号', { exact: true }).fill(firm.account);
  await account.getByLabel('再次填写账号').fill(firm.account);
  await account.getByLabel('开户银行').fill('示例银行清城支行');
  await account.getByRole('button', { name: '登记', exact: true }).click();
  await expect(account).toBeHidden();
}

/** 登记 — by the clerk who keeps the register, so that the firm need not prove it. */
async function recordItsRegisterFacts(browser: Browser): Promise<void> {
  const clerk = await signedIn(browser, 'commerce-register', { at: '/applicants' });
  await expect(clerk.getByRole('row', { name: firm.name })).toContainText('待登记');
  await expectAccessible(clerk, 'all applicants');
  await clerk.getByRole('button', { name: `登记事实：${firm.name}` }).click();
  const register = clerk.getByRole('dialog', { name: `登记事实：${firm.name}` });
  await choose(register.getByRole('combobox', { name: '选择政策' }), /服务外包/);
  await fillFacts(register, baseConditions);
  await register.getByLabel('依据').fill('认定名录、商务部系统和统计报表（示例）');
  await expectAccessible(clerk, 'recording register facts');
  await register.getByRole('button', { name: '保存登记' }).click();
  await expect(clerk.getByRole('row', { name: firm.name })).toContainText('7 项');
  await clerk.context().close();
}

async function startTheClaim(page: Page): Promise<void> {
  await menuLine(page, '我的申报').click();
  await expect(page.getByText('还没有申报。')).toBeVisible();
  await page.getByRole('button', { name: '开始申报' }).click();
  const start = page.getByRole('dialog', { name: '开始申报' });
  await choose(start.getByRole('combobox', { name: '政策' }), /服务外包/);
  await start.getByRole('button', { name: '开始申报' }).click();
  await expect(page.getByRole('heading', { name: `${firm.name} · 2016` })).toBeVisible();
}

async function fillTheClaim(page: Page): Promise<void> {
  await choose(page.getByRole('combobox', { name: '选择项目' }), '自建坐席场地租金奖励');
  await page.getByRole('button', { name: '增加申报项目' }).click();
  const main = page.getByRole('main');
  await fillFacts(main, { ...rent, 核定坐席: seats('138') });
  const answer = page.getByRole('complementary', { name: '测算结果' });
  await expect(answer.getByText('目前不予奖励')).toBeVisible();
  await fillFacts(main, { 核定坐席: seats('150') });
  await expect(answer.getByText(`按已填的事实，可得 0.00 – ${awardShown} 元`)).toBeVisible();
  await expect(page.getByText(/^已保存 2017-04-28/)).toBeVisible();
  await page.reload();
  await expect(main.getByRole('textbox', { name: asked('坐席数') })).toHaveValue('150');
}

const paper = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

/** Every paper that the items require, one after the other. */
async function handInPapers(page: Page): Promise<void> {
  const required = page.getByRole('listitem').filter({ hasText: '必需' });
  await expect(page.getByText(/^还缺必需材料 7 份/)).toBeVisible();
  for (let index = 0; index < (await required.count()); index += 1) {
    const line = required.nth(index);
    const name = `材料-${index + 1}.pdf`;
    await line.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: paper });
    await expect(line.getByText(name)).toBeVisible();
  }
  await expect(page.getByText(/^还缺必需材料/)).toBeHidden();
}

async function verify(browser: Browser, number: string): Promise<void> {
  await acceptByKeyboard(browser, number);
  await confirmAll(browser, { login: 'inspector-1', number, viewport: phone });
  await confirmAll(browser, { login: 'commerce-register', number });
  await confirmAll(browser, { login: 'inspector-2', number });
}

/** 受理 — from the sign-in page to the act without a pointer. */
async function acceptByKeyboard(browser: Browser, number: string): Promise<void> {
  const page = await newMachine(browser);
  await page.goto('/app/login?next=/app/worklist');
  await tabTo(page, page.getByLabel('用户名'));
  await page.keyboard.type('commerce-clerk');
  await page.keyboard.press('Tab');
  await page.keyboard.type(passwordOf('commerce-clerk'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '我的待办' })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: `打开 ${number}` }));
  await expectAccessible(page, 'the worklist');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '受理', exact: true }));
  await expectAccessible(page, 'a case before its acceptance');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '受理' });
  await tabTo(page, dialog.getByRole('button', { name: '确定' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('已受理，核定中')).toBeVisible();
  await page.context().close();
}

interface Confirmation {
  readonly login: string;
  readonly number: string;
  readonly viewport?: typeof phone;
}

/** 核定 — everything that waits for the officer's office in that case, as it is claimed. */
async function confirmAll(browser: Browser, { login, number, ...seat }: Confirmation): Promise<void> {
  const page = await signedIn(browser, login, { at: '/worklist', ...seat });
  await page.getByRole('link', { name: `打开 ${number}` }).click();
  const confirm = page.getByRole('button', { name: /^核定：/ });
  await expect(confirm.first()).toBeVisible();
  await expectAccessible(page, `a case with facts to confirm, before ${login}`);
  for (let left = await confirm.count(); left > 0; left -= 1) {
    await confirm.first().click();
    const drawer = page.getByRole('dialog', { name: /^核定：/ });
    const seatsVerified = drawer.getByRole('group', { name: asked('坐席已核定') });
    if (await seatsVerified.isVisible()) await fillFacts(drawer, { 坐席已核定: { answer: '是' } });
    await drawer.getByRole('button', { name: '确认', exact: true }).click();
    await expect(drawer).toBeHidden();
    await expect(confirm).toHaveCount(left - 1);
  }
  await page.context().close();
}

/** 联合审核 — proposed and frozen by the section chief, signed by both bureaus. */
async function review(browser: Browser, number: string): Promise<void> {
  const chief = await atTheCase(browser, { login: 'commerce-chief', number });
  await chief.getByRole('tab', { name: '条款与答复' }).click();
  await expect(chief.locator('.law-amount')).toContainText(`${awardShown} 元`);
  await expectAccessible(chief, 'the law with the facts of the case');
  await act(chief, { button: '提出初审意见', fills: { 意见: '材料与核定结果一致，同意。' } });
  await expect(chief.getByText('已初审', { exact: true })).toBeVisible();

  await menuLine(chief, '联合审核').click();
  await chief.getByRole('button', { name: '汇总名单' }).click();
  const composing = chief.getByRole('dialog', { name: '汇总名单' });
  await composing.getByRole('checkbox', { name: `${number} ${firm.name}` }).check();
  await expectAccessible(chief, 'composing a list');
  await composing.getByRole('button', { name: '汇总名单' }).click();
  await expect(chief.getByRole('heading', { name: /^名单 / })).toBeVisible();
  const list = new URL(chief.url()).pathname.replace('/app', '');
  await chief.context().close();
  await sign(browser, { login: 'commerce-director', list });
  await sign(browser, { login: 'finance-reviewer', list });

  const clerk = await signedIn(browser, 'commerce-clerk', { at: list });
  await act(clerk, { button: '发布公示' });
  await expect(clerk.getByRole('button', { name: '发布公示' })).toBeHidden();
  await clerk.context().close();
}

/** 会签 — one bureau, under the hash that it sees. */
async function sign(browser: Browser, { login, list }: { login: string; list: string }): Promise<void> {
  const page = await signedIn(browser, login, { at: list });
  await expect(page.getByText(/[0-9a-f]{64}/).first()).toBeVisible();
  await expectAccessible(page, `the list before ${login} signs it`);
  await act(page, { button: '会签', fills: { 意见: '同意。' } });
  await expect(page.getByRole('button', { name: '会签' })).toBeHidden();
  await page.context().close();
}

/** 公示 — read by anyone; the bar then moves the business date past its last day. */
async function giveNotice(browser: Browser, citizen: Page): Promise<void> {
  const reader = await newMachine(browser);
  await reader.goto('/notices');
  await reader.getByRole('article').filter({ hasText: '公示中' }).first().getByRole('link').first().click();
  const line = reader.getByRole('row', { name: firm.name });
  await expect(line).toContainText(awardShown);
  await expectAccessible(reader, 'the notice');
  await reader.context().close();

  await citizen.getByRole('link', { name: '查看办理进度' }).click();
  const days = await citizen.getByText(/^\d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d$/).innerText();
  await moveClockPast(citizen, days.slice(-'2017-05-09'.length));
}

async function decide(browser: Browser, number: string): Promise<void> {
  const government = await atTheCase(browser, { login: 'city-government', number });
  await act(government, { button: '审定', fills: { 意见: '同意拨付。' } });
  await expect(government.getByText('已审定', { exact: true })).toBeVisible();
  await expect(government.getByText('肆拾陆万陆仟叁佰叁拾叁元叁角叁分')).toBeVisible();
  await expectAccessible(government, 'the decided case');
  await government.context().close();
}

/** 拨付 — ordered by one person, sent by three of each treasury, ended by the word of its bank. */
async function pay(browser: Browser, number: string): Promise<void> {
  const clerk = await atTheCase(browser, { login: 'finance-clerk', number });
  await act(clerk, { button: '制作支付指令' });
  await expect(clerk.getByText('拨付中', { exact: true })).toBeVisible();
  await clerk.context().close();
  for (const treasury of treasuries) {
    const batch = await sendBatch(browser, { people: treasury.people, payees: [firm.name] });
    await importReturns(browser, {
      login: treasury.people[0], treasury: treasury.name,
      words: batch.lines.map((line) => ({ ...line, outcome: 'paid' })),
    });
  }
  const reader = await signedIn(browser, 'auditor', { at: '/payment-orders' });
  for (const { share } of treasuries) {
    await expect(reader.getByRole('row', { name: number }).filter({ hasText: share })).toContainText('已到账');
  }
  await expectAccessible(reader, 'the payment orders');
  await reader.context().close();
}

async function seePaid(citizen: Page, number: string): Promise<void> {
  await menuLine(citizen, '我的申报').click();
  const line = citizen.getByRole('row', { name: number });
  await expect(line).toContainText('已拨付');
  await expect(line).toContainText(awardShown);
  await expectAccessible(citizen, 'the applicant’s claims, paid');
  await line.getByRole('button', { name: '查看' }).click();
  await citizen.getByRole('tab', { name: '办理经过' }).click();
  await expect(citizen.getByText('拨付完成')).toBeVisible();
  await expectAccessible(citizen, 'the timeline');
}

/** What the fund's page says was paid, in fen. */
async function paidSoFar(browser: Browser): Promise<bigint> {
  const auditor = await signedIn(browser, 'auditor', { at: '/fund' });
  await expectAccessible(auditor, 'the fund');
  const year = auditor.getByRole('region', { name: '2017 年度' });
  const figure = year.locator('.fund-figure').filter({ hasText: '已付' });
  const shown = await figure.locator('.app-money').innerText();
  await auditor.context().close();
  return yuan(shown.replace(/[^0-9.]/g, ''));
}

/** Somebody at a case that they came to from their worklist. */
async function atTheCase(browser: Browser, { login, number }: { login: string; number: string }): Promise<Page> {
  const page = await signedIn(browser, login, { at: '/worklist' });
  await page.getByRole('link', { name: `打开 ${number}` }).click();
  await expect(page.getByRole('heading', { name: `案卷 ${number}` })).toBeVisible();
  return page;
}

/** A line of the main menu. */
function menuLine(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name });
}

function yuan(text: string): bigint {
  const fen = parseYuan(text);
  if (fen === undefined) throw new Error(`No amount: ${text}`);
  return fen;
}
