import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, ClaimLine, SavedFilter } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { creditCodes } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

const names = ['灯塔呼叫中心有限公司', '重庆远航软件有限公司'];

onBothDatabases('a list of claims', (database) => {
  let server: TestApp;
  let cast: Cast;
  const numbers: string[] = [];
  const holders: Visitor[] = [];

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    for (const [place, name] of names.entries()) {
      const firm = await aFirm(server, cast, { name, creditCode: creditCodes[place] ?? '' });
      const claimId = await aDraft(server, firm, rentFacts());
      holders.push(firm.holder);
      await firm.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
      const { claim } = (await firm.holder.get(`/api/claims/${claimId}`)).body as { claim: ClaimLine };
      numbers.push(claim.number ?? '');
      if (place === 0) await cast.clerk.post(`/api/claims/${claimId}/accept`);
    }
  });
  afterAll(() => server.close());

  const found = async (visitor: Visitor, filter: Record<string, string>, list = 'claims'): Promise<string[]> => {
    const reply = await visitor.get(`/api/${list}?${new URLSearchParams(filter)}`);
    expect(reply.status).toBe(200);
    return (reply.body as ClaimLine[]).map(({ applicant }) => applicant).toSorted();
  };

  const idOf = async (visitor: Visitor, name: string): Promise<string> => {
    const lines = (await visitor.get('/api/claims')).body as ClaimLine[];
    return lines.find(({ applicant }) => applicant === name)?.id ?? '';
  };

  test.each([
    [{ words: 'dthj' }, [names[0]]], [{ words: 'chongqing' }, [names[1]]], [{ words: '有限公司' }, names],
    [{ words: '远航 youxian' }, [names[1]]], [{ words: (creditCodes[1] ?? '').toLowerCase() }, [names[1]]],
    [{ states: 'accepted' }, [names[0]]], [{ states: 'submitted,accepted' }, names], [{ year: '2015' }, []],
    [{ item: 'premises-rent', policy: lighthouse.policy }, names], [{ item: 'seat-rent' }, []],
    [{ office: 'commerce' }, [names[1]]], [{ due: 'overdue' }, []],
  ])('%j finds %j', async (filter, expected) => {
    expect(await found(cast.auditor, filter)).toEqual(expected);
  });

  test('is searched by the number of a claim', async () => {
    expect(await found(cast.auditor, { words: numbers[1] ?? '' })).toEqual([names[1]]);
  });

  test('is searched by what was written around it: notes for colleagues by offices alone', async () => {
    const id = await idOf(cast.auditor, names[0] ?? '');
    await cast.clerk.post(`/api/claims/${id}/notes`, { text: '电梯间座位另行核对', isInternal: true });
    await cast.clerk.post(`/api/claims/${id}/notes`, { text: '请带租赁合同原件', isInternal: false });
    expect(await found(cast.auditor, { words: '电梯间' })).toEqual([names[0]]);
    expect(await found(cast.auditor, { words: '合同原件 灯塔' })).toEqual([names[0]]);
    expect(await found(holders[0]!, { words: '原件' })).toEqual([names[0]]);
    expect(await found(holders[0]!, { words: '电梯间' })).toEqual([]);
  });

  test('is not searched by what is shown masked: the account that money goes to', async () => {
    expect(await found(cast.auditor, { words: '6222020000001234' })).toEqual([]);
    expect(await found(cast.auditor, { words: '000001234' })).toEqual([]);
  });

  test('narrows to what is overdue once the day has passed', async () => {
    const before = server.clock.business;
    server.clock.business = '2017-04-20T09:00:00.000+08:00';
    expect(await found(cast.auditor, { due: 'soon', office: 'commerce' })).toEqual([names[1]]);
    server.clock.business = '2017-04-24T09:00:00.000+08:00';
    expect(await found(cast.auditor, { due: 'overdue', office: 'commerce' })).toEqual([names[1]]);
    server.clock.business = before;
  });

  test('of the post narrows alike', async () => {
    expect(await found(cast.otherClerk, { words: 'yuanhang' }, 'worklist')).toEqual([names[1]]);
    expect(await found(cast.otherClerk, { words: 'yuanhang', states: 'accepted' }, 'worklist')).toEqual([]);
  });

  test('refuses a state that there is not', async () => {
    const reply = await cast.auditor.get('/api/claims?states=accepted,lost');
    expect([reply.status, reply.codes]).toEqual([422, ['request.invalid']]);
  });

  test('is narrowed by the filters that each person keeps, nobody else', async () => {
    const save = (visitor: Visitor, name: string, filter: object) => visitor.post('/api/me/filters', { name, filter });
    const kept = async (visitor: Visitor) => (await visitor.get('/api/me/filters')).body as SavedFilter[];
    await save(cast.clerk, '远航', { words: '远航' });
    const replaced = await save(cast.clerk, '远航', { words: 'yuanhang', states: 'submitted' });
    expect(await kept(cast.clerk)).toMatchObject([{ name: '远航', filter: { words: 'yuanhang', states: 'submitted' } }]);
    expect(await kept(cast.otherClerk)).toEqual([]);
    const remove = `/api/me/filters/${(replaced.body as SavedFilter).id}/remove`;
    expect((await cast.otherClerk.post(remove)).codes).toEqual(['worklist.filter-not-found']);
    expect((await cast.clerk.post(remove)).status).toBe(200);
    expect(await kept(cast.clerk)).toEqual([]);
  });

  test('keeps at most fifty filters of a person; the fifty-first is refused', async () => {
    for (let n = 1; n <= 50; n += 1) await cast.chief.post('/api/me/filters', { name: `${n}`, filter: {} });
    const one = await cast.chief.post('/api/me/filters', { name: 'one more', filter: {} });
    expect([one.status, one.codes]).toEqual([409, ['worklist.too-many-filters']]);
    expect((await cast.chief.post('/api/me/filters', { name: '7', filter: { year: '2016' } })).status).toBe(200);
  });

  test('several at once: each row is an act of its own; a refused one says why and holds up none', async () => {
    const claims = (await cast.auditor.get('/api/claims')).body as ClaimLine[];
    const rows = claims.map(({ id }) => ({ id, key: randomUUID() }));
    const acceptAll = () => Promise.all(rows.map(({ id, key }) =>
      cast.otherClerk.post(`/api/claims/${id}/accept`, {}, { 'idempotency-key': key })));
    const first = await acceptAll();
    const again = await acceptAll();
    const fared = (replies: Awaited<ReturnType<typeof acceptAll>>) =>
      replies.map(({ status, codes }) => [status, ...codes].join(' '));
    expect(new Set(fared(first))).toEqual(new Set(['200', '409 claim.wrong-state']));
    expect(fared(again)).toEqual(fared(first));
    const acts = await Promise.all(rows.map(async ({ id }) =>
      ((await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile).timeline
        .filter(({ act }) => act === 'claim.accept')));
    expect(acts.map(({ length }) => length)).toEqual([1, 1]);
  });
});
