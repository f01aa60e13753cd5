import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { phone, signedIn } from './people.ts';
import { writeXlsx } from '../src/kit/write-xlsx.ts';

// Pastes and imports what stands there already, so that later journeys find the draft as it was.
const seats = [['起', '止', '坐席数（席）'], ['2016-09-01', '2016-12-31', '182']] as const;

for (const seat of [{}, { viewport: phone, language: 'en' as const }]) {
  const language = seat.language ?? 'zh-CN';
  test(`rows from a spreadsheet, each fault at its row and column (${language})`, async ({ browser }) => {
    const page = await signedIn(browser, 'mizzen', { at: '/claims', ...seat });
    await page.getByRole('link', { name: /继续填写|Go on/ }).first().click();
    await page.getByRole('button', { name: /从表格填入：核定坐席|Fill in from a spreadsheet: Seats/ }).click();
    const dialog = page.getByRole('dialog');
    const take = dialog.getByRole('button', { name: /^填入$|^填 入$|^Fill in$/ });
    await expect(take).toBeDisabled();

    const paste = dialog.getByRole('textbox');
    await paste.fill('起\t止\t坐席数\n2016-09-01\t2016-12-31\t160\n2017-01-01\t2016-12-31\t很多\n');
    await expect(dialog.getByText(/行 3|Row 3/)).toBeVisible();
    await expect(dialog.getByText(/很多/).last()).toBeVisible();
    await expectAccessible(page, 'a table with faults');
    await paste.fill('起\t楼层\n2016-09-01\t5\n');
    await expect(dialog.getByText(/认不出的表头：楼层|name nothing: 楼层/)).toBeVisible();
    await expect(take).toBeDisabled();

    const [template] = await Promise.all([
      page.waitForEvent('download'), dialog.getByRole('button', { name: /下载模板|Download the template/ }).click(),
    ]);
    expect(template.suggestedFilename()).toBe('seats.xlsx');
    const file = dialog.locator('input[type=file]');
    await file.setInputFiles({ name: 'notes.xlsx', mimeType: '', buffer: Buffer.from('no spreadsheet') });
    await expect(dialog.getByText(/不是可以读取的 xlsx|no xlsx spreadsheet/)).toBeVisible();
    const [headings, ...rows] = seats;
    const written = await writeXlsx([{ name: '填写', headings, rows }]);
    await file.setInputFiles({ name: 'seats.xlsx', mimeType: '', buffer: Buffer.from(await written.arrayBuffer()) });
    await expect(dialog.getByText(/1 行，未发现问题|Rows: 1\. Nothing/)).toBeVisible();
    await take.click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('input[value="182"]')).toBeVisible();
  });
}
