import { expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { act, choose } from './acts.ts';
import { signedIn } from './people.ts';

interface SentLine { readonly instruction: string; readonly amount: string }

/** 编制、复核、放行 — three people of a treasury send the waiting orders of some payees; `people` in that order. */
export async function sendBatch(
  browser: Browser, { people, payees }: { people: readonly [string, string, string]; payees: readonly string[] },
): Promise<{ number: string; lines: SentLine[] }> {
  const [builder, checker, releaser] = people;
  const page = await signedIn(browser, builder, { at: '/payment-batches' });
  const { number, lines } = await build(page, payees);
  await page.context().close();
  await signBatch(browser, { login: checker, number, button: '复核' });
  await signBatch(browser, { login: releaser, number, button: '放行' });
  return { number, lines };
}

async function build(page: Page, payees: readonly string[]): Promise<{ number: string; lines: SentLine[] }> {
  await page.getByRole('button', { name: '编制批次' }).click();
  const drawer = page.getByRole('dialog', { name: '编制批次' });
  for (const payee of payees) await drawer.getByRole('checkbox', { name: payee }).check();
  await expectAccessible(page, 'building a batch');
  await drawer.getByRole('button', { name: '编制批次' }).click();
  await expect(drawer).toBeHidden();
  const batch = page.getByRole('region', { name: /^[a-z]+-\d{4}-\d+$/ }).first();
  await expect(batch).toContainText('待复核');
  const lines: SentLine[] = [];
  for (const payee of payees) lines.push(await readLine(batch.getByRole('row', { name: payee })));
  return { number: await batch.getAttribute('aria-label') ?? '', lines };
}

async function readLine(row: Locator): Promise<SentLine> {
  const text = await row.innerText();
  const [instruction = ''] = /[0-9A-F]{24}/.exec(text) ?? [];
  const [amount = ''] = /[\d,]+\.\d\d/.exec(text) ?? [];
  return { instruction, amount: amount.replaceAll(',', '') };
}

/** One person puts their name to a batch, by the hash that the dialog shows. */
async function signBatch(
  browser: Browser, { login, number, button }: { login: string; number: string; button: '复核' | '放行' },
): Promise<void> {
  const page = await signedIn(browser, login, { at: '/payment-batches' });
  const batch = page.getByRole('region', { name: number, exact: true });
  await expectAccessible(page, `the batches before ${login}`);
  await act(page, { button, within: batch });
  await expect(batch).toContainText(button === '复核' ? '待放行' : '已放行');
  await page.context().close();
}

type Outcome = 'paid' | 'failed' | 'returned' | 'unknown';

interface BankFile {
  readonly login: string; readonly treasury: string; readonly words: readonly (SentLine & { outcome: Outcome })[];
}

/**
 * 导入银行回单 — a file of the bank's words, and what is made of each; all of them move money. The same file once more is
 * known, and there is nothing to take in.
 */
export async function importReturns(browser: Browser, of: BankFile): Promise<void> {
  const page = await signedIn(browser, of.login, { at: '/bank-returns' });
  await lookAtFile(page, of);
  await expect(page.getByText(/尚未入账/)).toBeVisible();
  await expect(page.getByRole('cell', { name: '将入账' })).toHaveCount(of.words.length);
  await expectAccessible(page, 'what will be made of a bank’s file');
  const take = page.getByRole('button', { name: `导入这 ${of.words.length} 行` });
  await take.click();
  await expect(page.getByText(/已导入，处理结果如下/)).toBeVisible();
  await expect(page.getByRole('cell', { name: '已入账' })).toHaveCount(of.words.length);
  await expectAccessible(page, 'what was made of a bank’s file');
  await page.reload();
  await lookAtFile(page, of);
  await expect(page.getByText(/已导入，处理结果如下/)).toBeVisible();
  await expect(take, 'the same file once more').toHaveCount(0);
  await page.context().close();
}

async function lookAtFile(page: Page, { treasury, words }: BankFile): Promise<void> {
  const today = await page.getByRole('form', { name: '演示环境' }).locator('time').first().innerText();
  await choose(page.getByRole('combobox', { name: '国库' }), treasury);
  const text = words.map(({ instruction, amount, outcome }) =>
    [instruction, outcome, amount, `流水 ${instruction} ${outcome}`, today, ''].join(',')).join('\r\n');
  await page.locator('input[type=file]').setInputFiles({
    name: '回单.csv', mimeType: 'text/csv', buffer: Buffer.from(text),
  });
  await page.getByRole('button', { name: '逐行查看' }).click();
}
