import { expect } from '@playwright/test';
import type { Browser } from '@playwright/test';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { newMachine, passwordOf, requestsOf } from './people.ts';
import type { Requests } from './people.ts';

interface Asked {
  readonly name: string;
  /** Of the person who registers the applicant and acts for it; the password is the one of the demonstration. */
  readonly login: string;
  /** Kind and number, as the applicant is registered. */
  readonly applicant: Readonly<Record<string, string>>;
  readonly account: Readonly<Record<string, string>>;
  /** What the offices' register holds. */
  readonly register: object;
  readonly items: readonly ({ readonly item: string } & Readonly<Record<string, unknown>>)[];
}

export interface OnItsWay { readonly id: string; readonly number: string; readonly name: string }

const policyId = 'qingyuan-2015-64';
const paper = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

/**
 * A claim of 2016 by an applicant of its own, brought by requests to where the chief has proposed it: its pages are
 * walked through by other journeys.
 */
export async function reviewedClaim(browser: Browser, asked: Asked): Promise<OnItsWay> {
  const { id } = await submitted(browser, asked);
  await verified(browser, id);
  const chief = await requestsOf(browser, 'commerce-chief');
  await chief.post(`/api/claims/${id}/propose`, { note: '材料与核定结果一致，同意。' });
  const { claim } = await chief.get(`/api/claims/${id}`) as CaseFile;
  expect(claim.state).toBe('reviewed');
  await chief.end();
  return { id, number: claim.number ?? '', name: asked.name };
}

async function submitted(browser: Browser, asked: Asked): Promise<{ id: string }> {
  const stranger = await newMachine(browser);
  const account = { username: asked.login, password: passwordOf(asked.login), displayName: asked.name };
  const reply = await stranger.request.post('/api/users/sign-up', {
    data: account, headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() },
  });
  expect(reply.ok(), await reply.text()).toBe(true);
  await stranger.context().close();
  const holder = await requestsOf(browser, asked.login);
  const { id: applicantId } = await holder.post('/api/applicants', { name: asked.name, ...asked.applicant }) as {
    id: string;
  };
  await holder.post(`/api/applicants/${applicantId}/payee`, asked.account);
  const register = await requestsOf(browser, 'commerce-register');
  await register.post(`/api/applicants/${applicantId}/register-facts`, {
    facts: asked.register, source: '认定名录（示例）',
  });
  await register.end();
  const { claimId: id } = await holder.post('/api/claims', { policy: policyId, applicantId, claimYear: 2016 }) as {
    claimId: string;
  };
  await holder.post(`/api/claims/${id}/draft`, { revision: 0, facts: { applicant: {}, items: asked.items } });
  await handInPapers(holder, id, asked.items.map(({ item }) => item));
  await holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
  await holder.end();
  return { id };
}

async function handInPapers(holder: Requests, id: string, items: readonly string[]): Promise<void> {
  const policies = await holder.get('/api/policies') as { id: string; hash: string }[];
  const hash = policies.find((policy) => policy.id === policyId)?.hash.replace('sha256:', '');
  const { process } = await holder.get(`/policies/${policyId}/${hash}.json`) as Pick<CheckedPolicy, 'process'>;
  const needed = process.materials.filter((material) =>
    material.required && material.for.some((item) => item === 'all' || items.includes(item)));
  for (const { id: material } of needed) {
    await holder.handIn(`/api/claims/${id}/documents?material=${material}`, {
      name: `${material}.pdf`, mimeType: 'application/pdf', buffer: paper,
    });
  }
}

const confirming = [
  { login: 'inspector-1', office: 'leading-group' }, { login: 'inspector-2', office: 'leading-group' },
  { login: 'commerce-register', office: 'commerce' },
] as const;

/** Accepted, and every fact confirmed as it is claimed. */
async function verified(browser: Browser, id: string): Promise<void> {
  const clerk = await requestsOf(browser, 'commerce-clerk');
  await clerk.post(`/api/claims/${id}/accept`);
  await clerk.end();
  for (const { login, office } of confirming) {
    const officer = await requestsOf(browser, login);
    const { facts } = await officer.get(`/api/claims/${id}`) as CaseFile;
    const waiting = facts.filter(({ confirmedBy, state }) =>
      confirmedBy === office && (state === 'awaiting' || state === 'half-confirmed'));
    for (const { path, claimed } of waiting)
      await officer.post(`/api/claims/${id}/findings`, { path, value: claimed, note: '' });
    await officer.end();
  }
}
