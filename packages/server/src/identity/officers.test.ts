import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Applicant, Delegation, Role, Trail } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { creditCodes } from '../../test/claim-on-its-way.ts';
import { buildTestApp, visitorWith } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { aDraft, aFirm, rentFacts } from '../../test/lighthouse.ts';
import { listActs } from '../audit/index.ts';
import { assignPost } from './assign-post.ts';

type Officer = Visitor & { readonly username: string; readonly userId: string };

onBothDatabases('officers', (database) => {
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database()); });
  afterAll(() => server.close());

  async function officer(role: Role, unit = 'commerce'): Promise<Officer> {
    const visitor = await server.signedInAs(role, unit);
    const { username, userId } = (await visitor.get('/api/me')).body as { username: string; userId: string };
    return { ...visitor, username, userId };
  }
  const lend = (giver: Visitor, holder: Officer, days: object = {}) => giver.post('/api/delegations', {
    username: holder.username, from: '2017-04-15', until: '2017-04-20', reason: '休假', ...days,
  });
  /** Takes the post; answers the same person with the new cookie. */
  async function take(person: Visitor, delegationId: string | null): Promise<Visitor> {
    const reply = await person.post('/api/me/post', { delegationId });
    if (reply.status !== 200) throw new Error(reply.codes.join(' '));
    return visitorWith(server.app, { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' }, person.userId);
  }
  const roleOf = async (person: Visitor): Promise<unknown> =>
    ((await person.get('/api/me')).body as { role?: Role }).role;

  describe('stand in for one another', () => {
    test('from a day until a day, in a session that says so, and the record holds both', async () => {
      const [chief, clerk] = [await officer('commerce-section-chief'), await officer('commerce-clerk')];
      const { id } = (await lend(chief, clerk)).body as { id: string };
      expect(await roleOf(clerk)).toBe('commerce-clerk');
      const standing = await take(clerk, id);
      expect((await standing.get('/api/me')).body)
        .toMatchObject({ userId: clerk.userId, role: 'commerce-section-chief' });
      expect((await standing.get('/api/me')).body)
        .toHaveProperty('standsInFor', expect.stringContaining('commerce-section-chief'));
      expect((await clerk.get('/api/me')).status, 'the token before is worth nothing').toBe(401);
      const acts = await listActs(database().kysely, { kind: 'user', id: clerk.userId });
      expect(acts.at(-1)).toMatchObject({
        act: 'identity.take-post', actorId: clerk.userId, actorRole: 'commerce-section-chief', actorUnit: 'commerce',
        details: { standsInFor: chief.userId },
      });
      expect(await roleOf(await take(standing, null))).toBe('commerce-clerk');
    });

    test('not before the first day, not after the last, running sessions included', async () => {
      const [chief, clerk] = [await officer('commerce-section-chief'), await officer('commerce-clerk')];
      const { id } = (await lend(chief, clerk, { from: '2017-04-16', until: '2017-04-17' })).body as { id: string };
      expect((await clerk.post('/api/me/post', { delegationId: id })).codes).toEqual(['identity.delegation-not-found']);
      const { business } = server.clock;
      server.clock.business = '2017-04-17T10:00:00.000+08:00';
      const standing = await take(clerk, id);
      const seen = [await roleOf(standing)];
      server.clock.business = '2017-04-18T00:00:00.000+08:00';
      seen.push(await roleOf(standing));
      server.clock.business = business;
      expect(seen).toEqual(['commerce-section-chief', 'commerce-clerk']);
    });

    test('no longer once it is ended, by the giver, or once the giver has another post', async () => {
      const [chief, clerk] = [await officer('commerce-section-chief'), await officer('commerce-clerk')];
      const { id } = (await lend(chief, clerk)).body as { id: string };
      const standing = await take(clerk, id);
      expect((await chief.post(`/api/delegations/${id}/end`)).status).toBe(200);
      expect(await roleOf(standing)).toBe('commerce-clerk');
      const second = (await lend(chief, clerk)).body as { id: string };
      const again = await take(standing, second.id);
      await server.run(assignPost, { userId: chief.userId, role: 'inspector', unit: 'leading-group' });
      expect(await roleOf(again)).toBe('commerce-clerk');
    });

    test.each([
      ['of another unit', 'commerce-section-chief', 'inspector', 'leading-group', 'identity.stand-in-unit'],
      ['whose post is kept apart', 'finance-releaser', 'finance-clerk', 'commerce', 'identity.posts-apart'],
    ] as const)('but nobody %s', async (_rule, role, other, unit, code) => {
      expect((await lend(await officer(role), await officer(other, unit))).codes).toEqual([code]);
    });

    test.each([{ from: '2017-04-14' }, { until: '2017-04-14' }])('not for days like %o', async (days) => {
      expect((await lend(await officer('commerce-section-chief'), await officer('commerce-clerk'), days)).codes)
        .toEqual(['identity.delegation-days']);
    });

    test('but lend nothing on, and take nothing that is not theirs', async () => {
      const [chief, clerk, third] =
        [await officer('commerce-section-chief'), await officer('commerce-clerk'), await officer('commerce-clerk')];
      const { id } = (await lend(chief, clerk)).body as { id: string };
      expect((await third.post('/api/me/post', { delegationId: id })).codes).toEqual(['identity.delegation-not-found']);
      expect((await third.post(`/api/delegations/${id}/end`)).codes).toEqual(['identity.delegation-not-found']);
      expect((await lend(await take(clerk, id), third)).codes).toEqual(['identity.not-own-post']);
    });

    test('in the sight of the administrators, who end what should not be', async () => {
      const [chief, clerk] = [await officer('commerce-section-chief'), await officer('commerce-clerk')];
      const { id } = (await lend(chief, clerk)).body as { id: string };
      const security = await server.signedInAs('security-admin');
      const all = (await security.get('/api/delegations')).body as Delegation[];
      expect(all.find((each) => each.id === id)).toMatchObject({ state: 'in-force', role: 'commerce-section-chief' });
      expect((await security.post(`/api/delegations/${id}/end`)).status).toBe(200);
      const own = (await clerk.get('/api/delegations')).body as Delegation[];
      expect(own.find((each) => each.id === id)).toMatchObject({ state: 'ended', isHolder: true, isGiver: false });
    });
  });

  test('a security administrator gives no power to the own account, and the attempt is on record', async () => {
    const security = await server.signedInAs('security-admin');
    const own = `/api/users/${security.userId}`;
    const post = { role: 'finance-releaser', unit: 'finance', district: null };
    expect((await security.post(`${own}/post`, post)).codes).toEqual(['identity.own-account']);
    expect((await security.post(`${own}/totp/reset`)).codes).toEqual(['identity.own-account']);
    expect((await security.get('/api/me')).body).toMatchObject({ role: 'security-admin' });
    const tried = await listActs(database().kysely, { kind: 'address', id: `${own}/post` });
    expect(tried.map(({ outcome, act }) => [outcome, act])).toEqual([['denied', 'identity.assign-post']]);
    const other = await server.signedInAs('security-admin');
    expect((await other.post(`${own}/post`, post)).status).toBe(200);
  });

  test('a record shows post and unit as they were, whatever came after', async () => {
    const clerk = await officer('commerce-clerk');
    const person = await server.signedInAs(null);
    const { id } = (await person.post('/api/applicants', {
      kind: 'enterprise', name: '灯塔呼叫中心有限公司', creditCode: '91441802MA4UJX7K3L',
    })).body as Applicant;
    await clerk.post(`/api/applicants/${id}/register-facts`, { facts: { recognized: true }, source: '名录' });
    await server.run(assignPost, { userId: clerk.userId, role: 'city-government', unit: 'city-government' });
    const acts = await listActs(database().kysely, { kind: 'applicant', id });
    expect(acts.at(-1)).toMatchObject({
      act: 'applicant.record-register-facts', actorId: clerk.userId, actorRole: 'commerce-clerk', actorUnit: 'commerce',
    });
  });

  describe('limited to a district', () => {
    let claimId: string;
    let firm: Awaited<ReturnType<typeof aFirm>>;
    let clerk: Visitor;
    async function limited(role: Role, district: string): Promise<Visitor> {
      const person = await server.signedInAs(role, 'commerce');
      const me = (await person.get('/api/me')).body as { username: string };
      await server.run(assignPost, { userId: person.userId ?? '', role, unit: 'commerce', district });
      const login = await server.visitor.post('/login', { username: me.username, password: 'correct horse battery' });
      return visitorWith(server.app, { cookie: String(login.headers['set-cookie']).split(';')[0] ?? '' });
    }
    beforeAll(async () => {
      clerk = await server.signedInAs('commerce-clerk', 'commerce');
      firm = await aFirm(server, { clerk }, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
      claimId = await aDraft(server, firm, rentFacts());
      await firm.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
      await clerk.post(`/api/applicants/${firm.applicantId}/district`, { district: '441802' });
    });

    test('reach the claims of that district', async () => {
      const ours = await limited('commerce-clerk', '441802');
      expect((await ours.get(`/api/claims/${claimId}`)).status).toBe(200);
      expect((await ours.get('/api/claims')).body).toMatchObject([{ id: claimId }]);
      expect((await ours.get(`/api/applicants/${firm.applicantId}`)).status).toBe(200);
      expect((await ours.get('/api/me')).body).toMatchObject({ district: '441802' });
    });

    test('and nothing of another: no list, no case, no papers, no act', async () => {
      const theirs = await limited('commerce-clerk', '441803');
      const denied = ['identity.other-district'];
      expect((await theirs.get('/api/claims')).body).toEqual([]);
      expect((await theirs.get('/api/worklist')).body).toEqual([]);
      expect((await theirs.get('/api/applicants')).body).toEqual([]);
      const paths = [
        `/api/claims/${claimId}`, `/api/claims/${claimId}/documents`, `/api/applicants/${firm.applicantId}`,
      ];
      for (const path of paths) {
        expect([path, (await theirs.get(path)).codes]).toEqual([path, denied]);
      }
      expect((await theirs.post(`/api/claims/${claimId}/accept`)).codes).toEqual(denied);
      expect((await theirs.post(`/api/applicants/${firm.applicantId}/register-facts`, {
        facts: {}, source: '名录',
      })).codes).toEqual(denied);
    });

    describe('and the trail of it all', () => {
      const trail = async (reader: Visitor, query = ''): Promise<Trail> =>
        (await reader.get(`/api/audit/records${query}`)).body as Trail;
      const about = (): string => `?about=${claimId}`;

      test('is read by those who look at how others work, with what was denied; by nobody else', async () => {
        const [auditor, admin] = [await officer('auditor'), await server.signedInAs('audit-admin')];
        for (const reader of [auditor, admin]) {
          const { records } = await trail(reader, about());
          const acts = records.map(({ act }) => act);
          expect(acts.filter((act) => act.startsWith('claim.'))).toEqual(['claim.submit', 'claim.open']);
          expect(records.find(({ act }) => act === 'claim.submit')).toMatchObject({
            by: expect.any(String) as string, role: 'mandate-holder', outcome: 'done',
            object: { kind: 'claim', name: '2017-0001' }, claim: { id: claimId, number: '2017-0001' },
          });
        }
        await (await limited('commerce-clerk', '441803')).post(`/api/claims/${claimId}/accept`);
        const denied = (await trail(auditor, '?outcome=denied&area=claim')).records;
        expect(denied.map(({ act, object }) => [act, object.id])).toContainEqual([
          'claim.accept', `/api/claims/${claimId}/accept`,
        ]);
        for (const role of ['commerce-director', 'system-admin', 'security-admin'] as const)
          expect((await (await officer(role)).get('/api/audit/records')).codes).toEqual(['identity.not-permitted']);
        expect((await firm.holder.get('/api/audit/records')).codes).toEqual(['identity.not-permitted']);
      });

      test('is narrowed by person, day and area, and goes on with what is older', async () => {
        const auditor = await officer('auditor');
        const { displayName } = (await clerk.get('/api/me')).body as { displayName: string };
        const districts = await trail(auditor, `?area=applicant&who=${encodeURIComponent(displayName.slice(0, 30))}`);
        expect(districts.records.map(({ act }) => act)).toContain('applicant.set-district');
        expect(await trail(auditor, '?until=2017-04-14')).toEqual({ records: [], older: null });
        const [newest, next] = (await trail(auditor, '?from=2017-04-15')).records;
        expect((await trail(auditor, `?before=${newest?.id}`)).records[0]?.id).toBe(next?.id);
        expect((await auditor.get('/api/audit/records?before=x')).codes).toEqual(['request.invalid']);
        expect((await trail(auditor, '?area=looks')).records).toEqual([]);
        await firm.holder.post(`/api/applicants/${firm.applicantId}/payee`, {
          bank: '示例银行清城支行', account: '6222020000001234',
        });
        await clerk.post(`/api/applicants/${firm.applicantId}/payee/look`);
        expect((await trail(auditor, '?area=looks')).records).toMatchObject([{ act: 'payment.look-at-payee' }]);
      });

      test('leaves out what is out of its reader’s reach, the addresses of denials too', async () => {
        const elsewhere = await limited('auditor', '441803');
        const text = JSON.stringify(await trail(elsewhere));
        expect(text).not.toContain(claimId);
        expect(text).not.toContain(firm.applicantId);
        expect(text).toContain('identity.assign-post');
        const staked = await officer('auditor');
        expect((await trail(staked, about())).records).not.toEqual([]);
        await staked.post(`/api/claims/${claimId}/recuse`, { reason: '配偶在该公司任职' });
        expect((await trail(staked, about())).records).toEqual([]);
      });
    });
  });

  test('and their accounts are listed to administrators alone', async () => {
    const system = await server.signedInAs('system-admin');
    const listed = (await system.get('/api/users')).body as { role: string | null }[];
    expect(listed.length).toBeGreaterThan(5);
    expect(Object.keys(listed[0] ?? {})).not.toContain('passwordHash');
    expect((await (await officer('auditor')).get('/api/users')).codes).toEqual(['identity.not-permitted']);
  });
});
