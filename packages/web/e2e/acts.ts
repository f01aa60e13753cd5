import { formatDay, parseDay } from '@qingce/values';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

interface Act {
  readonly button: string;
  readonly within?: Locator;
  readonly fills?: Readonly<Record<string, string>>;
}

/** Presses a button, fills in the dialog that it opens, and confirms. */
export async function act(page: Page, { button, within, fills = {} }: Act): Promise<void> {
  await (within ?? page).getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fills)) await dialog.getByLabel(label).fill(text);
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
}

/** Opens a list of choices and takes one; once more when the list moved away under the pointer. */
export async function choose(list: Locator, option: string | RegExp): Promise<void> {
  const offered = list.page().locator('.ant-select-item-option').filter({ hasText: option, visible: true });
  await expect(async () => {
    if ((await list.getAttribute('aria-expanded')) !== 'true') await list.click();
    await offered.click({ timeout: 5000 });
    await expect(list).toHaveAttribute('aria-expanded', 'false', { timeout: 2000 });
  }).toPass();
}

/** The bar of the demonstration moves the business date to the day after a last day. */
export async function moveClockPast(page: Page, lastDay: string): Promise<void> {
  const bar = page.getByRole('form', { name: '演示环境' });
  const next = formatDay((parseDay(lastDay) ?? 0) + 1);
  await bar.getByLabel('推进到').fill(next);
  await bar.getByRole('button', { name: '推进日期' }).click();
  await expect(bar.getByText(`业务日期 ${next}`)).toBeVisible();
}
