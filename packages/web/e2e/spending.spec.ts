import { groupYuan, parseYuan } from '@qingce/values';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectNoChinese } from './chinese.ts';
import { newMachine, phone } from './people.ts';

const words = {
  'zh-CN': { home: '/', link: '资金去向', title: '资金去向', total: '合计', notices: '逐件金额见公示' },
  en: {
    home: '/en/', link: 'Money', title: 'Where the money went', total: 'Total',
    notices: 'Each award stands in the public notices',
  },
} as const;

for (const language of ['zh-CN', 'en'] as const) {
  const say = words[language];

  test(`anyone reads where the money went, without script, and the totals are its sums (${language})`, async (
    { browser },
  ) => {
    const page = await newMachine(browser, { language, ...(language === 'en' ? { viewport: phone } : {}) });
    await page.goto(say.home);
    await page.getByRole('navigation').getByRole('link', { name: say.link, exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: say.title })).toBeVisible();
    const table = page.getByRole('table').first();
    const columns = await table.locator('tbody tr').evaluateAll((rows) => rows.map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
    const totals = await table.getByRole('row', { name: say.total }).getByRole('cell').allInnerTexts();
    for (const [column, total] of totals.entries()) {
      const sum = columns.reduce((fen, row) => fen + (parseYuan(row[column]?.replaceAll(',', '') ?? '') ?? 0n), 0n);
      expect(groupYuan(sum)).toBe(total);
    }
    if (language === 'en') await expectNoChinese(page, 'where the money went');
    await expectAccessible(page, `where the money went (${language})`);
    await page.getByRole('link', { name: say.notices }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.context().close();
  });
}
