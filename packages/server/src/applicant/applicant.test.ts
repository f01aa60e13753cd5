import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Applicant, RegisterHistory } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { creditCodeProblem } from '@qingce/values';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { confirmHolder } from '../../test/confirmed-holder.ts';
import { listActs } from '../audit/index.ts';

let codes = 0;
/** A valid 统一社会信用代码 that no other test uses. */
function aCreditCode(): string {
  codes += 1;
  const first = `91350100M${codes.toString().padStart(8, '0')}`;
  const check = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').find(
    (sign) => creditCodeProblem(first + sign) === undefined
  );
  return `${first}${check}`;
}

onBothDatabases('registering an applicant', (database) => {
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database()); });
  afterAll(() => server.close());
  const aPerson = (): Promise<Visitor> => server.signedInAs(null);
  const register = (person: Visitor, over: Record<string, unknown> = {}) =>
    person.post('/api/applicants', { kind: 'enterprise', name: '灯塔呼叫中心有限公司', creditCode: aCreditCode(), ...over });
  const registered = async (person: Visitor): Promise<Applicant> => (await register(person)).body as Applicant;

  test('makes whoever does it its first mandate holder, wholly once an office confirmed it', async () => {
    const person = await aPerson();
    const { status, body } = await register(person);
    expect([status, body]).toEqual([201, expect.objectContaining({ kind: 'enterprise', registerFacts: {} })]);
    const { id: applicantId } = body as Applicant;
    expect((await person.get('/api/me')).body).toMatchObject({
      role: 'applicant-clerk', memberships: [{ applicantId, scopes: ['act'], isConfirmed: false }],
    });
    await confirmHolder(server, person, applicantId);
    expect((await person.get('/api/me')).body).toMatchObject({
      role: 'mandate-holder', memberships: [{ applicantId, scopes: ['act', 'account', 'people'], isConfirmed: true }],
    });
  });

  test('stores the code as it is compared: half-width, upper case, no spaces', async () => {
    const code = aCreditCode();
    const reply = await register(await aPerson(), { creditCode: ` ${code.toLowerCase()} ` });
    expect(reply.body).toMatchObject({ creditCode: code });
  });

  test.each([
    [{ creditCode: undefined }, 'applicant.credit-code-required'],
    [{ creditCode: '9135010' }, 'applicant.credit-code-length'],
    [{ creditCode: '91350100I000100Y43' }, 'applicant.credit-code-alphabet'],
    [{ creditCode: '91350100M000100Y44' }, 'applicant.credit-code-check'],
    [{ kind: 'institution', creditCode: undefined }, 'applicant.credit-code-required'],
    [{ kind: 'government' }, 'request.invalid'],
    [{ name: '' }, 'request.invalid'],
  ])('refuses %o: %s', async (over, code) => {
    expect((await register(await aPerson(), over)).codes).toEqual([code]);
  });

  test('refuses a code that is registered already, and names the field', async () => {
    const creditCode = aCreditCode();
    await register(await aPerson(), { creditCode });
    const again = await register(await aPerson(), { creditCode });
    expect(again).toMatchObject({
      status: 409, body: { errors: [{ code: 'applicant.already-registered', path: 'creditCode' }] },
    });
  });

  const individual = { kind: 'individual', name: '张引荐', creditCode: undefined };

  test('asks no code of an individual, but the number of the identity card, and shows it with stars', async () => {
    const person = await aPerson();
    const reply = await register(person, { ...individual, identityNumber: ' 11010519491231002ｘ ' });
    expect(reply.body).toMatchObject({ kind: 'individual', creditCode: null, identityNumber: '1101**********002X' });
    const { id } = reply.body as Applicant;
    const office = await server.signedInAs('commerce-clerk');
    expect((await office.get(`/api/applicants/${id}`)).body).toMatchObject({ identityNumber: '1101**********002X' });
  });

  // GB 11643-1999: 6 region, 8 birth, 3 sequence, 1 check.
  test.each<[string | undefined, string]>([
    [undefined, 'applicant.identity-number-required'], ['  ', 'applicant.identity-number-required'],
    ['11010519491231002', 'applicant.identity-number-length'],
    ['1101051949123100Xx', 'applicant.identity-number-alphabet'],
    ['441802199902290028', 'applicant.identity-number-birth-date'],
    ['110105194912310021', 'applicant.identity-number-check'],
  ])('refuses the identity number %o: %s', async (identityNumber, code) => {
    expect((await register(await aPerson(), { ...individual, identityNumber })).codes).toEqual([code]);
  });

  test('takes a number whose region is no longer one, and a birth on a leap day', async () => {
    for (const identityNumber of ['440524188001010014', '441802200002290028']) {
      expect((await register(await aPerson(), { ...individual, identityNumber })).status).toBe(201);
    }
  });

  test('an individual registers once, under whatever account; two at once leave one', async () => {
    const people = [await aPerson(), await aPerson()];
    const replies = await Promise.all(people.map((person) =>
      register(person, { ...individual, identityNumber: '441802199506151237' })));
    expect(replies.flatMap((reply) => reply.codes)).toEqual(['applicant.identity-registered']);
  });

  test('the whole number is shown to a look that is kept, and to nobody else', async () => {
    const owner = await aPerson();
    const { id } = (await register(owner, { ...individual, identityNumber: '999999199501019017' })).body as Applicant;
    const look = `/api/applicants/${id}/identity-number/look`;
    const clerk = await server.signedInAs('commerce-clerk');
    expect((await clerk.post(look)).body).toEqual({ identityNumber: '999999199501019017' });
    const acts = await listActs(database().kysely, { kind: 'applicant', id });
    expect(acts.filter(({ act }) => act === 'applicant.look-at-identity').map(({ actorId }) => actorId))
      .toEqual([clerk.userId]);
    expect(acts.filter(({ details }) => JSON.stringify(details).includes('999999'))).toEqual([]);
    expect((await (await aPerson()).post(look)).codes).toEqual(['applicant.not-member']);
    expect((await (await server.signedInAs('finance-clerk')).post(look)).codes).toEqual(['identity.not-permitted']);
    const firm = await registered(await aPerson());
    expect((await clerk.post(`/api/applicants/${firm.id}/identity-number/look`)).codes)
      .toEqual(['applicant.no-identity-number']);
  });

  test('twice by a double click registers once', async () => {
    const person = await aPerson();
    const payload = { kind: 'enterprise', name: '双击公司', creditCode: aCreditCode() };
    const headers = { 'idempotency-key': randomUUID() };
    const [first, second] = await Promise.all([
      person.post('/api/applicants', payload, headers), person.post('/api/applicants', payload, headers),
    ]);
    expect([first.status, second.body]).toEqual([201, first.body]);
  });

  test('an office sees every applicant, a person only those that they act for', async () => {
    const [owner, stranger, office] = [await aPerson(), await aPerson(), await server.signedInAs('commerce-clerk')];
    const { id } = await registered(owner);
    const ids = async (visitor: Visitor): Promise<string[]> =>
      ((await visitor.get('/api/applicants')).body as Applicant[]).map((applicant) => applicant.id);
    expect(await ids(owner)).toEqual([id]);
    expect(await ids(stranger)).toEqual([]);
    expect(await ids(office)).toContain(id);
    expect((await owner.get(`/api/applicants/${id}`)).status).toBe(200);
    expect((await stranger.get(`/api/applicants/${id}`)).codes).toEqual(['applicant.not-member']);
    expect((await office.get(`/api/applicants/${randomUUID()}`)).codes).toEqual(['applicant.not-found']);
  });

  const facts = (id: string) => `/api/applicants/${id}/register-facts`;

  test('an office records what its register holds; the last statement counts, null takes a fact out', async () => {
    const { id } = await registered(await aPerson());
    const office = await server.signedInAs('commerce-clerk');
    const record = (said: Record<string, unknown>) =>
      office.post(facts(id), { facts: said, source: '商务部统一平台' });
    await record({ recognized: true, statisticsFiled: false });
    expect((await record({ statisticsFiled: true, recognized: null })).body)
      .toMatchObject({ registerFacts: { statisticsFiled: true } });
    expect((await office.get('/api/applicants')).body)
      .toContainEqual(expect.objectContaining({ id, registerFacts: { statisticsFiled: true } }));
  });

  test('nothing recorded is overwritten: each statement stays with its source, its days and who made it', async () => {
    const owner = await aPerson();
    const { id } = await registered(owner);
    const office = await server.signedInAs('commerce-clerk', 'commerce');
    await office.post(facts(id), { facts: { recognized: true }, source: '认定名录' });
    expect((await owner.get(facts(id))).codes, 'before an office confirmed them')
      .toEqual(['applicant.holder-unconfirmed']);
    await confirmHolder(server, owner, id);
    await office.post(facts(id), {
      facts: { recognized: false }, source: '撤销认定的通知', documentNo: '清商〔2016〕9号', validFrom: '2016-08-01',
    });
    const history = async (year: number): Promise<RegisterHistory> =>
      (await owner.get(`${facts(id)}?year=${year}`)).body as RegisterHistory;
    expect((await history(2016)).statements).toMatchObject([
      {
        fact: 'recognized', value: false, source: '撤销认定的通知', documentNo: '清商〔2016〕9号', validFrom: '2016-08-01',
        recordedBy: { role: 'commerce-clerk', unit: 'commerce' },
      },
      { fact: 'recognized', value: true, source: '认定名录', documentNo: null, validFrom: null },
    ]);
    const held = async (year: number): Promise<unknown[]> => (await history(year)).held;
    const fell = { source: '撤销认定的通知', validFrom: '2016-08-01' };
    expect([...await held(2015), ...await held(2016), ...await held(2017)]).toMatchObject([
      { value: true, isOpen: false, source: '认定名录' }, { value: null, isOpen: true, ...fell },
      { value: false, isOpen: false, ...fell },
    ]);
    const stranger = await aPerson();
    expect((await stranger.get(facts(id))).codes).toEqual(['applicant.not-member']);
    await expect(sql`update register_fact set value = 'true'`.execute(database().kysely)).rejects
      .toThrow('append-only');
  });
});
