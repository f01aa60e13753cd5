import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assess, compilePolicy, kindOf } from '@qingce/policy-language';
import type { Answer, CheckedPolicy } from '@qingce/policy-language';
import { creditCodeProblem, findPersonalData, organizationCodeDoubt } from '@qingce/values';
import { describe, expect, test } from 'vitest';
import { readPaths } from '../../test/story-paths.ts';
import type { StoryPath } from '../../test/story-paths.ts';
import { sampleAccounts } from './sample-accounts.ts';
import { samplePassword } from './sample-password.ts';
import { setFact } from './set-fact.ts';
import { allActs, readStory, shownName } from './story.ts';
import type { Story, StoryClaim } from './story.ts';

const policies = fileURLToPath(new URL('../../../../policies/', import.meta.url));
const folders = readdirSync(policies).filter((id) => existsSync(join(policies, id, 'story/story.json')));

test('one story is played by default', async () => {
  const stories = await Promise.all(folders.map((id) => readStory(join(policies, id, 'story'))));
  expect(stories.filter(({ byDefault }) => byDefault)).toHaveLength(1);
});

describe.each(folders)('the story of %s', async (id) => {
  const story = await readStory(join(policies, id, 'story'));
  const paths = readPaths(join(policies, id, 'story'));
  const policy = compiled(id);
  const ofApplicants = story.applicants.flatMap((applicant) => applicant.people);
  const people = [...story.administrators, ...story.officers, ...ofApplicants];

  test('names every person and every claim once, and only those', () => {
    const logins = people.map(({ login }) => login);
    const keys = story.claims.map(({ key }) => key);
    expect(new Set(logins).size).toBe(logins.length);
    expect(new Set(keys).size).toBe(keys.length);
    const acts = allActs(story);
    expect(acts.flatMap((act) => act.by ?? []).filter((login) => !logins.includes(login))).toEqual([]);
    const used = new Set(claimsIn(acts));
    expect([...used].toSorted()).toEqual(keys.toSorted());
  });

  test('goes on day by day between the first and the last day of its clock', () => {
    const days = story.acts.map(({ on }) => on);
    expect(days).toEqual(days.toSorted());
    expect([story.clock.from, days.at(-1)]).toEqual([days[0], story.clock.to]);
  });

  test('goes on in its sequel, if it has one, after the last day, with claims of its own', () => {
    const { acts, to } = story.sequel ?? { acts: [], to: story.clock.to };
    const days = [story.clock.to, ...acts.map(({ on }) => on)];
    expect(days).toEqual(days.toSorted());
    expect(days.at(-1)).toBe(to);
    const before = new Set(claimsIn(story.acts));
    expect(claimsIn(acts).filter((claim) => before.has(claim))).toEqual([]);
  });

  test('has credit codes whose check characters close', () => {
    const codes = story.applicants.flatMap(({ creditCode }) => creditCode ?? []);
    expect(codes.filter((code) => creditCodeProblem(code) !== undefined)).toEqual([]);
    expect(codes.filter((code) => organizationCodeDoubt(code) !== undefined)).toEqual([]);
    const without = story.applicants.filter(({ creditCode }) => creditCode === undefined);
    expect(without).toEqual(story.applicants.filter(({ kind }) => kind === 'individual'));
  });

  test('holds no identity number, bank card or telephone number', () => {
    const folder = join(policies, id, 'story');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(files.flatMap((content) => findPersonalData(content))).toEqual([]);
  });

  test('drives a claim for every item that is paid at once to payment orders', () => {
    const ordered = story.claims.filter(({ ends }) => ends === 'ordered' || ends === 'paid');
    const items = new Set(ordered.flatMap((claim) => claim.items.map(({ item }) => item)));
    const inParts = new Set(policy.process.instalments?.map(({ item }) => item));
    expect(policy.items.map((item) => item.id).filter((item) => !items.has(item) && !inParts.has(item))).toEqual([]);
  });

  test('goes its paths by acts of its own, and is refused where a path says so', () => {
    const acts = new Set(allActs(story).map(({ on, act, expect: { refused } }) =>
      [on, act, ...(refused === undefined ? [] : [refused])].join(' ')));
    expect(paths.flatMap((path) => path.acts).filter((act) => !acts.has(act))).toEqual([]);
    const unseen = paths.filter(({ shown, acts: own }) => shown === undefined && !own.every(isTold));
    expect(unseen.map(({ path }) => path.en)).toEqual([]);
  });

  /** By the play itself: a refusal, or what the act must come to. */
  function isTold(name: string): boolean {
    const [on, verb, refused] = name.split(' ');
    return refused !== undefined || allActs(story).some(({ on: day, act, expect: { short } }) =>
      day === on && act === verb && short !== undefined);
  }

  test('is summed up in its README.md, which is written from it', async () => {
    await expect(readmeOf(story, policy, paths)).toMatchFileSnapshot(join(policies, id, 'story/README.md'));
  });

  const computed = story.claims.filter((claim) => claim.expect !== undefined);
  test.each(computed.map((claim) => [claim.key, claim] as const))(
    'computes %s by hand as the policy does', (_key, claim) => {
      const answer = answerTo(policy, story, claim);
      const { expect: told } = claim;
      expect(answer.outcome).toBe(told?.outcome);
      expect(answer.total).toBe(told?.amount ?? '0.00');
      if (told?.items) expect(answer.items.map(({ amount }) => amount)).toEqual(told.items);
      const reasons = answer.items.flatMap((item) => item.reasons.map(({ code }) => code));
      if (told?.reasons) expect(reasons).toEqual(told.reasons);
      if (told?.next) expect(answer.items.flatMap(({ next }) => next)[0]?.amount).toBe(told.next);
      if (told?.orders) expect(nonZero(answer.shares)).toEqual(told.orders);
    });
});

function readmeOf(story: Story, policy: CheckedPolicy, paths: readonly StoryPath[]): string {
  const accounts = sampleAccounts(story).map(({ username, role, displayName }) =>
    `| \`${username}\` | ${role} | ${displayName} |`);
  const rows = story.claims.map((claim) => {
    const applicant = story.applicants.find(({ key }) => key === claim.applicant);
    const named = policy.items.filter(({ id }) => claim.items.some(({ item }) => item === id));
    const items = named.map(({ name }) => name.zh).join('、');
    const { amount, reasons = [] } = claim.expect ?? {};
    const codes = reasons.map((code) => `\`${code}\``);
    const outcome = [...(amount === undefined ? [] : [amount]), ...codes].join(' ');
    const cells = [applicant && shownName(applicant.name), claim.year, items, outcome, claim.ends, claim.why];
    return `| ${cells.join(' | ')} |`;
  });
  const sequel = story.sequel === null ? '' : ` With \`QINGCE_STORY=2\` it goes on to ${story.sequel.to}
(${story.sequel.title.zh} · ${story.sequel.title.en}): \`sequel.json\`.`;
  return `# ${story.title.zh} · ${story.title.en}

${story.note.zh}

${story.note.en}

The demonstration plays it once, from ${story.clock.from} to ${story.clock.to} by its business clock.
\`accounts.json\` and \`applicants.json\` say who there is, \`claims.json\` what they claim and what it comes
to by hand, \`acts.json\` who does what on which day.${sequel}
\`npx vitest run packages/server/src/demo -u\` writes this page from them.

## Sample accounts · 样例账号

The password is the user name and \`${samplePassword('')}\`, in a demonstration only.

| user name | post | person |
|---|---|---|
${accounts.join('\n')}

## Claims · 申报

| applicant | year | items | outcome (元, reasons) | stands at the end | by hand |
|---|---|---|---|---|---|
${rows.join('\n')}
${paths.length === 0 ? '' : pathsTable(paths)}`;
}

function pathsTable(paths: readonly StoryPath[]): string {
  const rows = paths.map(({ point, path, acts, shown }) => {
    const seen = shown === undefined ? 'the act itself' : leavesOf(shown.holds).join(' · ');
    return `| ${point} | ${path.zh} · ${path.en} | ${acts.join('<br>')} | ${seen} |`;
  });
  return `
## Paths of the fund · 资金路径

By the points of the fund's requirements; \`paths.json\` says where each is read, and the test of the played story
reads it there.

| point | path | acts | what the product shows in the end |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** The fields of what is told, without the ids that only find it. */
function leavesOf(told: unknown, field = ''): string[] {
  if (Array.isArray(told)) return told.flatMap((one) => leavesOf(one, field));
  if (typeof told === 'object' && told !== null)
    return Object.entries(told).flatMap(([name, value]) => leavesOf(value, name));
  const text = String(told);
  return text.startsWith('{') ? [] : [`${field} ${text}`];
}

function claimsIn(acts: Story['acts']): string[] {
  return acts.flatMap((act) => ('claims' in act ? act.claims : []));
}

function compiled(id: string): CheckedPolicy {
  const read = (name: string): string => readFileSync(join(policies, id, name), 'utf8');
  const { policy, complaints } = compilePolicy({ source: read('source.md'), policy: read('policy.md') });
  if (policy === undefined) throw new Error(`${id} does not compile: ${complaints[0]?.messages.en}`);
  return policy;
}

/** The answer on the facts as the offices find them, with the shares that the story sets. */
function answerTo(policy: CheckedPolicy, story: Story, claim: StoryClaim): Answer {
  const applicant = story.applicants.find(({ key }) => key === claim.applicant);
  const submission = allActs(story).findLast((act) => act.act === 'claim.submit' && act.claims.includes(claim.key));
  const changes = submission?.act === 'claim.submit' ? submission.changes : {};
  const kind = applicant && kindOf(policy, { form: applicant.kind, claimed: applicant.declared['kind'] });
  const facts = structuredClone({
    applicant: { ...applicant?.declared, ...applicant?.register, kind },
    claim: { year: claim.year, submittedAt: `${submission?.on}T09:00:00+08:00` }, items: claim.items,
  });
  for (const [path, value] of Object.entries({ ...changes, ...claim.verified })) setFact(facts, path, value);
  const assessment = assess(policy, { facts, settings: sharesOf(policy, story, claim) });
  if (!('answer' in assessment)) throw new Error(JSON.stringify(assessment.errors));
  return assessment.answer;
}

/** The ratios in force on the day of the payment order, else on the story's last; before any, those that come first. */
function sharesOf(policy: CheckedPolicy, story: Story, claim: StoryClaim): Record<string, string> {
  const order = allActs(story).findLast((act) => act.act === 'payment.order' && act.claims.includes(claim.key));
  const day = order?.on ?? story.clock.to;
  const sets = allActs(story).filter((act) => act.act === 'fund.set-shares');
  const ratios = (sets.findLast(({ from }) => from <= day) ?? sets[0])?.shares ?? {};
  const parties = policy.shares?.parties ?? [];
  return Object.fromEntries(parties.flatMap(({ id, setting }) => (ratios[id] ? [[setting, ratios[id]]] : [])));
}

function nonZero(shares: Answer['shares']): Record<string, string> {
  return Object.fromEntries(Object.entries(shares).flatMap(([party, amount]) =>
    amount === null || amount === undefined || amount === '0.00' ? [] : [[party, amount]]));
}
