import { expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { expectAccessible, expectNoSideways } from './accessible.ts';
import { newMachine, phone, signedIn } from './people.ts';

const words = {
  'zh-CN': {
    folder: '', line: '有异议的项目', name: '真实姓名或单位名称', contact: '联系方式', statement: '异议内容和理由',
    send: '提交异议', file: '选择文件', handIn: '提交证据', answered: '异议已答复',
    outcome: { upheld: '异议成立', rejected: '异议不成立' },
  },
  en: {
    folder: '/en', line: 'The claim you object to', name: 'Your real name, or that of your organisation',
    contact: 'How to reach you', statement: 'What is wrong, and why', send: 'Send the objection',
    file: 'Choose a file', handIn: 'Hand in', answered: 'Your objection was answered',
    outcome: { upheld: 'Upheld', rejected: 'Not upheld' },
  },
} as const;

interface Raising {
  readonly notice: string;
  /** The number of the claim objected to. */
  readonly claim: string;
  readonly language: 'zh-CN' | 'en';
  readonly name: string;
  readonly statement: string;
  readonly evidence: string;
}

export interface Raised extends Raising {
  /** The page that the objector keeps. */
  readonly receipt: Page;
}

const paper = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

/** 提出异议 — by a citizen without an account, on a phone, with a file as evidence; the receipt stays open. */
export async function raiseObjection(browser: Browser, raising: Raising): Promise<Raised> {
  const say = words[raising.language];
  const page = await newMachine(browser, { language: raising.language, viewport: phone });
  await page.goto(`${say.folder}/notices/${raising.notice}`);
  await page.getByLabel(say.line).selectOption(raising.claim);
  await page.getByLabel(say.name).fill(raising.name);
  await page.getByLabel(say.contact).fill('objector@example.test');
  await page.getByLabel(say.statement).fill(raising.statement);
  await page.getByRole('button', { name: say.send }).click();
  await page.getByLabel(say.file).setInputFiles({
    name: raising.evidence, mimeType: 'application/pdf', buffer: paper,
  });
  await page.getByRole('button', { name: say.handIn }).click();
  await expect(page.getByRole('listitem').filter({ hasText: raising.evidence })).toBeVisible();
  await expectAccessible(page, 'the receipt of an objection with its evidence');
  await expectNoSideways(page);
  return { ...raising, receipt: page };
}

interface Answer { readonly outcome: 'upheld' | 'rejected'; readonly reply: string }

/** 处理异议 — the director opens the evidence beside it and answers; upheld, the claim gets nothing. */
export async function answerObjection(
  browser: Browser, { statement, evidence }: Raised, { outcome, reply }: Answer,
): Promise<void> {
  const page = await signedIn(browser, 'commerce-director', { at: '/objections' });
  const row = page.getByRole('row').filter({ hasText: statement });
  await expectEvidence(page, row.getByRole('link', { name: evidence }));
  await row.getByRole('button', { name: '答复' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(statement);
  await dialog.getByRole('radio', { name: outcome === 'upheld' ? '成立' : '不成立', exact: true }).check();
  if (outcome === 'upheld') await dialog.getByRole('radio', { name: '不予扶持' }).check();
  await dialog.getByLabel('答复意见').fill(reply);
  await expectAccessible(page, `answering an objection: ${outcome}`);
  await dialog.locator('.ant-btn-primary').click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(reply);
  await expect(row.getByRole('button', { name: '答复' }), 'answered once').toHaveCount(0);
  await page.context().close();
}

/** The file can be taken by who has to judge it. */
async function expectEvidence(page: Page, link: Locator): Promise<void> {
  const file = await page.request.get(await link.getAttribute('href') ?? '');
  expect([file.status(), (await file.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
}

/** The objector comes back to the receipt and reads what became of it; nothing more is handed in then. */
export async function readReply({ receipt, language }: Raised, { outcome, reply }: Answer): Promise<void> {
  const say = words[language];
  await receipt.reload();
  await expect(receipt.getByRole('heading', { level: 1, name: say.answered })).toBeVisible();
  await expect(receipt.getByText(say.outcome[outcome], { exact: true })).toBeVisible();
  await expect(receipt.getByText(reply)).toBeVisible();
  await expect(receipt.getByRole('button', { name: say.handIn })).toHaveCount(0);
  await expectAccessible(receipt, `an objection that was ${outcome}`);
  await expectNoSideways(receipt);
  await receipt.context().close();
}
