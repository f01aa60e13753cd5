import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectNoChinese } from './chinese.ts';
import { phone, signedIn } from './people.ts';

const firm = '绞盘文档外包';

test('the education office answers for each intern by name, and the award follows', async ({ browser }) => {
  const officer = await signedIn(browser, 'education', { at: '/worklist', viewport: phone });
  await officer.getByRole('listitem').filter({ hasText: firm }).getByRole('link').click();
  await openRoster(officer, '名册');
  await expect(officer.getByText('申报 6 人，名册 6 人')).toBeVisible();
  await expect(officer.getByText(/^9999\*{10}\d{3}[\dX]$/)).toHaveCount(6);
  await officer.getByRole('button', { name: '查看苏帆的证件号码' }).click();
  await expect(officer.getByText('已记录查看')).toBeVisible();
  await expect(officer.getByText(/^999999\d{11}[\dX]$/)).toBeVisible();
  await expectAccessible(officer, 'a roster on a phone');
  const opinion = officer.getByRole('radiogroup', { name: '温澜：核准意见' });
  await opinion.getByText('不予核准').click();
  await officer.getByRole('button', { name: '其余全部核准' }).click();
  await officer.getByRole('button', { name: '提交核准意见' }).click();
  await expect(officer.getByText('不予核准的，请逐人写明理由。')).toBeVisible();
  await officer.getByRole('textbox', { name: '温澜：不予核准的理由' }).fill('Not enrolled.');
  await officer.getByRole('button', { name: '提交核准意见' }).click();
  await expect(officer.getByText('核准意见已记录。')).toBeVisible();
  await expect(officer.getByText('不予核准：Not enrolled.')).toBeVisible();
  await officer.getByRole('tab', { name: '事实' }).click();
  await expect(officer.getByText(/情况相同的人数|人数 5/).first()).toBeVisible();
  const address = new URL(officer.url()).pathname.replace('/app', '');
  await officer.context().close();

  const auditor = await signedIn(browser, 'auditor', { at: '/cases', language: 'en' });
  await auditor.goto(`/app${address}`);
  await openRoster(auditor, 'Roster');
  await expect(auditor.getByText('not approved: Not enrolled.')).toBeVisible();
  await expect(auditor.getByRole('button', { name: 'Record the approvals' })).toHaveCount(0);
  await expectNoChinese(auditor, 'a roster');
  await expectAccessible(auditor, 'a roster, in English');
  await auditor.getByRole('tab', { name: 'What happened' }).click();
  await expect(auditor.getByText('Identity number looked at').first()).toBeVisible();
  await auditor.context().close();
});

async function openRoster(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}
