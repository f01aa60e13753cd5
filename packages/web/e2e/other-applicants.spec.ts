import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { choose } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { asked, fillFacts } from './facts.ts';
import { authority } from './holders.ts';
import { creditCode, identityNumber } from './numbers.ts';
import { phone, signedIn, signedUp } from './people.ts';
import type { Filling } from './facts.ts';

const college = { name: '灯船职业技术学院', code: creditCode('12441802MA5HB3DG6') };
const guide = { name: 'Beacon Guide', number: identityNumber('99999919880704012') };
const password = 'fair-wind-at-dawn';

// 三（二） A school asks for its programmes; no roster, no base in the district, its own papers.
test('a school claims its new programme on a phone and holds a receipt', async ({ browser }) => {
  const page = await signedUp(browser, { name: '艾书航', login: 'aishuhang-2017', password }, { viewport: phone });
  await register(page, { kind: '机构（院校、引荐组织）', name: college.name, 统一社会信用代码: college.code });
  await showAuthority(page);
  await isConfirmed(browser);
  await page.reload();
  await expect(page.getByRole('heading', { name: '授权核验' })).toHaveCount(0);
  await start(page, { start: '开始申报', policy: '政策', outsourcing: /服务外包/ });
  await addItem(page, { choose: '选择项目', item: '院校专业奖励', add: '增加申报项目' });
  const answer = page.getByRole('complementary', { name: '测算结果' });
  const facts = (completers: string): Record<string, Filling> => ({
    院校层次: { option: '高等职业学校' }, 市属院校: { answer: '是' },
    专业: [{ 类别: { option: '新开办' }, 招生人数: '62', 完成人数: completers, 初次招生: { answer: '是' } }],
  });
  await fillFacts(page.getByRole('main'), facts('49'));
  await expect(answer.getByText('目前不予奖励')).toBeVisible();
  await expect(answer.getByText('顺利完成指定课程学习的人数未达到要求')).toBeVisible();
  await page.getByRole('textbox', { name: asked('完成人数') }).fill('56');
  await expect(answer.getByText(/100,000\.00/).first()).toBeVisible();
  await handInPapers(page, { required: '必需', missing: /^还缺必需材料/ });
  await expectAccessible(page, 'the claim of a school on a phone');
  await expectNoSideways(page);
  await page.getByRole('checkbox', { name: /^申报单位声明/ }).check();
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(page.getByRole('row', { name: /内容摘要/ })).toContainText(/[0-9a-f]{64}/);
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '受理' }).first()).toContainText('预计不晚于');
  await page.context().close();
});

// 一（七） A person refers an investor; known by an identity number that nobody sees in full.
test('a person who referred a firm claims in English and follows the claim', async ({ browser }) => {
  const page = await signedUp(browser, { name: 'Bea Guide', login: 'bea-guide-2017', password }, { language: 'en' });
  await register(page, { kind: 'Individual', name: guide.name, 'Number of the identity card': guide.number });
  await expect(page.getByRole('row').filter({ hasText: guide.name })).not.toContainText(guide.number);
  await expect(page.getByRole('row').filter({ hasText: guide.name })).toContainText('unconfirmed');
  await expectNoChinese(page, 'a person whom no office has confirmed');
  // Nothing of what follows waits for the office: no deadline is lost by it.
  await start(page, { start: 'Start a claim', policy: 'Policy', outsourcing: /outsourcing/i });
  await addItem(page, { choose: 'Choose an item', item: 'Award for referring investors', add: 'Add an item' });
  const answer = page.getByRole('complementary', { name: 'Answer' });
  await fillFacts(page.getByRole('main'), { Enterprises: [{ 'New seats': '99', 'Service term months': '36' }] });
  await expect(answer).toContainText('100');
  await fillFacts(page.getByRole('main'), { Enterprises: [{ 'New seats': '120' }] });
  await expect(answer).toContainText('60,000.00');
  await handInPapers(page, { required: 'required', missing: /^Required documents still missing/ });
  await expectNoChinese(page, 'the claim of a person');
  await expectAccessible(page, 'the claim of a person');
  await page.getByRole('checkbox', { name: /^The applicant declares/ }).check();
  await page.getByRole('button', { name: 'Submit the claim' }).click();
  await expect(page.getByRole('heading', { name: 'Receipt of a claim' })).toBeVisible();
  await expectNoChinese(page, 'the receipt of a person');
  await page.context().close();
});

// What is owed stands with its age, and what came back and went out again is told.
test('a referring organisation sees what it was paid, and how', async ({ browser }) => {
  const page = await signedIn(browser, 'referrer', { at: '/claims', viewport: phone });
  await page.getByRole('button', { name: '查看' }).first().click();
  await expect(page.getByText('已拨付').first()).toBeVisible();
  await expect(page.getByText('87,500.00').first()).toBeVisible();
  await page.getByRole('tab', { name: '办理经过' }).click();
  await expect(page.getByText('拨付完成').first()).toBeVisible();
  await expectAccessible(page, 'a paid claim on a phone');
  await expectNoSideways(page);
  await page.context().close();
});

for (const language of ['zh-CN', 'en'] as const) {
  test(`a firm sees what it is owed still, since when, and why (${language})`, async ({ browser }) => {
    const page = await signedIn(browser, 'windlass', { at: '/claims', language, viewport: phone });
    await page.getByRole('button', { name: /^查看$|^Open$/ }).first().click();
    const owed = page.getByRole('listitem').filter({ hasText: '24,000.00' }).last();
    await expect(owed).toContainText(language === 'en' ? /Waiting for \d+ days/ : /已等待 \d+ 天/);
    await expect(page.getByRole('listitem').filter({ hasText: '36,000.00' }).last()).toContainText(/已到账|paid/);
    await expectAccessible(page, 'what is owed still, on a phone');
    await expectNoSideways(page);
    await page.context().close();
  });
}

async function register(page: Page, { kind, name, ...numbers }: Record<string, string>): Promise<void> {
  await page.goto('/app/applicants');
  await page.getByRole('button', { name: /^登记申报主体$|^Register an applicant$/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: kind ?? '' }).check();
  await dialog.getByLabel(/^名称$|^Name$/).fill(name ?? '');
  for (const [label, number] of Object.entries(numbers)) await dialog.getByLabel(label).fill(number);
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('link', { name: name ?? '' })).toBeVisible();
}

/** 授权核验 — the holder hands in a letter of authority, on a phone. */
async function showAuthority(page: Page): Promise<void> {
  const own = page.getByRole('listitem').filter({ hasText: college.name });
  await expect(own).toContainText('未提交授权证明');
  await own.locator('input[type=file]').setInputFiles(authority);
  await expect(own.getByText(authority.name)).toBeVisible();
  await expect(own).toContainText('待核验');
  await expectAccessible(page, 'a proof of authority on a phone');
  await expectNoSideways(page);
}

/** By one officer, who looks at what was handed in. */
async function isConfirmed(browser: Browser): Promise<void> {
  const officer = await signedIn(browser, 'commerce-register', { at: '/applicant-corrections' });
  const line = officer.getByRole('row').filter({ hasText: college.name });
  await expect(line.getByRole('link', { name: authority.name })).toBeVisible();
  await expectAccessible(officer, 'holders to be confirmed');
  await line.getByRole('button', { name: new RegExp(`^核验授权：.*${college.name}`) }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByRole('radio', { name: '核验通过，立即生效' }).check();
  await dialog.getByLabel('原因').fill('授权书与法人证书相符');
  await expectAccessible(officer, 'confirming a holder');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(line).toHaveCount(0);
  await officer.context().close();
}

async function start(page: Page, words: { start: string; policy: string; outsourcing: RegExp }): Promise<void> {
  await page.goto('/app/claims');
  await page.getByRole('button', { name: words.start }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog.getByRole('combobox', { name: words.policy }), words.outsourcing);
  await dialog.locator('.ant-btn-primary').click();
  await expect(page.getByRole('heading', { level: 1, name: / · 2016$/ })).toBeVisible();
}

async function addItem(page: Page, words: { choose: string; item: string; add: string }): Promise<void> {
  await choose(page.getByRole('combobox', { name: words.choose }), words.item);
  await page.getByRole('button', { name: words.add }).click();
}

const paper = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

async function handInPapers(page: Page, words: { required: string; missing: RegExp }): Promise<void> {
  const required = page.getByRole('listitem').filter({ hasText: words.required });
  for (let index = 0; index < (await required.count()); index += 1) {
    const name = `paper-${index + 1}.pdf`;
    const line = required.nth(index);
    await line.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: paper });
    await expect(line.getByText(name)).toBeVisible();
  }
  await expect(page.getByText(words.missing)).toBeHidden();
}
