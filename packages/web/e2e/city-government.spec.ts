import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { act, choose } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { newMachine, phone, signedIn } from './people.ts';

const firm = '六分仪软件 Sextant Software';
const number = '清府函〔2017〕31号（示例）';

// 四（三） 一企一策: what no item foresees is proposed, reviewed for fair competition, approved and disclosed.
test('the city government approves a measure for one firm, within its ceiling, and anyone reads it', async (
  { browser },
) => {
  await propose(browser);
  await tooEarly(browser);
  await review(browser);
  await approve(browser);
  await readInPublic(browser);
});

const declined = '瞭望智能';
const appeal = { document: 'QFX (2017) 7', finding: 'The facts are as the office found them.' };

test('the city government declines a claim for the computed reasons; what came of the appeal stands beside it', async (
  { browser },
) => {
  await decline(browser);
  await recordAppeal(browser);
  await readAppeal(browser);
});

async function decline(browser: Browser): Promise<void> {
  const government = await signedIn(browser, 'city-government', { at: '/worklist' });
  await government.getByRole('row').filter({ hasText: declined }).getByRole('link', { name: /^打开 / }).click();
  await act(government, { button: '不予扶持', fills: { 意见: 'Declined for the reasons listed.' } });
  await expect(government.getByRole('button', { name: '不予扶持' })).toHaveCount(0);
  await expect(government.getByText('实习未经教育部门核准。').first()).toBeVisible();
  await expectAccessible(government, 'a declined case');
  await government.context().close();
}

/** 登记救济结果 — by the office that handles the case, from the document; a day and an outcome belong to it. */
async function recordAppeal(browser: Browser): Promise<void> {
  const director = await caseOf(browser, { login: 'commerce-director' });
  await director.getByRole('button', { name: '登记救济结果' }).click();
  const dialog = director.getByRole('dialog');
  await choose(dialog.getByRole('combobox', { name: '救济途径' }), '申请行政复议');
  await dialog.getByLabel('文书号').fill(appeal.document);
  await dialog.getByLabel('文书日期').fill('2017-04-28');
  await dialog.getByRole('radio', { name: '支持', exact: true }).check();
  await expect(dialog.getByRole('radio', { name: '核定' }), 'upheld, it begins the case anew').toBeVisible();
  await dialog.getByRole('radio', { name: '不支持' }).check();
  await dialog.getByLabel('理由').fill(appeal.finding);
  await expectAccessible(director, 'recording an appeal');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await director.context().close();
}

async function readAppeal(browser: Browser): Promise<void> {
  const page = await caseOf(browser, { login: 'city-government', language: 'en', viewport: phone });
  await expect(page.getByText(appeal.finding)).toBeVisible();
  await expect(page.getByText(appeal.document)).toBeVisible();
  await expectNoChinese(page, 'a case with an appeal');
  await expectAccessible(page, 'a case with an appeal, on a phone');
  await expectNoSideways(page);
  await page.context().close();
}

interface Reader { readonly login: string; readonly language?: 'en'; readonly viewport?: typeof phone }

async function caseOf(browser: Browser, { login, ...seat }: Reader): Promise<Page> {
  const page = await signedIn(browser, login, { at: '/cases', ...seat });
  await page.goto(`/app/cases?words=${encodeURIComponent(declined)}`);
  const line = page.locator('tr, .work-cards > li').filter({ hasText: declined });
  await line.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^案卷 |^Case / })).toBeVisible();
  return page;
}

async function propose(browser: Browser): Promise<void> {
  const chief = await signedIn(browser, 'commerce-chief', { at: '/measures' });
  await chief.getByRole('button', { name: '提出' }).click();
  const dialog = chief.getByRole('dialog', { name: '提出' });
  const policy = dialog.getByRole('combobox', { name: '政策' });
  if (await dialog.getByText('服务外包').count() === 0) await choose(policy, /服务外包/);
  const applicant = dialog.getByRole('combobox', { name: '企业或机构' });
  await applicant.fill(firm);
  await choose(applicant, firm);
  await choose(dialog.getByRole('combobox', { name: '事项' }), /投资/);
  await dialog.getByLabel('理由').fill('区域研发中心，带动本地服务外包企业集聚。');
  await dialog.getByLabel('限额').fill('500000');
  await dialog.getByLabel('有效期至').fill('2018-06-30');
  await expectAccessible(chief, 'proposing a measure');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(measureOf(chief)).toContainText('待公平竞争审查');
  await chief.context().close();
}

/** Nobody approves what was not reviewed, and who proposed does not review. */
async function tooEarly(browser: Browser): Promise<void> {
  const government = await signedIn(browser, 'city-government', { at: '/measures' });
  await expect(measureOf(government)).toContainText('待公平竞争审查');
  await expect(measureOf(government).getByRole('button', { name: /^批准/ })).toHaveCount(0);
  await government.context().close();
}

async function review(browser: Browser): Promise<void> {
  const director = await signedIn(browser, 'commerce-director', { at: '/measures', viewport: phone });
  await act(director, {
    button: `登记公平竞争审查 ${firm}`, within: measureOf(director),
    fills: { 审查文件: '公平竞争审查意见〔2017〕9号（示例）', 审查日期: '2017-04-20' },
  });
  await expect(measureOf(director)).toContainText('待市政府批准');
  await expectAccessible(director, 'the measures on a phone');
  await director.context().close();
}

async function approve(browser: Browser): Promise<void> {
  const government = await signedIn(browser, 'city-government', { at: '/measures' });
  await measureOf(government).getByRole('button', { name: `批准 ${firm}`, exact: true }).click();
  const dialog = government.getByRole('dialog');
  await dialog.getByLabel('批复文号').fill(number);
  await dialog.getByLabel('批准金额').fill('500000.01');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectAccessible(government, 'an approval above its ceiling');
  await dialog.getByLabel('批准金额').fill('480000');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(measureOf(government)).toContainText('480,000.00');
  await government.context().close();
}

async function readInPublic(browser: Browser): Promise<void> {
  const anyone = await newMachine(browser);
  await anyone.goto('/individual-measures');
  await expect(anyone.getByText(number)).toBeVisible();
  await expect(anyone.getByText('480,000.00')).toBeVisible();
  await expectAccessible(anyone, 'the measures in public');
  const english = await newMachine(browser, { language: 'en', viewport: phone });
  await english.goto('/en/individual-measures');
  await expect(english.getByText('480,000.00')).toBeVisible();
  await expectNoChinese(english, 'the measures in public, in English');
  for (const page of [anyone, english]) await page.context().close();
}

function measureOf(page: Page) {
  return page.locator('.ant-card').filter({ hasText: '区域研发中心' });
}
