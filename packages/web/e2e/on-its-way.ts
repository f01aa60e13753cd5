import { expect } from '@playwright/test';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { authority } from './holders.ts';
import { openAccount, requestsOf } from './people.ts';
import type { Requests } from './people.ts';

interface Asked {
  readonly name: string;
  /** Of the person who registers the applicant and acts for it; the password is the one of the demonstration. */
  readonly login: string;
  /** Kind and number, as the applicant is registered. */
  readonly applicant: Readonly<Record<string, string>>;
  readonly account: Readonly<Record<string, string>>;
  /** What the offices' register holds, and what the applicant says of itself beside it. */
  readonly register: object;
  readonly declared?: object;
  readonly items: readonly ({ readonly item: string } & Readonly<Record<string, unknown>>)[];
}

export interface OnItsWay { readonly id: string; readonly number: string; readonly name: string }

const policyId = 'qingyuan-2015-64';
const paper = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

/**
 * A claim of 2016 by an applicant of its own, brought by requests to where the chief has proposed it: its pages are
 * walked through by other journeys.
 */
export async function reviewedClaim(asked: Asked): Promise<OnItsWay> {
  const { id } = await submitted(asked);
  await verified(id);
  const chief = await requestsOf('commerce-chief');
  await chief.post(`/api/claims/${id}/propose`, { note: '材料与核定结果一致，同意。' });
  const { claim } = await chief.get(`/api/claims/${id}`) as CaseFile;
  expect(claim.state).toBe('reviewed');
  await chief.end();
  return { id, number: claim.number ?? '', name: asked.name };
}

async function submitted(asked: Asked): Promise<{ id: string }> {
  await openAccount(asked);
  const holder = await requestsOf(asked.login);
  const { id: applicantId } = await holder.post('/api/applicants', { name: asked.name, ...asked.applicant }) as {
    id: string;
  };
  const register = await requestsOf('commerce-register');
  await confirmHolder({ holder, register }, applicantId);
  await holder.post(`/api/applicants/${applicantId}/payee`, asked.account);
  await register.post(`/api/applicants/${applicantId}/register-facts`, {
    facts: asked.register, source: '认定名录（示例）',
  });
  await register.end();
  const { claimId: id } = await holder.post('/api/claims', { policy: policyId, applicantId, claimYear: 2016 }) as {
    claimId: string;
  };
  await holder.post(`/api/claims/${id}/draft`, {
    revision: 0, facts: { applicant: asked.declared ?? {}, items: asked.items },
  });
  await handInPapers(holder, id, asked.items.map(({ item }) => item));
  await holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
  await holder.end();
  return { id };
}

/** 核验授权 — the office confirms whoever registered the applicant; only then is an account taken. */
async function confirmHolder(
  { holder, register }: { holder: Requests; register: Requests }, applicantId: string,
): Promise<void> {
  const of = `/api/applicants/${applicantId}`;
  await holder.handIn(`${of}/holder-documents`, authority);
  const [own] = await holder.get('/api/me/holder-checks') as { userId: string }[];
  await register.post(`${of}/holder/decide`, { userId: own?.userId, verdict: 'confirm', reason: '与营业执照相符' });
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
async function verified(id: string): Promise<void> {
  const clerk = await requestsOf('commerce-clerk');
  await clerk.post(`/api/claims/${id}/accept`);
  await clerk.end();
  for (const { login, office } of confirming) {
    const officer = await requestsOf(login);
    const { facts } = await officer.get(`/api/claims/${id}`) as CaseFile;
    const waiting = facts.filter(({ confirmedBy, state }) =>
      confirmedBy === office && (state === 'awaiting' || state === 'half-confirmed'));
    for (const { path, claimed } of waiting)
      await officer.post(`/api/claims/${id}/findings`, { path, value: claimed, note: '' });
    await officer.end();
  }
}
