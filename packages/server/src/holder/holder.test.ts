import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Applicant, CaseFile, ClaimLine, HolderCheck, Messages } from '@qingce/contract';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aLetter, handInFile } from '../../test/confirmed-holder.ts';
import { aDraft, lighthouse, publishStoryPolicy, rentFacts } from '../../test/lighthouse.ts';
import { authorization } from '../app/authorization.ts';
import { applicantRoles } from '../app/permission.ts';
import { listActs } from '../audit/index.ts';
import { tellMembers } from '../messages/index.ts';

let firms = 700;

/** A firm that somebody registered, whom no office has confirmed. */
async function aTaker(server: TestApp): Promise<{ holder: Visitor; applicantId: string; creditCode: string }> {
  firms += 1;
  const holder = await server.signedInAs(null);
  const creditCode = creditCodeOf(firms);
  const firm = { kind: 'enterprise', name: `示例企业 ${firms}`, creditCode };
  const { id } = (await holder.post('/api/applicants', firm)).body as Applicant;
  return { holder, applicantId: id, creditCode };
}

type Taken = Awaited<ReturnType<typeof aTaker>>;

const proof = (visitor: Visitor, id: string): Promise<Reply> =>
  handInFile(visitor, `/api/applicants/${id}/holder-documents`, aLetter(id));
const checks = async (visitor: Visitor, url = '/api/holder-checks'): Promise<HolderCheck[]> =>
  (await visitor.get(url)).body as HolderCheck[];

onBothDatabases('a holder whom no office has confirmed', (database) => {
  let server: TestApp;
  let clerk: Visitor;
  let taken: Taken;
  let claimId: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    clerk = await server.signedInAs('commerce-clerk', 'commerce');
    taken = await aTaker(server);
    await clerk.post(`/api/applicants/${taken.applicantId}/register-facts`, {
      facts: lighthouse.register, source: '市场监管登记',
    });
    claimId = await aDraft(server, taken, rentFacts());
  });
  afterAll(() => server.close());

  const decide = (verdict: string, of = taken, by = clerk, userId = of.holder.userId): Promise<Reply> =>
    by.post(`/api/applicants/${of.applicantId}/holder/decide`, { userId, verdict, reason: '与营业执照核对' });
  const ask = async (creditCode: string): Promise<{ visitor: Visitor; requestId: string }> => {
    const visitor = await server.signedInAs(null);
    const { id } = (await visitor.post('/api/join-requests', { creditCode })).body as { id: string };
    return { visitor, requestId: id };
  };
  const caseOf = async (visitor: Visitor, id = claimId): Promise<CaseFile> =>
    (await visitor.get(`/api/claims/${id}`)).body as CaseFile;

  test('drafts and submits within the window; the office sees the mark and does not accept', async () => {
    const submitted = await taken.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    expect(submitted.codes).toEqual([]);
    const { claim, actions } = await caseOf(clerk);
    expect(claim).toMatchObject({ state: 'submitted', holderUnconfirmed: true });
    expect(actions.find(({ action }) => action === 'claim.accept'))
      .toMatchObject({ allowed: false, why: { code: 'claim.holder-unconfirmed' } });
    expect((await clerk.post(`/api/claims/${claimId}/accept`)).codes).toEqual(['claim.holder-unconfirmed']);
  });

  test('registers no account, lets nobody in, and is shown nothing of the register', async () => {
    const { holder, applicantId } = taken;
    const payee = { account: '6222020000001234', bank: '示例银行' };
    expect((await holder.post(`/api/applicants/${applicantId}/payee`, payee)).codes)
      .toEqual(['applicant.holder-unconfirmed']);
    expect((await holder.post(`/api/applicants/${applicantId}/members`, { username: 'abc' })).codes)
      .toEqual(['identity.not-permitted']);
    expect((await holder.get(`/api/applicants/${applicantId}`)).body).toMatchObject({ registerFacts: {} });
    expect((await holder.get('/api/applicants')).body).toMatchObject([{ registerFacts: {}, isConfirmed: false }]);
    expect((await caseOf(holder)).claimed['applicant']).not.toHaveProperty('recognized');
    expect((await caseOf(clerk)).claimed['applicant']).toHaveProperty('recognized');
  });

  test('neither gives mandates by holding another applicant’s', async () => {
    const of = await aTaker(server);
    await proof(of.holder, of.applicantId);
    expect((await decide('confirm', of)).status).toBe(200);
    const firm = { kind: 'enterprise', name: '又一企业', creditCode: creditCodeOf(699) };
    const { id } = (await of.holder.post('/api/applicants', firm)).body as Applicant;
    expect((await of.holder.get('/api/me')).body).toMatchObject({ role: 'mandate-holder' });
    expect((await of.holder.post(`/api/applicants/${id}/members`, { username: 'abc' })).codes)
      .toEqual(['applicant.holder-unconfirmed']);
  });

  test('reaches no claim of the applicant that another began, by any route', async () => {
    const { kysely } = database();
    const of = await aTaker(server);
    const opened = await of.holder.post('/api/claims', {
      policy: lighthouse.policy, applicantId: of.applicantId, claimYear: lighthouse.claimYear,
    });
    const { claimId: others } = opened.body as { claimId: string };
    await kysely.$extendTables<{ claim: { id: string; opened_by: string } }>().updateTable('claim')
      .set({ opened_by: clerk.userId ?? '' }).where('id', '=', others).execute();
    const wrong: string[] = [];
    for (const [line, { who, beforeConfirmed }] of Object.entries(authorization)) {
      const isTheirs = Array.isArray(who) && who.includes(applicantRoles[0]!) && beforeConfirmed === undefined;
      const [method, path = ''] = line.split(' ');
      if (!isTheirs || !/:(claimId|applicantId)/.test(path)) continue;
      const url = path.replace(':claimId', others).replace(':applicantId', of.applicantId)
        .replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const { codes } = method === 'GET' ? await of.holder.get(url) : await of.holder.post(url);
      if (codes[0] !== 'applicant.holder-unconfirmed') wrong.push(`${line}: ${codes.join(' ')}`);
    }
    expect(wrong).toEqual([]);
    expect(((await of.holder.get('/api/claims')).body as ClaimLine[]).map(({ id }) => id)).not.toContain(others);
    const { applicantId } = of;
    await server.run(tellMembers, { act: 'claim.submit', applicantId, claimId: others, fields: { number: '1' } });
    expect((await of.holder.get('/api/me/messages')).body, 'nor is told of it').toMatchObject({ messages: [] });
  });

  test('is confirmed by one officer, once something was handed in, and is told', async () => {
    expect((await decide('confirm')).codes).toEqual(['applicant.holder-proof-missing']);
    expect((await proof(taken.holder, taken.applicantId)).status).toBe(200);
    expect((await proof(taken.holder, taken.applicantId)).status, 'the same file again').toBe(200);
    const [own] = await checks(taken.holder, '/api/me/holder-checks');
    expect(own).toMatchObject({ state: 'waiting', documents: [{ name: 'letter.pdf' }], last: null, claims: 1 });
    expect((await decide('ask-again')).status).toBe(200);
    const waiting = (await checks(clerk)).find(({ applicantId }) => applicantId === taken.applicantId);
    expect(waiting).toMatchObject({ userId: taken.holder.userId, last: { verdict: 'ask-again' } });
    const content = `/api/holder-documents/${waiting?.documents[0]?.id}/content`;
    expect([(await clerk.get(content)).status, (await taken.holder.get(content)).codes])
      .toEqual([200, ['identity.not-permitted']]);
    expect((await decide('confirm')).status).toBe(200);
    expect((await decide('confirm')).codes).toEqual(['applicant.holder-confirmed']);
    expect((await proof(taken.holder, taken.applicantId)).codes).toEqual(['applicant.holder-confirmed']);
    expect((await clerk.post(`/api/claims/${claimId}/accept`)).codes).toEqual([]);
    expect((await taken.holder.get('/api/me')).body).toMatchObject({ role: 'mandate-holder' });
    const told = (await taken.holder.get('/api/me/messages')).body as Messages;
    expect(told.messages.map(({ act, about }) => [act, about.kind])).toEqual(
      expect.arrayContaining([['holder.confirm', 'applicant'], ['holder.ask-again', 'applicant']]));
    const acts = await listActs(database().kysely, { kind: 'applicant', id: taken.applicantId });
    const ours = acts.filter(({ act }) => act.startsWith('holder.'));
    expect(ours.map(({ act, details }) => [act, details.verdict])).toEqual([
      ['holder.hand-in', undefined], ['holder.decide', 'ask-again'], ['holder.look', undefined],
      ['holder.decide', 'confirm'],
    ]);
  });

  test('is decided about by nobody with a stake, of another district, or of another post', async () => {
    const of = await aTaker(server);
    const elsewhere = await server.signedInAs('commerce-clerk', 'commerce', '441881');
    const inspector = await server.signedInAs('inspector', 'leading-group');
    const replies = [
      await decide('confirm', of, elsewhere), await decide('confirm', of, inspector),
      await decide('confirm', of, of.holder), await decide('confirm', of, clerk, clerk.userId),
    ];
    expect(replies.flatMap(({ codes }) => codes)).toEqual([
      'identity.other-district', 'identity.not-permitted', 'identity.not-permitted', 'applicant.holder-not-found',
    ]);
    expect((await checks(elsewhere)).some(({ applicantId }) => applicantId === of.applicantId)).toBe(false);
  });

  describe('who turns out to be the wrong one', () => {
    let wrong: Taken;
    let begun: string;
    let right: { visitor: Visitor; requestId: string };
    beforeAll(async () => {
      wrong = await aTaker(server);
      begun = await aDraft(server, wrong, rentFacts());
      await wrong.holder.post(`/api/claims/${begun}/submit`, { revision: 1, declared: true });
      right = await ask(wrong.creditCode);
    });

    test('does not answer who asks to join: the office does, and not before the first was decided about', async () => {
      const { applicantId, holder } = wrong;
      const requests = await holder.get(`/api/applicants/${applicantId}/join-requests`);
      expect(requests.codes).toEqual(['identity.not-permitted']);
      const handed = await handInFile(
        right.visitor, `/api/join-requests/${right.requestId}/holder-documents`, aLetter('right'),
      );
      expect(handed.status).toBe(200);
      const listed = (await checks(clerk)).filter((check) => check.applicantId === applicantId);
      expect(listed.map(({ userId, requestId }) => [userId, requestId]))
        .toEqual([[holder.userId, null], [right.visitor.userId, right.requestId]]);
      expect((await decide('confirm', wrong, clerk, right.visitor.userId)).codes).toEqual(['applicant.holder-waits']);
      const other = await ask(wrong.creditCode);
      const notTheirs = `/api/join-requests/${right.requestId}/holder-documents`;
      expect((await handInFile(other.visitor, notTheirs, aLetter('x'))).codes).toEqual(['applicant.request-not-found']);
    });

    test('is not restored beside, nor merged with, while nobody has decided', async () => {
      const heir = await server.signedInAs(null);
      const { username } = (await heir.get('/api/me')).body as { username: string };
      const evidence = '加盖公章的授权委托书，法定代表人身份证核对';
      const restore = { username, endsOthers: true, evidence };
      expect((await clerk.post(`/api/applicants/${wrong.applicantId}/restorations`, restore)).codes)
        .toEqual(['applicant.holder-waits']);
      const merge = { into: taken.applicantId, evidence };
      expect((await clerk.post(`/api/applicants/${wrong.applicantId}/merges`, merge)).codes)
        .toEqual(['applicant.holder-waits']);
    });

    test('is out at once, and nothing that they began counts; the right one comes in and claims', async () => {
      const { holder, applicantId } = wrong;
      expect((await decide('refuse', wrong)).status).toBe(200);
      expect((await holder.get(`/api/applicants/${applicantId}`)).codes).toEqual(['applicant.not-member']);
      expect(await checks(holder, '/api/me/holder-checks'))
        .toMatchObject([{ applicantId, state: 'refused', last: { reason: '与营业执照核对' } }]);
      expect((await caseOf(clerk, begun)).claim.state).toBe('withdrawn');
      expect((await decide('confirm', wrong, clerk, right.visitor.userId)).status).toBe(200);
      expect((await right.visitor.get('/api/me')).body).toMatchObject({
        role: 'mandate-holder', memberships: [{ applicantId, scopes: ['act', 'account', 'people'], isConfirmed: true }],
      });
      const anew = await right.visitor.post('/api/claims', {
        policy: lighthouse.policy, applicantId, claimYear: lighthouse.claimYear,
      });
      expect((anew.body as { claimId: string }).claimId).not.toBe(begun);
      expect((await right.visitor.get(`/api/applicants/${applicantId}/join-requests`)).status).toBe(200);
    });
  });
});

onPostgresql('two officers who decide about a holder at once', (database) => {
  test('leave one word, and no claim of a refused person goes on', async () => {
    const server = await buildTestApp(database());
    await publishStoryPolicy(server);
    const [one, other] = [
      await server.signedInAs('commerce-clerk', 'commerce'),
      await server.signedInAs('commerce-section-chief', 'commerce'),
    ];
    for (let round = 0; round < 3; round += 1) {
      const of = await aTaker(server);
      await proof(of.holder, of.applicantId);
      const claimId = await aDraft(server, of, rentFacts());
      const word = (by: Visitor, verdict: string) => by.post(`/api/applicants/${of.applicantId}/holder/decide`, {
        userId: of.holder.userId, verdict, reason: '核对',
      });
      const replies = await Promise.all([
        word(one, 'refuse'), word(other, 'confirm'),
        of.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true }),
      ]);
      const decided = replies.slice(0, 2);
      expect(decided.filter(({ status }) => status === 200)).toHaveLength(1);
      const isRefused = decided[0]?.status === 200;
      const line = ((await one.get('/api/claims')).body as ClaimLine[]).find(({ id }) => id === claimId);
      expect(isRefused ? [undefined, 'withdrawn'] : ['submitted']).toContain(line?.state);
    }
    await server.close();
  });
});
