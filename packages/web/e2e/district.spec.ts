import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { importReturns, sendBatch } from './batches.ts';
import { expectNoChinese } from './chinese.ts';
import { phone, signedIn } from './people.ts';

const payee = '锚地中等职业学校';
const treasury = '清城区财政';
const share = '32,000.00';
const people = ['district-finance', 'district-checker', 'district-releaser'] as const;

// 四（二） The district bears its share: its own three people send it, its own bank answers, its own age runs.
test('the district’s finance pays its own share by three people, and nothing of the city’s', async ({ browser }) => {
  const clerk = await signedIn(browser, people[0], { at: '/payment-orders' });
  await expect(clerk.getByRole('row').filter({ hasText: payee }).filter({ hasText: treasury })).toContainText(share);
  await clerk.goto('/app/payables');
  await expect(clerk.getByRole('row').filter({ hasText: share })).toContainText(treasury);
  await expect(clerk.getByRole('cell', { name: '市级财政' }), 'its own ageing list').toHaveCount(0);
  await clerk.getByRole('checkbox', { name: '只看本级国库' }).uncheck();
  await expect(clerk.getByRole('cell', { name: '市级财政' }).first()).toBeVisible();
  await expectAccessible(clerk, 'the payables of the district');
  await clerk.goto('/app/payment-batches');
  await clerk.getByRole('button', { name: '编制批次' }).click();
  const drawer = clerk.getByRole('dialog', { name: '编制批次' });
  await expect(drawer.getByRole('checkbox', { name: payee })).toBeVisible();
  await expect(drawer.getByText('市级财政'), 'orders of the city are not offered').toHaveCount(0);
  await clerk.context().close();

  const batch = await sendBatch(browser, { people, payees: [payee] });
  await importReturns(browser, {
    login: people[0], treasury, words: batch.lines.map((line) => ({ ...line, outcome: 'paid' as const })),
  });

  const english = await signedIn(browser, people[1], { at: '/payables', language: 'en', viewport: phone });
  await expect(english.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(english.getByRole('row').filter({ hasText: '24,000.00' }), 'what waits still').toBeVisible();
  await expect(english.getByRole('row').filter({ hasText: share }), 'what was paid').toHaveCount(0);
  await expectNoChinese(english, 'the payables of the district');
  await expectAccessible(english, 'the payables of the district in English on a phone');
  await english.context().close();
});
