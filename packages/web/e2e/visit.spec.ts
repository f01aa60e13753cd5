import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectNoChinese } from './chinese.ts';
import { phone, signedIn } from './people.ts';

/** The smallest PNG: one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const pngHash = createHash('sha256').update(png).digest('hex');
const firm = '港湾客户服务';

test('two inspectors count without network, each in their language, and settle what differs', async ({ browser }) => {
  const first = await inspector(browser, 'inspector-1', 'zh-CN');
  await planVisit(first);
  await expect(first.getByText(/已存本机，断网可用/).first()).toBeVisible();
  await expectAccessible(first, 'the visits of an inspector');
  await expectFits(first);
  const second = await inspector(browser, 'inspector-2', 'en');
  await expect(second.getByText(/Kept on this device/).first()).toBeVisible();
  await expectNoChinese(second, 'the visits of an inspector');

  // The first inspector has no network from here on, and the page is opened anew in between.
  await workerReady(first);
  await first.context().setOffline(true);
  await first.goto('/app/visits');
  await expect(first.getByText(/没有网络。可以继续核查/)).toBeVisible();
  await first.getByRole('link', { name: new RegExp(`打开 ${firm}`) }).click();
  await expect(first.getByRole('heading', { level: 1 })).toContainText('核查');
  await first.getByLabel('拍照或选择照片').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png });
  await expect(first.getByText(pngHash)).toBeVisible();
  await expect(first.getByText(/位置 23\.68000/)).toBeVisible();
  await count(first, { asClaimed: /与申报一致$/, seatsField: '坐席数', seats: '96', yes: '是' });
  await first.getByLabel('企业在场人员').fill('林明浦');
  await first.getByLabel('企业怎么说').fill('Agreed.');
  await expect(first.getByText(/已存本机 \d{4}/)).toBeVisible();
  await first.reload();
  await expect(first.getByLabel('企业怎么说')).toHaveValue('Agreed.');
  await expect(first.getByText(pngHash)).toBeVisible();
  await expectAccessible(first, 'counting without network');
  await expectFits(first);
  await sign(first, '签字并提交');
  await expect(first.getByText('已签字，等待上传')).toBeVisible();
  await first.reload();
  await expect(first.getByText('已签字，等待上传')).toBeVisible();

  // The second counts otherwise, without seeing what the first found.
  await workerReady(second);
  await second.getByRole('link', { name: /^Open/ }).first().click();
  await second.context().setOffline(true);
  await count(second, { asClaimed: /: as claimed$/, seatsField: 'Seats', seats: '90', yes: 'Yes' });
  await expect(second.getByText('As found', { exact: true })).toBeVisible();
  await expectNoChinese(second, 'counting');
  await expectAccessible(second, 'counting, in English');
  await sign(second, 'Sign and send');
  await expect(second.getByText('Signed, waiting to be sent')).toBeVisible();

  await first.context().setOffline(false);
  await expect(first.getByText(/已上传（/)).toBeVisible();
  await second.context().setOffline(false);
  await expect(second.getByText(/Sent and received/)).toBeVisible();
  await expect(second.getByText(/The two findings differ/)).toBeVisible();
  await expectNoChinese(second, 'two findings that differ');

  await second.getByRole('button', { name: 'Count again' }).click();
  await second.getByRole('textbox', { name: /^Seats/ }).first().fill('96');
  await sign(second, 'Sign and send');
  await expect(second.getByText('both found the same')).toBeVisible();
  await first.reload();
  await expect(first.getByText('核查一致')).toBeVisible();
  await second.context().close();

  const chief = await signedIn(browser, 'commerce-chief', { at: '/cases' });
  await chief.goto(`/app${await caseOf(first)}`);
  await chief.getByRole('tab', { name: '现场核查' }).click();
  await expect(chief.getByText(/Agreed\./)).toBeVisible();
  await expect(chief.getByText('已被后一份代替')).toBeVisible();
  await expect(chief.getByText('对奖励的影响'), 'one of each report').toHaveCount(3);
  await expect(chief.getByText(pngHash)).toBeVisible();
  await expectAccessible(chief, 'the visits of a case');
  await first.context().close();
});

test('a record from a second device is not overwritten; both stand side by side', async ({ browser }) => {
  const desk = await inspector(browser, 'inspector-1', 'zh-CN');
  await planVisit(desk, '汽笛语音科技');
  const handheld = await inspector(browser, 'inspector-1', 'zh-CN');
  for (const page of [desk, handheld]) {
    await page.getByRole('link', { name: /打开 汽笛语音科技/ }).click();
    await workerReady(page);
  }
  await handheld.context().setOffline(true);
  await count(handheld, { asClaimed: /与申报一致$/, seatsField: '坐席数', seats: '151', yes: '是' });
  await sign(handheld, '签字并提交');
  await expect(handheld.getByText('已签字，等待上传')).toBeVisible();
  await count(desk, { asClaimed: /与申报一致$/, seatsField: '坐席数', seats: '168', yes: '是' });
  await sign(desk, '签字并提交');
  await expect(desk.getByText(/已上传（/)).toBeVisible();

  await handheld.context().setOffline(false);
  await expect(handheld.getByText(/您已在 .* 从另一台设备提交过/)).toBeVisible();
  await handheld.reload();
  await expect(handheld.getByText(/两份记录都在/)).toBeVisible();
  await expect(handheld.getByText(/坐席数 168 席/)).toBeVisible();
  await expect(handheld.getByText(/坐席数 151 席/)).toBeVisible();
  await expectAccessible(handheld, 'two records in conflict');
  await handheld.getByRole('button', { name: /以已上传的为准/ }).click();
  await handheld.getByRole('dialog').getByRole('button', { name: /以已上传的为准/ }).click();
  await expect(handheld.getByText(/已上传（/)).toBeVisible();
});

test('what was claimed, what was found and what the award rests on stand side by side', async ({ browser }) => {
  const page = await signedIn(browser, 'auditor', { at: '/cases' });
  const claims = await (await page.request.get('/api/claims')).json() as { id: string; applicant: string }[];
  const claim = claims.find(({ applicant }) => applicant.startsWith('罗盘客户服务'));
  await page.goto(`/app/cases/${claim?.id}`);
  await page.getByRole('tab', { name: '事实' }).click();
  const cells = page.getByRole('row').filter({ hasText: '124' }).first().getByRole('cell');
  await expect(cells.nth(1), 'claimed').toContainText('124');
  await expect(cells.nth(2), 'found by two inspectors').toContainText('120');
  await expect(cells.nth(3), 'accepted').toContainText('120');
  await page.context().close();
});

async function inspector(browser: Browser, login: string, language: 'zh-CN' | 'en'): Promise<Page> {
  const page = await signedIn(browser, login, { at: '/visits', language, viewport: phone });
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 23.68, longitude: 113.03, accuracy: 12 });
  return page;
}

/** Plans a visit of both inspectors through the dialog. */
async function planVisit(page: Page, name: string = firm): Promise<void> {
  await page.getByRole('button', { name: '安排核查' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('申报').click();
  await page.getByText(new RegExp(name)).last().click();
  await dialog.getByLabel('核查日期').fill('2017-05-03');
  await dialog.getByLabel('地点').fill('东城街道');
  await dialog.getByLabel('核查员').click();
  await page.getByTitle(/卫清平/).last().click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '安排核查' }).click();
  await expect(page.getByRole('link', { name: new RegExp(`打开 ${name}`) })).toBeVisible();
}

/** Takes over what was claimed, then counts the seats. */
async function count(
  page: Page, words: { asClaimed: RegExp; seatsField: string; seats: string; yes: string },
): Promise<void> {
  const buttons = page.getByRole('button', { name: words.asClaimed });
  await expect(buttons.first()).toBeVisible();
  for (const button of await buttons.all()) await button.click();
  const yes = page.getByRole('radio', { name: words.yes, exact: true });
  if (await yes.count() > 0) await yes.first().click();
  await page.getByRole('textbox', { name: new RegExp(`^${words.seatsField}`) }).first().fill(words.seats);
}

async function sign(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}

/** The worker has kept every page of the build and stands before this one. */
async function workerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** The address of the case that the visit on the page belongs to. */
async function caseOf(page: Page): Promise<string> {
  const visitId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const reply = await page.request.get(`/api/visits/${visitId}`);
  const { visit } = await reply.json() as { visit: { claimId: string } };
  return `/cases/${visit.claimId}`;
}

async function expectFits(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(
    () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const);
  expect.soft(needed, 'no wider than the screen').toBeLessThanOrEqual(there);
}
