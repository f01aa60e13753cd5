import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { fillFacts } from './facts.ts';
import { phone, signedIn } from './people.ts';

const firm = '舷窗网店客服';

// 补正 — asked point by point, answered on a phone in English, compared by whoever asked.
test('a claim is sent back, corrected on a phone, and what changed is seen on both sides', ({ browser }) =>
  correctOnce(browser));

async function correctOnce(browser: Browser): Promise<void> {
  const clerk = await signedIn(browser, 'commerce-clerk', { at: '/worklist' });
  await sendBack(clerk);
  const address = new URL(clerk.url()).pathname.replace('/app', '');
  await correct(browser, address.replace('/cases/', '/claims/'));

  await clerk.reload();
  await clerk.getByRole('tab', { name: '受理审查与补正' }).click();
  const changes = clerk.getByRole('table', { name: '补正前后对照' });
  await expect(changes.getByRole('deletion').filter({ hasText: '28,600' })).toBeVisible();
  await expect(changes.getByRole('insertion').filter({ hasText: '27,600' })).toBeVisible();
  await expect(changes).toContainText('组织机构代码证');
  await expectAccessible(clerk, 'what a correction changed');
  await clerk.context().close();

  const chief = await signedIn(browser, 'commerce-chief', { at: '/cases', language: 'en' });
  await chief.goto(`/app${address}`);
  await chief.getByRole('tab', { name: 'Acceptance and corrections' }).click();
  await expect(chief.getByRole('table', { name: 'What changed' }).getByText('changed').first()).toBeVisible();
  await expect(chief.getByText('The fee was lower: see the invoice.')).toBeVisible();
  await expectAccessible(chief, 'what a correction changed, in English');
  await chief.context().close();
}

interface Line { readonly id: string; readonly applicant: string; readonly state: string }

const remedies = { 'zh-CN': '救济途径', 'en': 'Routes of appeal' };
interface Told {
  of: string; state?: string; name?: string; zh: string; en: string; says?: typeof remedies;
}
const letters: readonly Told[] = [
  { of: '灯塔呼叫中心', zh: '予以扶持决定书', en: 'Decision: awarded' },
  { of: '潮汐客户联络', zh: '部分予以扶持决定书', en: 'Decision: awarded in part' },
  { of: '归航信息', zh: '不予扶持决定书', en: 'Decision: refused' },
  { of: '缆桩语音服务', state: 'not-accepted', zh: '不予受理通知书', en: 'Notice: not accepted' },
  { of: '桅灯信息服务', state: 'refused', zh: '不予扶持通知书', en: 'Notice: not awarded' },
  {
    of: '灯塔呼叫中心', name: 'acceptance', zh: '受理通知书', en: 'Notice: accepted',
    says: { 'zh-CN': '已收到的材料', 'en': 'Documents received' },
  },
  {
    of: '甲板财务共享', state: 'returned', name: 'correction-1', zh: '补正材料通知书', en: 'Notice: corrections needed',
    says: { 'zh-CN': '补正期限', 'en': 'By when' },
  },
];

test('each decision and each step before it has its letter, in both languages', async ({ browser }) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const page = await signedIn(browser, 'auditor', { at: '/cases', language });
    const claims = await (await page.request.get('/api/claims')).json() as Line[];
    for (const { of, state, name = 'decision', zh, en, says = remedies } of letters) {
      const claim = claims.find((line) => line.applicant.startsWith(of) && (state ?? line.state) === line.state);
      const title = language === 'en' ? en : zh;
      await page.goto(`/app/cases/${claim?.id}/letters/${name}`);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole('article').getByText(says[language]).first()).toBeVisible();
      // A decision is built alike in both languages: the other parts are looked at in each.
      if (language === 'zh-CN' || says !== remedies) await expectAccessible(page, `a letter: ${title}`);
    }
    await page.context().close();
  }
});

async function sendBack(clerk: Page): Promise<void> {
  await clerk.getByRole('listitem').or(clerk.getByRole('row')).filter({ hasText: firm }).getByRole('link').first()
    .click();
  await clerk.getByRole('button', { name: '通知补正' }).click();
  const dialog = clerk.getByRole('dialog', { name: '一次性告知补正' });
  // The list is long: what is sought is typed, as a person would.
  const about = dialog.getByRole('combobox', { name: '事实或材料' });
  await about.fill('参展合同及发票');
  await about.press('Enter');
  await dialog.getByLabel('哪里不对').fill('Booth fee and invoice differ.');
  await dialog.getByLabel('请如何补正').fill('Correct the booth fee.');
  await expectAccessible(clerk, 'asking for corrections');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
}

const paper = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

/** Answers the point, corrects the fee, and hands in a paper with its last day. */
async function correct(browser: Browser, address: string): Promise<void> {
  const page = await signedIn(browser, 'porthole', { at: '/claims', language: 'en', viewport: phone });
  await page.goto(`/app${address}`);
  await page.getByLabel('Your answer to point 1').fill('The fee was lower: see the invoice.');
  await page.getByLabel('Your answer to point 1').blur();
  await expect(page.getByText('Answer 1 saved')).toBeVisible();
  await fillFacts(page.getByRole('main'), { Exhibitions: [{ 'Booth fee': '27600' }] });
  const material = page.getByRole('listitem').filter({ hasText: 'Organisation code certificate' });
  await expect(material.getByRole('button', { name: /^Upload/ }), 'its last day comes first').toBeDisabled();
  await material.getByLabel('Valid until: Organisation code certificate').fill('2018-08-31');
  const file = { name: 'a.pdf', mimeType: 'application/pdf', buffer: paper };
  await material.locator('input[type=file]').setInputFiles(file);
  await expect(material.getByText(/valid until 2018-08-31/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^template / }).first()).toHaveAttribute('download', '');
  await expectAccessible(page, 'a correction on a phone');
  await page.getByRole('checkbox', { name: /^The applicant declares/ }).check();
  await page.getByRole('button', { name: 'Submit the claim' }).click();
  await expect(page.getByRole('heading', { name: 'Receipt of a claim' })).toBeVisible();
  await expect(page.getByText(/a\.pdf.*valid until 2018-08-31/)).toBeVisible();
  await page.context().close();
}
