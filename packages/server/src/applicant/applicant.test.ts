import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Applicant } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { creditCodeProblem } from '@qingce/values';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';

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

  test('makes whoever does it its first mandate holder', async () => {
    const person = await aPerson();
    const { status, body } = await register(person);
    expect([status, body]).toEqual([201, expect.objectContaining({ kind: 'enterprise', registerFacts: {} })]);
    expect((await person.get('/api/me')).body).toMatchObject({
      role: 'mandate-holder',
      memberships: [{ applicantId: (body as Applicant).id, scopes: ['act', 'account', 'people'] }],
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

  test('asks no code of an individual', async () => {
    expect((await register(await aPerson(), { kind: 'individual', name: '张引荐', creditCode: undefined })).body)
      .toMatchObject({ kind: 'individual', creditCode: null });
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

  test('an office records what its register holds; a fact replaces the earlier, null takes it out', async () => {
    const { id } = await registered(await aPerson());
    const office = await server.signedInAs('commerce-clerk');
    const record = (facts: Record<string, unknown>) =>
      office.post(`/api/applicants/${id}/register-facts`, { facts, source: '商务部统一平台' });
    await record({ recognized: true, statisticsFiled: false });
    expect((await record({ statisticsFiled: true, recognized: null })).body)
      .toMatchObject({ registerFacts: { statisticsFiled: true } });
  });
});
