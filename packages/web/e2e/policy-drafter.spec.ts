import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { act, choose } from './acts.ts';
import { expectNoChinese } from './chinese.ts';
import { newMachine, phone, signedIn } from './people.ts';

// A policy that no claim of the demonstration is made under.
const policy = 'growth-award-sample';
const title = '18 / 20';

// 政策起草 A number and the wording of a cap are changed by one, published by another; the public page answers at once.
test('a drafter changes a number without a programmer, a second person publishes it', async ({ browser }) => {
  const drafter = await signedIn(browser, 'policy-drafter', { at: '/policy-drafts' });
  await drafter.getByRole('button', { name: '起草', exact: true }).click();
  const dialog = drafter.getByRole('dialog');
  await choose(dialog.getByRole('combobox', { name: '政策' }), /成长奖励/);
  await dialog.getByLabel('改什么').fill(title);
  await dialog.locator('.ant-btn-primary').click();
  await expect(drafter.getByRole('heading', { level: 1, name: title })).toBeVisible();

  await setFigure(drafter, '18头');
  await openPart(drafter, '文本');
  const complaints = drafter.getByRole('region', { name: '检查意见' });
  await expect(complaints.getByRole('button', { name: '第 88 行' }).first()).toBeVisible();
  await expectAccessible(drafter, 'a draft with a complaint');
  await complaints.getByRole('button', { name: '第 88 行' }).first().click();
  await expect(drafter.getByRole('textbox', { name: '政策规则文本' })).toBeFocused();
  await setFigure(drafter, '18人');
  await openPart(drafter, '文本');
  await replaceAll(drafter, 'Cap of a group', 'Cap of one group');
  await expect(complaints.getByText(/错误 0 处；算例 \d+ 个相符，1 个不符/)).toBeVisible();

  await openPart(drafter, '算例');
  await expect(drafter.getByRole('list', { name: '结果不符的算例' })).toContainText('TOO_FEW_STAFF');
  await drafter.reload();
  await expect(drafter.getByText('已恢复上次没有保存的改动')).toBeVisible();
  await openPart(drafter, '算例');
  await replaceAll(drafter, '"staff": 19', '"staff": 17');
  await expect(drafter.getByText(/^\d+ 个相符，0 个不符$/)).toBeVisible();
  await drafter.getByRole('button', { name: '保存', exact: true }).click();
  await expect(drafter.getByText(/第 2 稿已保存于/)).toBeVisible();

  await openPart(drafter, '改动与影响');
  await expect(drafter.getByRole('list', { name: '改了什么' })).toContainText('18');
  await drafter.getByLabel('模拟申报件数').fill('400');
  await drafter.getByRole('button', { name: '推算影响' }).click();
  await expect(drafter.getByText(/共 400 件：增加 \d+ 件/)).toBeVisible({ timeout: 120_000 });
  await expectAccessible(drafter, 'what a draft changes');
  await act(drafter, {
    button: '提请发布', fills: { 决定文件名称: '示例决定', 决定文号: '示府〔2017〕1号', 理由: '放宽人数' },
  });
  await expect(drafter.getByText('待发布').first()).toBeVisible();
  await drafter.context().close();

  await publishAsDirector(await signedIn(browser, 'commerce-director', { at: '/policy-drafts' }));
  await answerOnTheLawPage(await newMachine(browser));
  await lookInEnglish(await signedIn(browser, 'auditor', { at: '/policy-drafts', language: 'en', viewport: phone }));
});

async function openPart(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** The table takes a figure once what stands before it has been examined. */
async function setFigure(page: Page, written: string): Promise<void> {
  await openPart(page, '数字与日期');
  const field = page.getByRole('textbox', { name: '最少人数 写法' });
  await expect(field).toBeEditable();
  await field.fill(written);
  await field.press('Enter');
}

/** The editor's own search, by keyboard. */
async function replaceAll(page: Page, from: string, to: string): Promise<void> {
  const panel = page.getByRole('tabpanel').filter({ visible: true });
  await panel.locator('.cm-content').click();
  await page.keyboard.press('Control+f');
  await panel.getByRole('textbox', { name: '查找' }).fill(from);
  await panel.getByRole('textbox', { name: '替换为' }).fill(to);
  await panel.getByRole('button', { name: '全部替换' }).click();
  await panel.getByRole('button', { name: '关闭' }).click();
}

async function publishAsDirector(director: Page): Promise<void> {
  await director.getByRole('link', { name: title }).click();
  const lines = director.getByRole('list', { name: '逐行对照（规则文本）' });
  await expect(lines).toContainText('最少人数: 20人');
  await expect(lines).toContainText('最少人数: 18人');
  await act(director, { button: '发布' });
  await expect(director.getByText('已发布', { exact: true }).first()).toBeVisible();
  await expect(director.getByRole('button', { name: '发布', exact: true })).toHaveCount(0);
  await director.context().close();
}

/** Eighteen staff are answered by the new text, on a page that nobody started anew. */
async function answerOnTheLawPage(anyone: Page): Promise<void> {
  const facts = {
    applicant: { kind: 'enterprise', registeredIn: '999901' },
    claim: { year: 2024, submittedAt: '2025-05-01T09:00:00+08:00' },
    items: [{ item: 'growth-award', staff: 18, revenue: '60000000.00', revenueBefore: '50000000.00' }],
  };
  const entered = Buffer.from(JSON.stringify(facts)).toString('base64url');
  await anyone.goto(`/policies/${policy}#facts=${entered}&view=growth-award`);
  await expect(anyone.getByText('320,000.00').first()).toBeVisible();
  await anyone.context().close();
}

async function lookInEnglish(auditor: Page): Promise<void> {
  await expectNoChinese(auditor, 'the list of policy drafts');
  await auditor.getByRole('link', { name: title }).click();
  await expect(auditor.getByRole('list', { name: 'What changed' })).toContainText('Least staff');
  await expect(auditor.getByRole('button', { name: 'Publish' }), 'the audit only looks').toHaveCount(0);
  await expectNoChinese(auditor, 'a policy draft');
  await expectNoSideways(auditor);
  await expectAccessible(auditor, 'a policy draft that was published');
  await auditor.context().close();
}
