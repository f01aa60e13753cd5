import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { act } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { asked } from './facts.ts';
import { confirmedByTheOffice } from './holders.ts';
import { creditCode } from './numbers.ts';
import { phone, signedIn, signedUp, tabTo } from './people.ts';

const firm = { name: '缆桩数据服务有限公司', creditCode: creditCode('91441802MA5HB2CF4') };
const holder = { name: '缆持权', login: 'lan-2017', password: 'hold-fast-to-it' };
const second = { name: '锚共管', login: 'mao-2017', password: 'hold-fast-to-it' };
const heir = { name: '继掌舵', login: 'ji-2017', password: 'hold-fast-to-it' };
const clerk = { name: '桩经办', login: 'zhuang-2017', password: 'hold-fast-to-it' };

test('a mandate holder registers a firm, lets a colleague in and out again, and names its account', async (
  { browser },
) => {
  const colleague = await signedUp(browser, clerk);
  const page = await signedUp(browser, holder);
  await register(browser, page);
  await letIn(page);
  await worksForTheFirm(colleague);
  await writeAtOnce(page, colleague);
  await noLockOut(page, browser);
  await endIt(page);
  await worksForItNoMore(colleague);
  await nameTheAccount(page);
  await inEnglish(page);
  await anotherTakesOver(browser);
});

async function register(browser: Browser, page: Page): Promise<void> {
  await page.goto('/app/applicants');
  await page.getByRole('button', { name: '登记申报主体' }).click();
  const dialog = page.getByRole('dialog', { name: '登记申报主体' });
  await dialog.getByLabel('名称').fill(firm.name);
  await dialog.getByLabel('统一社会信用代码').fill(firm.creditCode);
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: firm.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${firm.name} · 授权名册` })).toBeVisible();
  await expect(page.getByText(/^办公单位尚未核验您的授权/)).toBeVisible();
  await expect(page.getByRole('button', { name: '授权一人' }), 'nobody is let in before').toHaveCount(0);
  await confirmedByTheOffice(browser, page, firm.name);
  await expect(page.getByText(/^只有一人能管理授权/)).toBeVisible();
}

async function letIn(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: '授权一人' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '授权一人办事' });
  await dialog.getByLabel('用户名').fill('nobody-of-that-name');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'giving a mandate to nobody');
  await dialog.getByLabel('用户名').fill(clerk.login);
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(mandateOf(page)).toContainText('经办申报');
  await expect(mandateOf(page)).toContainText('有效');
  await expectAccessible(page, 'the mandates of a firm');
}

async function worksForTheFirm(colleague: Page): Promise<void> {
  await colleague.goto('/app/applicants');
  await expect(colleague.getByRole('link', { name: firm.name })).toBeVisible();
  await expect(colleague.getByRole('button', { name: `登记收款账户：${firm.name}` }), 'not within the mandate')
    .toHaveCount(0);
  await colleague.getByRole('link', { name: firm.name }).click();
  await expect(mandateOf(colleague)).toBeVisible();
  await expect(colleague.getByRole('button', { name: '授权一人' }), 'nor are mandates').toHaveCount(0);
}

/** 不致无人管理 — the last who manages the mandates cannot go; a second one, until a day, takes the fear away. */
async function noLockOut(page: Page, browser: Browser): Promise<void> {
  const colleague = await signedUp(browser, second);
  const own = page.getByRole('button', { name: `终止授权：${holder.name}`, exact: true });
  await own.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('调离');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByText(/^这是唯一能管理授权的人/)).toBeVisible();
  await expectAccessible(page, 'the last mandate holder cannot go');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '授权一人' }).click();
  await dialog.getByLabel('用户名').fill(second.login);
  await dialog.getByRole('checkbox', { name: '管理授权' }).check();
  await dialog.getByLabel('截止日').fill('2018-12-31');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: second.name })).toContainText('2018-12-31');
  await expect(page.getByText(/^只有一人能管理授权/)).toHaveCount(0);
  await colleague.goto(page.url());
  await expect(colleague.getByRole('button', { name: '授权一人' })).toBeVisible();
  await colleague.context().close();
}

async function endIt(page: Page): Promise<void> {
  await act(page, { button: `终止授权：${clerk.name}`, fills: { 原因: '已调离' } });
  await expect(mandateOf(page)).toContainText(`${holder.name} 终止：已调离`);
}

/** 同时填写 — two people at one draft: nothing of either is lost, not by the other and not by a lost network. */
async function writeAtOnce(page: Page, colleague: Page): Promise<void> {
  const mandates = page.url();
  const draft = await aDraftOf(page);
  for (const each of [page, colleague]) await each.goto(`/app${draft}`);
  await expect(colleague.getByText(`正在同时填写：${holder.name}`)).toBeVisible();
  const [rentOf, startOf] = ['月租金', '起租日'].map((label) => (each: Page) =>
    each.getByRole('textbox', { name: asked(label) }));
  if (!rentOf || !startOf) throw new Error('two fields are written');
  await rentOf(page).fill('75000');
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await startOf(colleague).fill('2016-01-01');
  await expect(colleague.getByText(/^已保存/)).toBeVisible();
  await expect(rentOf(colleague), 'what the other wrote has come in').toHaveValue(/75,?000/);

  await rentOf(page).fill('80000');
  await expect(startOf(page)).toHaveValue('2016-01-01');
  await colleague.context().setOffline(true);
  await rentOf(colleague).fill('81000');
  await expect(colleague.getByText('尚未保存的修改已留在本机')).toBeVisible();
  await colleague.context().setOffline(false);
  await expect(colleague.getByText('1 处两人写得不同，请选择')).toBeVisible();
  const clashes = colleague.locator('.claim-clashes');
  await expect(clashes).toContainText(`${holder.name} 写的`);
  await expect(clashes).toContainText('80,000');
  await expectAccessible(colleague, 'a fact that two people wrote differently');
  await clashes.getByRole('button', { name: /^保留我写的：/ }).click();
  await expect(colleague.getByText(/^已保存/)).toBeVisible();
  await page.reload();
  await expect(rentOf(page)).toHaveValue(/81,?000/);
  for (const each of [page, colleague]) await each.goto(mandates);
}

/** Begun by one request: the page for it is walked through elsewhere. */
async function aDraftOf(page: Page): Promise<string> {
  const post = async (path: string, data: object): Promise<unknown> => {
    const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() };
    const reply = await page.request.post(`/api${path}`, { data, headers });
    expect(reply.status(), path).toBe(200);
    return reply.json();
  };
  const applicantId = page.url().split('/').at(-1) ?? '';
  const claim = { policy: 'qingyuan-2015-64', applicantId, claimYear: 2016 };
  const { claimId } = await post('/claims', claim) as { claimId: string };
  await post(`/claims/${claimId}/draft`, { revision: 0, facts: { applicant: {}, items: [{ item: 'premises-rent' }] } });
  return `/claims/${claimId}`;
}

/** At once, on the page that is open. */
async function worksForItNoMore(colleague: Page): Promise<void> {
  const address = colleague.url();
  await colleague.reload();
  await expect(colleague.getByRole('heading', { level: 1, name: firm.name })).toHaveCount(0);
  const id = address.split('/').at(-1) ?? '';
  expect((await colleague.request.get(`/api/applicants/${id}`)).status()).toBe(403);
  await colleague.context().close();
}

async function nameTheAccount(page: Page): Promise<void> {
  await page.goto('/app/applicants');
  await page.getByRole('button', { name: `登记收款账户：${firm.name}` }).click();
  const dialog = page.getByRole('dialog', { name: `登记收款账户：${firm.name}` });
  await dialog.getByLabel('账号', { exact: true }).fill('80001700000000099999');
  await dialog.getByLabel('再次填写账号').fill('80001700000000099998');
  await dialog.getByLabel('开户银行').fill('示例银行清城支行');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog.getByText('两次填写不一致。')).toBeVisible();
  await expectAccessible(page, 'an account typed twice, differently');
  await dialog.getByLabel('再次填写账号').fill('80001700000000099999');
  await dialog.getByLabel('支付系统行号').fill('102100099990');
  await expect(dialog.getByText(/^校验位不符/), 'a doubt, which stops nothing').toBeVisible();
  await dialog.getByLabel('支付系统行号').fill('102100099996');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: firm.name }).click();
  await expect(page.getByText(`${'*'.repeat(16)}9999`)).toBeVisible();
  await page.getByRole('button', { name: '查看完整号码' }).click();
  await expect(page.getByText('80001700000000099999')).toBeVisible();
  await expectAccessible(page, 'an account that was looked at');
}

async function inEnglish(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  await page.goto('/app/applicants?lang=en');
  await expect(page.getByRole('link', { name: firm.name })).toBeVisible();
  // The names are the people's own.
  await page.getByRole('row').filter({ hasText: firm.name }).evaluate((row) => row.setAttribute('lang', 'zh-CN'));
  await page.locator('.app-user-name').evaluate((name) => name.setAttribute('lang', 'zh-CN'));
  await expectNoChinese(page, 'the applicants in English');
  await expectAccessible(page, 'the applicants in English on a phone');
  await page.context().close();
}

/** 恢复授权 — nobody is left who could let anyone in: one officer proposes by the papers, another confirms. */
async function anotherTakesOver(browser: Browser): Promise<void> {
  const page = await signedUp(browser, heir, { viewport: phone });
  const proposer = await signedIn(browser, 'commerce-register', { at: '/applicants' });
  await proposer.getByRole('link', { name: firm.name }).click();
  await proposer.getByRole('button', { name: '恢复授权' }).click();
  const proposal = proposer.getByRole('dialog', { name: `提议恢复授权：${firm.name}` });
  await proposal.getByLabel('用户名').fill(heir.login);
  await proposal.getByRole('checkbox', { name: /^同时终止现有全部/ }).check();
  await proposal.getByLabel(/^依据/).fill('加盖公章的授权委托书，法定代表人到场核对');
  await expectAccessible(proposer, 'proposing a restored mandate');
  await proposal.locator('.ant-btn-primary').click();
  await expect(proposal).toBeHidden();
  await page.goto('/app/applicants');
  await expect(page.getByRole('link', { name: firm.name }), 'a proposal alone does nothing').toHaveCount(0);
  await confirmInEnglish(browser);
  await page.reload();
  await page.getByRole('link', { name: firm.name }).click();
  await expect(page.getByRole('row').filter({ hasText: heir.name })).toContainText('管理授权');
  await expect(page.getByRole('row', { name: new RegExp(`^${holder.name}`) })).toContainText('由商务部门恢复授权');
  await expectAccessible(page, 'a restored mandate on a phone');
  for (const each of [page, proposer]) await each.context().close();
}

async function confirmInEnglish(browser: Browser): Promise<void> {
  const chief = await signedIn(browser, 'commerce-chief', { at: '/applicant-corrections', language: 'en' });
  const line = chief.getByRole('row').filter({ hasText: firm.name });
  await expect(line).toContainText('and end the other holders');
  await expectAccessible(chief, 'corrections of applicants');
  await line.getByRole('button', { name: 'Decide' }).click();
  const dialog = chief.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Confirm, with effect at once' }).check();
  await dialog.getByLabel('Reason').fill('Seal and identity compared');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(line).toContainText('decided by');
  await chief.context().close();
}

function mandateOf(page: Page) {
  return page.getByRole('row').filter({ hasText: clerk.name });
}
