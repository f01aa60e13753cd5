import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Applicant, ApplicantCorrection, JoinRequest, Member } from '@qingce/contract';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import { creditCodeProblem } from '@qingce/values';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { confirmHolder } from '../../test/confirmed-holder.ts';
import { listActs } from '../audit/index.ts';
import { decideCorrection } from './correct-applicant.ts';

let codes = 0;
/** A valid 统一社会信用代码 that no other test uses. */
function aCreditCode(): string {
  codes += 1;
  const first = `91441802M${codes.toString().padStart(8, '0')}`;
  return first + Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').find((sign) => !creditCodeProblem(first + sign));
}

type Person = Visitor & { readonly username: string };

async function aPerson(server: TestApp): Promise<Person> {
  const visitor = await server.signedInAs(null);
  const { username } = (await visitor.get('/api/me')).body as { username: string };
  return { ...visitor, username };
}

async function aFirm(server: TestApp, owner: Visitor, over: object = {}): Promise<Applicant> {
  const reply = await owner.post('/api/applicants', {
    kind: 'enterprise', name: '灯塔呼叫中心有限公司', creditCode: aCreditCode(), ...over,
  });
  const firm = reply.body as Applicant;
  await confirmHolder(server, owner, firm.id);
  return firm;
}

const all = ['act', 'account', 'people'];
const membersOf = ({ id }: { id: string }): string => `/api/applicants/${id}/members`;
const idOf = (reply: Reply): string => (reply.body as { id: string }).id;

async function mandateOf(reader: Visitor, firm: Applicant, who: Visitor): Promise<string> {
  const members = (await reader.get(membersOf(firm))).body as Member[];
  return members.findLast(({ userId }) => userId === who.userId)?.mandateId ?? '';
}

function end(manager: Visitor, firm: Applicant, mandateId: string): Promise<Reply> {
  return manager.post(`${membersOf(firm)}/${mandateId}/end`, { reason: '离职' });
}

async function endOf(manager: Visitor, firm: Applicant, who: Visitor): Promise<Reply> {
  return end(manager, firm, await mandateOf(manager, firm, who));
}

onBothDatabases('mandates', (database) => {
  let server: TestApp;
  let owner: Person;
  let colleague: Person;
  let firm: Applicant;
  beforeAll(async () => {
    server = await buildTestApp(database());
    owner = await aPerson(server);
    colleague = await aPerson(server);
    firm = await aFirm(server, owner);
  });
  afterAll(() => server.close());

  test('are given with days and scopes, and shown with who gave them', async () => {
    const given = await owner.post(membersOf(firm), {
      username: colleague.username, scopes: ['act'], from: '2017-04-15', until: '2017-06-30',
    });
    expect(given.status).toBe(201);
    expect((await owner.get(membersOf(firm))).body).toMatchObject([
      { userId: owner.userId, scopes: all, until: null, state: 'in-force' },
      {
        mandateId: idOf(given), userId: colleague.userId, scopes: ['act'], from: '2017-04-15', until: '2017-06-30',
        state: 'in-force', ended: null,
      },
    ]);
    expect((await colleague.get('/api/me')).body)
      .toMatchObject({ role: 'applicant-clerk', memberships: [{ applicantId: firm.id, scopes: ['act'] }] });
  });

  test('are given once; another scope needs the end of the first', async () => {
    expect((await owner.post(membersOf(firm), { username: colleague.username, scopes: all })).codes)
      .toEqual(['applicant.already-member']);
  });

  test.each([
    ['who may only act lets in nobody', 'members', { username: 'somebody-else' }, 'identity.not-permitted'],
    ['who may only act registers no account', 'payee', { account: '44050101234567', bank: '示例银行' },
      'applicant.outside-mandate'],
  ])('%s', async (_rule, path, body, code) => {
    expect((await colleague.post(`/api/applicants/${firm.id}/${path}`, body)).codes).toEqual([code]);
  });

  test('who may only register the account opens no claim', async () => {
    const accountant = await aPerson(server);
    await owner.post(membersOf(firm), { username: accountant.username, scopes: ['account'] });
    expect((await accountant.post(`/api/applicants/${firm.id}/payee`, {
      account: '44050101234567', bank: '示例银行',
    })).status).toBe(200);
    expect((await accountant.post('/api/claims', { applicantId: firm.id, policy: 'any', claimYear: 2016 })).codes)
      .toEqual(['applicant.outside-mandate']);
  });

  test.each([
    [{ from: '2017-04-14' }, 'a first day that is over'],
    [{ from: '2017-05-01', until: '2017-04-30' }, 'a last day before the first'],
    [{ until: '2017-04-14' }, 'a last day that is over'],
  ])('refuses %o: %s', async (days, _rule) => {
    const someone = await aPerson(server);
    expect((await owner.post(membersOf(firm), { username: someone.username, scopes: ['act'], ...days })).codes)
      .toEqual(['applicant.mandate-days']);
  });

  test('begin and end with their days, in running sessions', async () => {
    const [temporary, until] = [await aPerson(server), '2017-04-17'];
    await owner.post(membersOf(firm), { username: temporary.username, scopes: ['act'], from: '2017-04-16', until });
    const looks = async (): Promise<number> => (await temporary.get(`/api/applicants/${firm.id}`)).status;
    const seen = [await looks()];
    const { business } = server.clock;
    for (const day of ['2017-04-16', '2017-04-17', '2017-04-18']) {
      server.clock.business = `${day}T10:00:00.000+08:00`;
      seen.push(await looks());
    }
    const again = await owner.post(membersOf(firm), { username: temporary.username, scopes: ['act'] });
    expect([seen, again.status]).toEqual([[403, 200, 200, 403], 201]);
    server.clock.business = business;
  });

  test('that are ended are over at once, in running sessions too, and stay on record', async () => {
    const leaver = await aPerson(server);
    await owner.post(membersOf(firm), { username: leaver.username, scopes: all });
    expect((await leaver.get(`/api/applicants/${firm.id}`)).status).toBe(200);
    expect((await endOf(owner, firm, leaver)).status).toBe(200);
    expect((await leaver.get(`/api/applicants/${firm.id}`)).codes).toEqual(['applicant.not-member']);
    expect((await leaver.post(membersOf(firm), { username: leaver.username, scopes: all })).codes)
      .toEqual(['identity.not-permitted']);
    const members = (await owner.get(membersOf(firm))).body as Member[];
    expect(members.find(({ userId }) => userId === leaver.userId))
      .toMatchObject({ state: 'ended', ended: { reason: '离职' } });
    const acts = await listActs(database().kysely, { kind: 'user', id: leaver.userId ?? '' });
    expect(acts.map(({ act }) => act))
      .toEqual(expect.arrayContaining(['applicant.add-member', 'applicant.end-mandate']));
    expect((await endOf(owner, firm, leaver)).codes).toEqual(['applicant.mandate-ended']);
    expect((await end(owner, firm, randomUUID())).codes).toEqual(['applicant.mandate-not-found']);
  });

  test('the last one that manages the others does not end — nobody could give any', async () => {
    const alone = await aPerson(server);
    const own = await aFirm(server, alone);
    expect((await endOf(alone, own, alone)).codes).toEqual(['applicant.last-holder']);
    const second = await aPerson(server);
    await alone.post(membersOf(own), { username: second.username, scopes: ['people'] });
    expect((await endOf(alone, own, alone)).status).toBe(200);
    expect((await alone.get(`/api/applicants/${own.id}`)).codes).toEqual(['applicant.not-member']);
  });

  test('are given neither to strangers nor to officers', async () => {
    const officer = await server.signedInAs('finance-clerk');
    const { username } = (await officer.get('/api/me')).body as { username: string };
    const add = async (name: string) => (await owner.post(membersOf(firm), { username: name, scopes: ['act'] })).codes;
    expect([await add('nobody-there'), await add(username)])
      .toEqual([['identity.user-not-found'], ['applicant.office-holder']]);
  });

  test('of one applicant give no power over another', async () => {
    const other = await aPerson(server);
    await aFirm(server, other);
    expect((await other.post(membersOf(firm), { username: 'abc', scopes: ['act'] })).codes)
      .toEqual(['applicant.not-member']);
    expect((await end(other, firm, await mandateOf(owner, firm, owner))).codes).toEqual(['applicant.not-member']);
  });

  describe('asked for by a person', () => {
    const ask = (person: Visitor, creditCode: string | null) =>
      person.post('/api/join-requests', { creditCode, note: '财务部李华' });
    const requestsTo = ({ id }: Applicant): string => `/api/applicants/${id}/join-requests`;

    test('are given by whoever manages them, with scopes', async () => {
      const person = await aPerson(server);
      const requestId = idOf(await ask(person, firm.creditCode));
      expect((await ask(person, firm.creditCode)).codes).toEqual(['applicant.already-asked']);
      expect((await owner.get(requestsTo(firm))).body).toMatchObject([
        { id: requestId, username: person.username, note: '财务部李华', state: 'waiting' },
      ]);
      const admit = () => owner.post(`${requestsTo(firm)}/${requestId}/admit`, { scopes: ['act', 'account'] });
      expect([(await admit()).status, (await admit()).codes]).toEqual([200, ['applicant.request-decided']]);
      expect((await person.get('/api/me')).body)
        .toMatchObject({ memberships: [{ applicantId: firm.id, scopes: ['act', 'account'] }] });
      expect((await ask(person, firm.creditCode)).codes).toEqual(['applicant.already-member']);
    });

    test('are declined with a reason that the person is told, or withdrawn', async () => {
      const person = await aPerson(server);
      const first = idOf(await ask(person, firm.creditCode));
      await owner.post(`${requestsTo(firm)}/${first}/decline`, { reason: '本单位无此人' });
      const second = idOf(await ask(person, firm.creditCode));
      expect((await owner.post(`/api/join-requests/${second}/withdraw`)).codes)
        .toEqual(['applicant.request-not-found']);
      expect((await person.post(`/api/join-requests/${second}/withdraw`)).status).toBe(200);
      const own = (await person.get('/api/join-requests')).body as JoinRequest[];
      expect(new Map(own.map(({ state, reason }) => [state, reason])))
        .toEqual(new Map([['declined', '本单位无此人'], ['withdrawn', null]]));
    });

    test.each([
      ['91441802MA4UJX7K3I', 'applicant.credit-code-alphabet'], ['91441802MA4UJX7K3L', 'applicant.not-found'],
    ])('with the code %s: %s', async (creditCode, code) => {
      expect((await ask(await aPerson(server), creditCode)).codes).toEqual([code]);
    });

    test('no more than five at a time', async () => {
      const person = await aPerson(server);
      for (let asked = 0; asked < 5; asked += 1) await ask(person, (await aFirm(server, owner)).creditCode);
      const sixth = await ask(person, (await aFirm(server, owner)).creditCode);
      expect(sixth.codes).toEqual(['applicant.too-many-requests']);
    });

    test('are not admitted by the manager of another applicant', async () => {
      const [person, other] = [await aPerson(server), await aPerson(server)];
      const theirs = await aFirm(server, other);
      const requestId = idOf(await ask(person, firm.creditCode));
      expect((await other.post(`${requestsTo(theirs)}/${requestId}/admit`, { scopes: ['act'] })).codes)
        .toEqual(['applicant.request-not-found']);
    });
  });

  describe('put right by an office', () => {
    let clerk: Visitor;
    let chief: Visitor;
    beforeAll(async () => {
      clerk = await server.signedInAs('commerce-clerk', 'commerce');
      chief = await server.signedInAs('commerce-section-chief', 'commerce');
    });
    const evidence = '加盖公章的授权委托书 2017-04-14，法定代表人身份证核对';
    const decide = (id: string, confirm = true) =>
      chief.post(`/api/applicant-corrections/${id}/decide`, { confirm, note: '材料齐全' });

    test('come back by two people when the only holder has left, and those of the holder end', async () => {
      const [gone, heir] = [await aPerson(server), await aPerson(server)];
      const orphan = await aFirm(server, gone);
      const proposed = await clerk.post(`/api/applicants/${orphan.id}/restorations`, {
        username: heir.username, endsOthers: true, evidence,
      });
      expect(proposed.status).toBe(201);
      expect((await heir.get(`/api/applicants/${orphan.id}`)).status).toBe(403);
      const decideAlone = `/api/applicant-corrections/${idOf(proposed)}/decide`;
      expect((await clerk.post(decideAlone, { confirm: true, note: '同意' })).codes)
        .toEqual(['identity.not-permitted']);
      expect((await decide(idOf(proposed))).status).toBe(200);
      expect((await heir.get('/api/me')).body)
        .toMatchObject({ role: 'mandate-holder', memberships: [{ applicantId: orphan.id, scopes: all }] });
      expect((await gone.get(`/api/applicants/${orphan.id}`)).status).toBe(403);
      expect((await decide(idOf(proposed))).codes).toEqual(['applicant.correction-decided']);
      const acts = await listActs(database().kysely, { kind: 'applicant', id: orphan.id });
      expect(acts.map(({ act, actorRole }) => [act, actorRole])).toEqual([
        ['applicant.register', 'applicant-clerk'], ['holder.hand-in', 'applicant-clerk'],
        ['holder.decide', 'commerce-clerk'], ['applicant.propose-restoration', 'commerce-clerk'],
        ['applicant.confirm-correction', 'commerce-section-chief'],
      ]);
    });

    test('stay as they are when the second person says no, and wait one at a time', async () => {
      const [holder, stranger] = [await aPerson(server), await aPerson(server)];
      const own = await aFirm(server, holder);
      const propose = () => clerk.post(`/api/applicants/${own.id}/restorations`, {
        username: stranger.username, endsOthers: false, evidence,
      });
      const proposed = await propose();
      expect((await propose()).codes).toEqual(['applicant.correction-open']);
      expect((await decide(idOf(proposed), false)).status).toBe(200);
      expect((await stranger.get(`/api/applicants/${own.id}`)).status).toBe(403);
      const listed = (await chief.get('/api/applicant-corrections')).body as ApplicantCorrection[];
      expect(listed.find(({ id }) => id === idOf(proposed)))
        .toMatchObject({ state: 'rejected', kind: 'restore', evidence, note: '材料齐全' });
    });

    test('nobody confirms their own proposal, whatever post they came to in between', async () => {
      const heir = await aPerson(server);
      const proposed = await clerk.post(`/api/applicants/${firm.id}/restorations`, {
        username: heir.username, endsOthers: false, evidence,
      });
      const promoted = {
        kind: 'user', id: clerk.userId ?? '', name: '', role: 'commerce-section-chief', unit: 'commerce',
        memberships: [],
      } as const;
      const oneself = { correctionId: idOf(proposed), confirm: true, note: '同意' };
      await expect(server.run(decideCorrection, oneself, promoted))
        .rejects.toMatchObject({ code: 'applicant.same-person' });
      await decide(idOf(proposed), false);
    });

    test('a duplicate becomes a part of the other: history stays, its people are out, the others in', async () => {
      const [old, right] = [await aPerson(server), await aPerson(server)];
      const duplicate = await aFirm(server, old, { name: '灯塔呼叫中心' });
      const whole = await aFirm(server, right);
      const merge = await clerk.post(`/api/applicants/${duplicate.id}/merges`, { into: whole.id, evidence });
      expect((await decide(idOf(merge))).status).toBe(200);
      expect((await old.get(`/api/applicants/${duplicate.id}`)).status).toBe(403);
      expect((await right.get(`/api/applicants/${duplicate.id}`)).body)
        .toMatchObject({ name: '灯塔呼叫中心', mergedInto: whole.id });
      expect((await right.post('/api/claims', { applicantId: duplicate.id, policy: 'any', claimYear: 2016 })).codes)
        .toEqual(['applicant.merged']);
      expect((await old.post('/api/join-requests', { creditCode: duplicate.creditCode })).status).toBe(201);
      expect((await right.get(`/api/applicants/${whole.id}/join-requests`)).body)
        .toMatchObject([{ applicantId: whole.id, state: 'waiting' }]);
      expect((await clerk.post(`/api/applicants/${firm.id}/merges`, { into: duplicate.id, evidence })).codes)
        .toEqual(['applicant.merge-kinds']);
    });

    test.each([
      ['institution', 'applicant.merge-kinds'], ['enterprise', undefined],
    ])('a firm and another %s: %s', async (kind, code) => {
      const [part, whole] = [await aFirm(server, owner), await aFirm(server, owner, { kind })];
      const reply = await clerk.post(`/api/applicants/${part.id}/merges`, { into: whole.id, evidence });
      expect(reply.codes).toEqual(code === undefined ? [] : [code]);
    });
  });
});

onPostgresql('two holders who end each other in the same moment', (database) => {
  test('leave one who manages', async () => {
    const server = await buildTestApp(database());
    const rounds = 12;
    for (let round = 0; round < rounds; round += 1) {
      const [first, second] = [await aPerson(server), await aPerson(server)];
      const firm = await aFirm(server, first);
      await first.post(membersOf(firm), { username: second.username, scopes: all });
      const [one, other] = [await mandateOf(first, firm, first), await mandateOf(first, firm, second)];
      const replies = await Promise.all([end(first, firm, other), end(second, firm, one)]);
      expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    }
    await server.close();
  });

  test('a request admitted twice at once gives one mandate', async () => {
    const server = await buildTestApp(database());
    const [holder, person] = [await aPerson(server), await aPerson(server)];
    const firm = await aFirm(server, holder);
    const asked = await person.post('/api/join-requests', { creditCode: firm.creditCode });
    const path = `/api/applicants/${firm.id}/join-requests/${idOf(asked)}/admit`;
    const admit = () => holder.post(path, { scopes: ['act'] }, { 'idempotency-key': randomUUID() });
    const replies = await Promise.all([admit(), admit()]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await holder.get(membersOf(firm))).body).toHaveLength(2);
    await server.close();
  });
});
