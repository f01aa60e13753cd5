import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signedIn } from './people.ts';

const firm = '灯塔呼叫中心';
const award = '699,500.00';
const qingce = fileURLToPath(new URL('../../cli/bin/qingce.js', import.meta.url));

test('an auditor reads every page, finds nothing to press that changes a case, and is refused by the server', async (
  { browser },
) => {
  const page = await signedIn(browser, 'auditor', { at: '/' });
  const menu = page.getByRole('navigation', { name: '主菜单' });
  const addresses = await menu.getByRole('link').evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).pathname));
  expect(addresses.length).toBeGreaterThan(8);
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('您的岗位不能查看这个页面')).toHaveCount(0);
    await expectAccessible(page, `${address} of an auditor`);
  }
  const claimId = await openTheCase(page);
  await expect(page.getByRole('button', { name: /^(受理|退回|签署|审定|制作支付指令|不予)/ })).toHaveCount(0);
  for (const act of ['accept', 'propose', 'decide', 'order-payment']) {
    const reply = await page.request.post(`/api/claims/${claimId}/${act}`, {
      data: {}, headers: { 'idempotency-key': `audit-${act}-0123456789`, 'sec-fetch-site': 'same-origin' },
    });
    expect(reply.status(), act).toBe(403);
  }
  await page.context().close();
});

test('an auditor takes a case away and computes it anew to the fen, without the server', async ({ browser }) => {
  const page = await signedIn(browser, 'auditor', { at: '/cases' });
  await openTheCase(page);
  await page.getByRole('tab', { name: '条款与答复' }).click();
  await expect(page.getByText(award).first()).toBeVisible();
  await expectAccessible(page, 'the derivation of an award, before an auditor');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '审计包' }).click();
  const file = await (await saved).path();
  const recompute = (path: string): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [qingce, 'recompute', path, '--lang', 'en'], { encoding: 'utf8' });
  const whole = recompute(file);
  expect(whole.stdout).toContain('9 agree, 0 differences, 0 not there yet');
  expect(whole.stdout).toContain(award.replace(',', ''));
  expect(whole.status).toBe(0);
  const altered = test.info().outputPath('altered.json');
  writeFileSync(altered, readFileSync(file, 'utf8').replace(award.replace(',', ''), '699500.01'));
  const changed = recompute(altered);
  expect(changed.stdout).toContain('699500.01');
  expect(changed.status).toBe(1);
  await page.context().close();
});

/** The paid claim of the story, found in the list of all; answers its id. */
async function openTheCase(page: Page): Promise<string> {
  await page.goto('/app/cases');
  await page.getByRole('row').filter({ hasText: firm }).first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /^案卷 / })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
