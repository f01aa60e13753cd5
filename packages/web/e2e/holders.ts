import { expect } from '@playwright/test';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { signedIn } from './people.ts';

const letter = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

/** A letter of authority, as it is chosen from a disk. */
export const authority = { name: '授权委托书.pdf', mimeType: 'application/pdf', buffer: letter };

/**
 * 核验授权 — the person hands in a letter of authority for a firm that they registered, and the office confirms them: by
 * requests, for the pages for it are walked through where they are the point. Their page is read anew.
 */
export async function confirmedByTheOffice(browser: Browser, page: Page, name: string): Promise<void> {
  const own = await (await page.request.get('/api/me/holder-checks')).json() as {
    applicantId: string; applicantName: string; userId: string;
  }[];
  const check = own.find(({ applicantName }) => applicantName === name);
  if (!check) throw new Error(`${name} waits for nobody's word`);
  const of = `/api/applicants/${check.applicantId}`;
  await done(page.request, `${of}/holder-documents`, { multipart: { file: authority } });
  const officer = await signedIn(browser, 'commerce-register', { at: '/applicant-corrections' });
  const verdict = { userId: check.userId, verdict: 'confirm', reason: '与营业执照相符' };
  await done(officer.request, `${of}/holder/decide`, { data: verdict });
  await officer.context().close();
  await page.reload();
}

async function done(
  by: APIRequestContext, path: string, sent: { data?: object; multipart?: { file: typeof authority } },
): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() };
  const reply = await by.post(path, { ...sent, headers });
  expect(reply.status(), path).toBe(200);
}
