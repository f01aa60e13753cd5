import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CaseBundle } from '@qingce/contract';
import type {
  ClaimLine, FundPosition, FundReport, Notice, ObjectionLine, PaymentOrder, RecoveryLine, ReviewList,
} from '@qingce/contract';
import { inReadTransaction } from '@qingce/database';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import { parseYuan } from '@qingce/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import { holds, lastDayOf, readPaths, withIds } from '../../test/story-paths.ts';
import { extendChain } from '../audit/index.ts';
import { dailyWorks } from '../app/daily-works.ts';
import { resumeDemoClock } from '../app/demo-clock.ts';
import { publishAll, readShelf, storyOf } from '../app/published-policies.ts';
import { recomputeBundle } from '../bundle/index.ts';
import type { BundlePart } from '../bundle/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { checkInvariants } from '../invariants/index.ts';
import { findPlayed } from './played.sql.ts';
import { playStory } from './play-story.ts';
import type { Play } from './play-story.ts';
import { sampleAccounts } from './sample-accounts.ts';
import { samplePassword } from './sample-password.ts';
import type { Story } from './story.ts';
import { signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const policies = fileURLToPath(new URL('../../../../policies', import.meta.url));
const minutes = 60_000;

onBothDatabases('a story that is played', (database) => {
  let server: TestApp;
  let story: Story;
  const play = (app: App, until: Play['until'] = 'end'): Promise<void> =>
    playStory({ workplace: server.workplace, app, story, until, tell: () => {} });
  const claimsOfStory = (): Story['claims'] => story.claims.filter(({ key }) =>
    story.acts.some((act) => 'claims' in act && act.claims.includes(key)));
  const as = (role: string): Promise<Visitor> => {
    const account = sampleAccounts(story).find((sample) => sample.role === role);
    return signIn(server.app, { login: account?.username ?? '', password: account?.password ?? '' });
  };

  /** The paths, of some days, of which the product does not show what they tell. */
  const unseenPaths = async (isOfThem: (day: string) => boolean): Promise<string[]> => {
    const { known } = (await findPlayed(database().kysely, story.id))!;
    const told = readPaths(join(policies, story.policy, 'story')).filter((path) => isOfThem(lastDayOf(path)));
    expect(told).not.toEqual([]);
    const unseen: string[] = [];
    const readers = new Map<string, Promise<Visitor>>();
    for (const { path, shown } of told) {
      if (shown === undefined) continue;
      const { at, by, holds: wanted } = withIds(shown, { ...known });
      const reader = readers.get(by) ?? signIn(server.app, { login: by, password: samplePassword(by) });
      readers.set(by, reader);
      const found = await (await reader).see(at);
      if (!(Array.isArray(found) ? found : [found]).some((one) => holds(one, wanted))) unseen.push(path.en);
    }
    return unseen;
  };

  beforeAll(async () => {
    const shelf = await readShelf(policies);
    const byDefault = storyOf(shelf);
    if (byDefault === undefined) throw new Error('no policy has a story');
    story = byDefault;
    await startClock(database, story);
    server = await buildTestApp(database(), { mode: 'demo', works: dailyWorks });
    await publishAll(server.workplace, shelf);
  });
  afterAll(() => server.close());

  test('stops with its stage set when only that is asked for', async () => {
    await play(server.app, 'stage');
    const applicants = await (await as('auditor')).see('/api/applicants') as unknown[];
    expect(applicants).toHaveLength(story.applicants.length);
    expect(await (await as('auditor')).see('/api/claims')).toEqual([]);
  }, 5 * minutes);

  test('goes on where it was cut off, in the middle of an act', async () => {
    await expect(play(brokenAfter(server.app, 200))).rejects.toThrow('the power went out');
    const half = await findPlayed(database().kysely, story.id);
    expect(half?.isFinished).toBe(false);
    await play(server.app);
    const whole = await findPlayed(database().kysely, story.id);
    expect([half!.stepsDone < whole!.stepsDone, whole!.isFinished]).toEqual([true, true]);
  }, 10 * minutes);

  test('is played once', async () => {
    await play(brokenAfter(server.app, 0));
    const lines = await (await as('auditor')).see('/api/claims') as ClaimLine[];
    expect(lines).toHaveLength(claimsOfStory().filter(({ ends }) => ends !== 'draft').length);
  });

  test('leaves the clock on its last day', async () => {
    expect((await server.visitor.get('/api/service')).body).toMatchObject({ today: story.clock.to });
  });

  describe('leaves work to every office:', () => {
    test.each([
      ['commerce-clerk', 'claim.accept'], ['commerce-section-chief', 'review.propose'],
      ['inspector', 'verification.confirm-fact'], ['education-officer', 'verification.confirm-fact'],
      ['finance-clerk', 'payment.order'], ['city-government', 'award.decline'],
    ])('%s may %s', async (role, action) => {
      const lines = await (await as(role)).see('/api/worklist') as ClaimLine[];
      expect(lines.filter(({ actions }) => actions.includes(action))).not.toEqual([]);
    });

    test('a list waits for the second bureau, and a signed one for its notice', async () => {
      const lists = await (await as('finance-reviewer')).see('/api/review-lists') as ReviewList[];
      const waiting = lists.map(({ state, signatures }) =>
        `${state} ${signatures.map(({ office }) => office).join(' ')}`);
      expect(waiting).toEqual(expect.arrayContaining(['open commerce', 'signed commerce finance']));
    });

    test('an objection waits for the director, while the notice is open', async () => {
      const objections = await (await as('commerce-director')).see('/api/objections') as ObjectionLine[];
      expect(objections.map(({ state }) => state).toSorted()).toEqual(['open', 'rejected', 'upheld']);
      const notices = (await server.visitor.get('/api/notices')).body as Notice[];
      expect(notices.filter(({ open }) => open)).toHaveLength(1);
    });

    test('orders of each treasury wait for a batch, and a released one for the bank', async () => {
      const orders = await (await as('finance-releaser')).see('/api/payment-orders') as PaymentOrder[];
      const states = new Set(orders.map(({ state, treasury }) => `${state} ${treasury}`));
      expect(states).toContain('built city');
      expect(states).toContain('built district');
      expect(states).toContain('released city');
    });
  });

  test('leaves every invariant of the money whole', async () => {
    const { breaches, counted } = await inReadTransaction(database(), (tx) => checkInvariants(tx));
    expect(breaches).toEqual([]);
    expect(counted.claims).toBe(claimsOfStory().length);
  }, minutes);

  test('leaves a debt of a hundred parts, less an award of sixty and an instalment of twenty', async () => {
    const lines = await (await as('auditor')).see('/api/recovery-cases') as RecoveryLine[];
    expect(lines.map(({ state, amount, outstanding }) => [state, amount, outstanding])).toEqual(
      expect.arrayContaining([['demanded', '10000.00', '2000.00'], ['suspended', '24000.00', '24000.00']]));
  });

  test('leaves a debt that was written off in part and paid, and a finding that did not hold', async () => {
    const lines = await (await as('auditor')).see('/api/recovery-cases') as RecoveryLine[];
    expect(lines.map(({ state, amount, outstanding }) => [state, amount, outstanding])).toEqual(
      expect.arrayContaining([['settled', '600.00', '0.00'], ['dropped', null, null]]));
  });

  test('leaves awards that were cut as the round had said, to the last fen of their line', async () => {
    const orders = await (await as('auditor')).see('/api/payment-orders') as PaymentOrder[];
    const paid = (applicant: string): string[] => orders.filter((order) => order.applicant.startsWith(applicant))
      .map(({ amount }) => amount);
    expect([paid('船艉网络科技'), paid('导缆信息服务')]).toEqual([['15957.45'], ['9042.55']]);
  });

  test('shows what each of its paths says of it', async () => {
    expect(await unseenPaths((day) => day <= story.clock.to)).toEqual([]);
  }, minutes);

  describe('leaves cases that an auditor computes again elsewhere:', () => {
    let bundles: CaseBundle[];
    beforeAll(async () => {
      await extendChain(server.workplace);
      const auditor = await as('auditor');
      const lines = await auditor.see('/api/claims') as ClaimLine[];
      bundles = await Promise.all(lines.map(async ({ id }) =>
        CaseBundle.parse(await auditor.must(`/api/claims/${id}/bundle`, undefined, `bundle ${id}`))));
    }, minutes);

    test('every one of them, to the fen', () => {
      const checks = bundles.flatMap((bundle) => recomputeBundle(bundle)
        .map((check) => ({ number: bundle.claim.number, ...check })));
      expect(checks.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
      const whole = bundles.filter(({ orders }) => orders.some(({ state }) => state === 'paid'));
      expect(whole.length).toBeGreaterThan(9);
      const numbers = new Set(whole.map(({ claim }) => claim.number));
      expect(checks.filter(({ number, verdict }) => numbers.has(number) && verdict === 'none')).toEqual([]);
    }, 2 * minutes);

    test.each<[BundlePart, (bundle: CaseBundle) => void]>([
      ['policy', ({ policy }) => { policy.files!.policy += ' '; }],
      ['register', ({ proposal }) => { proposal!.register[0]!.value = 'another'; }],
      ['answer', ({ proposal }) => { (proposal!.answer as { total: string }).total = '1.00'; }],
      ['list', ({ list }) => { list!.lines[0]!.amount = '1.00'; }],
      ['signatures', ({ list }) => { list!.signatures[1]!.hash = '0'.repeat(64); }],
      ['decision', ({ decision }) => { decision!.amount = '1.00'; }],
      ['orders', ({ orders }) => { [orders[0]!.treasury, orders[1]!.treasury] = ['district', 'city']; }],
      ['ledger', ({ postings }) => { postings[0]!.amount = '1.00'; }],
      ['trail', ({ trail }) => { trail[3]!.record.actorRole = 'auditor'; }],
    ])('what was changed in %s is named', (part, change) => {
      const bundle = structuredClone(bundles.find(({ orders }) => orders.length === 2
        && orders.every(({ state }) => state === 'paid') && orders[0]!.amount !== orders[1]!.amount)!);
      expect(recomputeBundle(bundle).filter(({ verdict }) => verdict !== 'same')).toEqual([]);
      change(bundle);
      expect(recomputeBundle(bundle).filter(({ verdict }) => verdict === 'differs').map((check) => check.part))
        .toContain(part);
    });

    test('one accepted fact that was changed is found in the answer', () => {
      const bundle = structuredClone(bundles.find(({ proposal }) => proposal !== null)!);
      (bundle.proposal!.facts as { items: unknown[] }).items = [];
      expect(recomputeBundle(bundle).find(({ part }) => part === 'answer')).toMatchObject({ verdict: 'differs' });
    });
  });

  /** What a public sentence or cell says, in fen. */
  const fenIn = (text = '0'): bigint => parseYuan(text.replaceAll(',', '')) ?? 0n;

  test('adds up, day by day under the ceiling and year by year in public', async () => {
    const auditor = await as('auditor');
    const positions = await auditor.see(`/api/funds/${story.policy}`) as FundPosition[];
    for (const { year } of positions) {
      const { days, stages } = await auditor.see(`/api/funds/${story.policy}/reports/${year}`) as FundReport;
      const sums = days.map(({ available, reserved, ordered, paid }) =>
        [available, reserved, ordered, paid].reduce((sum, part) => sum + fenIn(part), 0n));
      expect(sums).toEqual(days.map(({ ceiling }) => fenIn(ceiling)));
      const amounts = stages.map(({ amount }) => fenIn(amount));
      expect(amounts).toEqual(amounts.toSorted((a, b) => (a > b ? -1 : 1)));
    }
    const page = (await server.app.inject({ url: '/spending' })).body;
    const said = [...page.matchAll(/预算 (\S+) 元，已付 (\S+) 元，可用 (\S+) 元。(?: 其中 (\S+) 元)?/g)];
    const totals = [...page.matchAll(/<tfoot>.*?<\/tfoot>/g)].map(([foot]) =>
      [...foot.matchAll(/<td[^>]*>([^<]*)</g)].map(([, cell]) => fenIn(cell)));
    expect(said).toHaveLength(positions.length);
    for (const [index, [, budget, paid, available, carried]] of said.entries()) {
      const [paidTotal, ...underway] = totals[index] ?? [];
      expect(paidTotal).toBe(fenIn(paid));
      expect(underway.reduce((sum, part) => sum + part, fenIn(paid) + fenIn(available) + fenIn(carried)))
        .toBe(fenIn(budget));
    }
  });

  test('publishes the names of individuals masked', async () => {
    const notices = (await server.visitor.get('/api/notices')).body as Notice[];
    const told = JSON.stringify(notices);
    const individuals = story.applicants.filter(({ kind }) => kind === 'individual');
    expect(individuals.filter(({ name }) => told.includes(name.zh))).toEqual([]);
  });

  test('goes on with the years after when they are asked for, and once', async () => {
    await play(server.app, 'sequel');
    expect((await server.visitor.get('/api/service')).body).toMatchObject({ today: story.sequel?.to });
    await play(brokenAfter(server.app, 0), 'sequel');
    expect(await unseenPaths((day) => day > story.clock.to)).toEqual([]);
    const { breaches, counted } = await inReadTransaction(database(), (tx) => checkInvariants(tx));
    expect(breaches).toEqual([]);
    expect(counted.claims).toBe(story.claims.length);
  }, 5 * minutes);
});

const { stories } = await readShelf(policies);
describe.each(stories.filter(({ byDefault }) => !byDefault))('the story beside $policy', (story) => {
  onPostgresql('is played to its end', (database) => {
    test('every claim stands as told, and the money is whole', async () => {
      await startClock(database, story);
      const server = await buildTestApp(database(), { mode: 'demo', works: dailyWorks });
      await publishAll(server.workplace, await readShelf(policies));
      await playStory({ workplace: server.workplace, app: server.app, story, until: 'end', tell: () => {} });
      const played = await findPlayed(database().kysely, story.id);
      expect(played?.isFinished).toBe(true);
      // Closing looks at every invariant of the money.
      await server.close();
    }, 5 * minutes);
  });
});

async function startClock(database: () => Workplace['database'], story: Story): Promise<void> {
  const clocks = { real: () => '2026-03-02T08:00:00.000+08:00' };
  await resumeDemoClock({ database: database(), clocks } as Workplace, `${story.clock.from}T09:00:00.000+08:00`);
}

/** The server until so many requests have been answered; the next one never comes back. */
function brokenAfter(app: App, requests: number): App {
  let left = requests;
  return new Proxy(app, {
    get(target, property, receiver) {
      if (property !== 'inject') return Reflect.get(target, property, receiver) as unknown;
      return async (...call: Parameters<App['inject']>) => {
        if (left === 0) throw new Error('the power went out');
        left -= 1;
        const answered: unknown = await target.inject(...call);
        return answered;
      };
    },
  });
}
