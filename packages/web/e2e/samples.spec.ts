import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { act, choose, moveClockPast } from './acts.ts';
import { newMachine, signedIn } from './people.ts';

// 第三方数据 A file of another authority: a wrong cell keeps it out, a difference is a flag for the office.
test('the commerce bureau looks at a third party’s file line by line, takes it, and sees what differs', async (
  { browser },
) => {
  const clerk = await signedIn(browser, 'commerce-clerk', { at: '/third-party' });
  await choose(clerk.getByRole('combobox', { name: '政策' }), /服务外包/);
  await clerk.getByRole('button', { name: '导入文件' }).click();
  const drawer = clerk.getByRole('dialog');
  await choose(drawer.getByRole('combobox', { name: '来源' }), '社会保险参保人数');
  await chooseFile(clerk, '缺数.csv', '五十八');
  await expect(drawer.getByText('有 1 个单元格不正确，改正后才能导入。')).toBeVisible();
  await expect(drawer.getByRole('button', { name: /^导入 \d+ 行/ })).toHaveCount(0);
  await expectAccessible(clerk, 'a third party’s file with a wrong cell');
  await chooseFile(clerk, '2016年末参保人数（更正）.csv', '51');
  await expect(drawer.getByText(/1 行；/)).toBeVisible();
  await drawer.getByRole('button', { name: /^导入 \d+ 行/ }).click();
  await expect(drawer).toBeHidden();
  const flag = clerk.getByRole('row').filter({ hasText: '绞盘文档外包' }).filter({ hasText: '51' });
  await expect(flag.first()).toContainText('不一致');
  await clerk.context().close();
});

async function chooseFile(page: Page, name: string, insured: string): Promise<void> {
  const text = `统一社会信用代码,单位名称,年度,年末参保人数\r\n91441802QC00039923,绞盘文档外包,2016,${insured}\r\n`;
  await page.getByRole('dialog').locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

// 随机抽查 Whoever froze the population does not draw; the public page shows what anyone draws again.
test('a sample is frozen by one, drawn by another once its number is there, read by anyone', async ({ browser }) => {
  const chief = await signedIn(browser, 'commerce-chief', { at: '/samples' });
  const waiting = chief.locator('.ant-card').filter({ hasText: '2017年5月2日' });
  await expect(waiting).toContainText('待抽取');
  await expect(waiting.getByRole('button', { name: '抽取' }), 'nobody draws what they froze').toHaveCount(0);
  await moveClockTo(chief, '2017-05-03');
  await chief.context().close();

  const director = await signedIn(browser, 'commerce-director', { at: '/samples' });
  const drawing = director.locator('.ant-card').filter({ hasText: '2017年5月2日' });
  await act(director, { button: '抽取', within: drawing, fills: { 号码: '02091113212730' } });
  await expect(drawing).toContainText('已抽取');
  const drawn = await drawing.getByRole('link', { name: /^2017-\d{4}$/ }).allInnerTexts();
  expect(new Set(drawn).size).toBe(4);
  await expectAccessible(director, 'a sample that was drawn');
  await director.context().close();

  const anyone = await newMachine(browser);
  await anyone.goto('/samples');
  await expect(anyone.getByText('02091113212730')).toBeVisible();
  for (const number of drawn) await expect(anyone.getByText(number).first()).toBeVisible();
  await anyone.context().close();
});

async function moveClockTo(page: Page, day: string): Promise<void> {
  const today = await page.getByRole('form', { name: '演示环境' }).locator('time').first().innerText();
  if (today >= day) return;
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  await moveClockPast(page, before.toISOString().slice(0, 10));
}

// 总量控制 The rule of a round is declared before it opens, once; what it would do is simulated on its page.
test('finance declares how the next round is cut before it opens, and sees what this one would get', async (
  { browser },
) => {
  const page = await signedIn(browser, 'finance-reviewer', { at: '/rounds' });
  await choose(page.getByRole('combobox', { name: '政策' }), /服务外包/);
  await expect(page.getByRole('button', { name: '公布规则' }), 'a round that is open keeps its rule').toHaveCount(0);
  await expectAccessible(page, 'a round and its simulation');
  const year = page.getByRole('spinbutton', { name: '申报年度' });
  await year.fill('2017');
  await year.press('Enter');
  await page.getByRole('button', { name: '公布规则' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^按公布的项目优先顺序/ }).check();
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog.getByText('请填写').first()).toBeVisible();
  await dialog.getByRole('radio', { name: /^全部按同一比例/ }).check();
  await dialog.getByLabel('申报通知或依据').fill('清财〔2017〕18号（示例）');
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('清财〔2017〕18号（示例）')).toBeVisible();
  await expect(page.getByRole('button', { name: '公布规则' }), 'declared once').toHaveCount(0);
  await page.context().close();
});
