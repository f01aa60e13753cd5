import { readFile } from 'node:fs/promises';
import { compilePolicy } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { publishPolicy } from '../src/policy/index.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { confirmHolder } from './confirmed-holder.ts';

/**
 * 灯塔呼叫中心 — the one story that tests, demo and pictures share; its figures are worked out in docs/walk-
 * rent-award.md.
 */
export const lighthouse = {
  policy: 'qingyuan-2015-64',
  name: '灯塔呼叫中心有限公司',
  creditCode: '91441802MA4UJX7K3L',
  claimYear: 2016,
  register: {
    registeredIn: '441802',
    taxedIn: '441802',
    fiscalLevel: '441802',
    recognized: true,
    mofcomApproved: true,
    statisticsFiled: true,
    seriousViolationYears: [],
  },
  seats: [{ from: '2016-01-01', to: '2018-12-31', seats: 160 }],
  award: '699500.00',
  city: '419700.00',
  district: '279800.00',
} as const;

/** What the clerk of Lighthouse fills in; `seats` may be another count. */
export function rentFacts(seats: number = lighthouse.seats[0].seats) {
  return {
    applicant: {},
    items: [
      {
        item: 'premises-rent',
        leaseStart: '2016-01-01',
        leaseEnd: '2018-12-31',
        moveInDate: '2016-01-01',
        monthlyRent: '75000.00',
        boughtLandAndBuilt: false,
        landConcession: false,
        seats: [{ ...lighthouse.seats[0], seats }],
      },
    ],
  };
}

let checked: CheckedPolicy | undefined;

/** Publishes the policy of the story in the test's database. */
export async function publishStoryPolicy(test: TestApp): Promise<CheckedPolicy> {
  checked ??= await compileStoryPolicy();
  await test.run(publishPolicy, checked);
  return checked;
}

/** The promulgated text and the file of the story's policy, for tests that alter it. */
export async function storyText(): Promise<{ source: string; policy: string }> {
  const folder = new URL(`../../../policies/${lighthouse.policy}/`, import.meta.url);
  const [source = '', policy = ''] = await Promise.all(
    ['source.md', 'policy.md'].map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  return { source, policy };
}

export async function compileStoryPolicy(): Promise<CheckedPolicy> {
  const compiled = compilePolicy(await storyText());
  if (!compiled.policy) throw new Error(JSON.stringify(compiled.complaints));
  return compiled.policy;
}

/** Everybody whom a claim meets on its way, signed in; one person each, two inspectors, two who may check a batch. */
export async function castOf(test: TestApp) {
  const post = (role: Parameters<TestApp['signedInAs']>[0], unit?: string): Promise<Visitor> =>
    test.signedInAs(role, unit);
  return {
    clerk: await post('commerce-clerk', 'commerce'),
    chief: await post('commerce-section-chief', 'commerce'),
    director: await post('commerce-director', 'commerce'),
    firstInspector: await post('inspector', 'leading-group'),
    secondInspector: await post('inspector', 'leading-group'),
    reviewer: await post('finance-reviewer', 'finance'),
    financeClerk: await post('finance-clerk', 'finance'),
    financeChecker: await post('finance-clerk', 'finance'),
    releaser: await post('finance-releaser', 'finance'),
    district: await post('district-finance', 'district-finance'),
    districtChecker: await post('district-finance', 'district-finance'),
    districtReleaser: await post('district-finance', 'district-finance'),
    government: await post('city-government', 'city-government'),
    auditor: await post('auditor', 'audit'),
    otherClerk: await post('commerce-clerk', 'commerce'),
  };
}

export type Cast = Awaited<ReturnType<typeof castOf>>;

/** A firm with its register facts, its account and its confirmed mandate holder, who is signed in. */
export async function aFirm(
  test: TestApp,
  cast: Pick<Cast, 'clerk'>,
  firm: { name: string; creditCode: string },
): Promise<{ holder: Visitor; applicantId: string }> {
  const holder = await test.signedInAs(null);
  const registered = await holder.post('/api/applicants', { kind: 'enterprise', ...firm });
  const applicantId = (registered.body as { id: string }).id;
  await confirmHolder(test, holder, applicantId);
  await cast.clerk.post(`/api/applicants/${applicantId}/register-facts`, {
    facts: lighthouse.register,
    source: '市场监管登记',
  });
  await holder.post(`/api/applicants/${applicantId}/payee`, {
    account: '6222020000001234',
    bank: '示例银行清城支行',
  });
  return { holder, applicantId };
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');

/** Hands in one document for a material of the claim. */
export function handIn(visitor: Visitor, claimId: string, material: string) {
  const boundary = 'boundary-of-the-story';
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${material}.pdf"\r\n` +
    'content-type: application/pdf\r\n\r\n';
  const payload = Buffer.concat([Buffer.from(head), pdf, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return visitor.post(`/api/claims/${claimId}/documents?material=${material}`, payload, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
}

/** A draft with its facts saved and every required material handed in. */
export async function aDraft(
  test: TestApp,
  firm: { holder: Visitor; applicantId: string },
  facts: { readonly items: readonly { readonly item: string }[] },
  claimYear: number = lighthouse.claimYear,
): Promise<string> {
  const policy = await publishStoryPolicy(test);
  const opened = await firm.holder.post('/api/claims', {
    policy: policy.id,
    applicantId: firm.applicantId,
    claimYear,
  });
  const { claimId } = opened.body as { claimId: string };
  await firm.holder.post(`/api/claims/${claimId}/draft`, { revision: 0, facts });
  const items = facts.items.map((item) => item.item);
  for (const material of policy.process.materials) {
    const asked = material.for.some((item) => item === 'all' || items.includes(item));
    if (material.required && asked) await handIn(firm.holder, claimId, material.id);
  }
  return claimId;
}
