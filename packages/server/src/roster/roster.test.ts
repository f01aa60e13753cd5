import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, Roster } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { identityNumberProblem } from '@qingce/values';
import { listActs } from '../audit/index.ts';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

/** The n-th sound identity number, of somebody born in 1998. */
function numberOf(n: number): string {
  const digits = `44180219980101${`${n}`.padStart(3, '0')}`;
  const problem = identityNumberProblem(`${digits}0`);
  return problem?.kind === 'check' ? `${digits}${problem.expected}` : `${digits}0`;
}
const personsOf = (...numbers: number[]) =>
  numbers.map((n) => ({ name: `学生${n}`, identityNumber: numberOf(n), school: '示例学院' }));
const list = 'items[0].interns';

onBothDatabases('the roster of a claim', (database) => {
  let server: TestApp;
  let cast: Cast;
  let education: Visitor;
  let firms = 0;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    education = await server.signedInAs('education-officer', 'education');
  });
  afterAll(() => server.close());

  const facts = () => ({
    applicant: {},
    items: [{
      item: 'internship', employeesAtYearEnd: 100,
      interns: [
        { education: '本科', from: '2016-03-01', to: '2016-05-31', count: 2 },
        { education: '硕士', from: '2016-03-01', to: '2016-08-31', count: 1 },
      ],
    }],
  });
  async function aClaim(): Promise<{ claimId: string; holder: Visitor }> {
    firms += 1;
    const firm = await aFirm(server, cast, { name: `示例企业 ${firms}`, creditCode: creditCodeOf(100 + firms) });
    const claimId = await aDraft(server, firm, facts());
    return { claimId, holder: firm.holder };
  }
  /** Names three persons, as many as the rows say, from the n-th on. */
  async function named(claimId: string, holder: Visitor, n: number): Promise<void> {
    await enter(holder, claimId, 0, personsOf(n, n + 1));
    await enter(holder, claimId, 1, personsOf(n + 2));
  }
  async function submitted(claimId: string, holder: Visitor): Promise<void> {
    expect((await holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true })).codes).toEqual([]);
    await cast.clerk.post(`/api/claims/${claimId}/accept`);
  }
  const enter = (visitor: Visitor, claimId: string, row: number, persons: object[]) =>
    visitor.post(`/api/claims/${claimId}/roster`, { path: `${list}[${row}]`, persons });
  const rosterOf = async (visitor: Visitor, claimId: string): Promise<Roster> =>
    (await visitor.get(`/api/claims/${claimId}/roster`)).body as Roster;
  const decide = (visitor: Visitor, claimId: string, decisions: object[]) =>
    visitor.post(`/api/claims/${claimId}/roster/decisions`, { decisions });
  const fileOf = async (claimId: string): Promise<CaseFile> =>
    (await cast.auditor.get(`/api/claims/${claimId}`)).body as CaseFile;

  test('is approved person by person, and the award follows from those approved', async () => {
    const { claimId, holder } = await aClaim();
    await enter(holder, claimId, 0, personsOf(1, 2));
    await enter(holder, claimId, 1, personsOf(3));
    await submitted(claimId, holder);
    const [first, second] = await rosterOf(education, claimId);
    expect(first).toMatchObject({ stated: 2, office: 'education' });
    expect(first?.persons[0]?.identityNumber).toMatch(/^4418\*{10}\d{3}[\dX]$/);
    const [one, two] = first?.persons ?? [];
    const [three] = second?.persons ?? [];
    const colleague = await server.signedInAs('education-officer', 'education');
    expect((await decide(colleague, claimId, [{ personId: one?.id, approved: true }])).codes).toEqual([]);
    expect((await fileOf(claimId)).facts.find(({ path }) => path === list)?.state).toBe('awaiting');
    const rest = [
      { personId: two?.id, approved: false, reason: '学籍不符' }, { personId: three?.id, approved: true },
    ];
    expect((await decide(education, claimId, rest)).codes).toEqual([]);
    // Whoever decided on one of them has acted on the claim, and has no other part in it.
    const { rows: names } = await sql<{ id: string }>`
      select user_id as id from claim_signature where claim_id = ${claimId} and act = 'verification.confirm-fact'`
      .execute(database().kysely);
    expect(new Set(names.map(({ id }) => id))).toEqual(new Set([colleague.userId, education.userId]));
    const file = await fileOf(claimId);
    expect(file.facts.find(({ path }) => path === list)?.verified).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect((await rosterOf(holder, claimId))[0]?.persons[1]?.decision)
      .toMatchObject({ approved: false, reason: '学籍不符' });
  });

  test('names as many as its rows say before it is submitted', async () => {
    const { claimId, holder } = await aClaim();
    const submit = () => holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    await enter(holder, claimId, 0, personsOf(20));
    const refused = await submit();
    expect([refused.codes, JSON.stringify(refused.body)])
      .toEqual([['claim.persons-missing'], expect.stringContaining('interns 1: 1/2；实习 interns 2: 0/1')]);
    await named(claimId, holder, 20);
    expect((await submit()).codes).toEqual([]);
  });

  test('is never confirmed whole by hand: everybody is decided on, or the list waits', async () => {
    const { claimId, holder } = await aClaim();
    await named(claimId, holder, 30);
    await submitted(claimId, holder);
    const found = { path: list, value: facts().items[0]?.interns, note: '' };
    expect((await education.post(`/api/claims/${claimId}/findings`, found)).codes).toEqual(['verification.by-roster']);
    expect((await fileOf(claimId)).facts.find(({ path }) => path === list))
      .toMatchObject({ state: 'awaiting', byRoster: true });
  });

  test('of which nobody is approved keeps every reason, and nothing is granted', async () => {
    const { claimId, holder } = await aClaim();
    await named(claimId, holder, 40);
    await submitted(claimId, holder);
    const approval = { path: 'items[0].educationBureauApproved', value: true, note: '' };
    const other = await server.signedInAs('education-officer', 'education');
    expect((await other.post(`/api/claims/${claimId}/findings`, approval)).codes).toEqual([]);
    const everybody = (await rosterOf(education, claimId)).flatMap(({ persons }) => persons);
    const no = everybody.map(({ id }, at) => ({ personId: id, approved: false, reason: `学籍不符 ${at}` }));
    expect((await decide(education, claimId, no)).codes).toEqual([]);
    const said = (await rosterOf(holder, claimId)).flatMap(({ persons }) => persons).map(({ decision }) => decision);
    expect(said.map((decision) => decision?.reason)).toEqual(['学籍不符 0', '学籍不符 1', '学籍不符 2']);
    const file = await fileOf(claimId);
    expect(file.claim.state).toBe('verified');
    expect(file.facts.map(({ path, verified, state }) => [path, verified, state])).toEqual([
      [approval.path, false, 'confirmed'], [list, [], 'confirmed'],
    ]);
    expect(file.acceptedAnswer).toMatchObject({
      outcome: 'ineligible', items: [{ amount: '0.00', reasons: [{ code: 'EDUCATION_BUREAU_NOT_APPROVED' }] }],
    });
  });

  test('of a claim on paper is typed by the office where nobody is named, and only there', async () => {
    const { claimId, holder } = await aClaim();
    await named(claimId, holder, 50);
    await submitted(claimId, holder);
    const onBehalf = (visitor: Visitor, id: string, row: number, persons: object[]) =>
      visitor.post(`/api/claims/${id}/roster/on-behalf`, { path: `${list}[${row}]`, persons });
    expect((await onBehalf(cast.clerk, claimId, 0, personsOf(53))).codes).toEqual(['roster.named']);
    const firm = await aFirm(server, cast, { name: '示例纸质企业', creditCode: creditCodeOf(98) });
    const onPaper = await aDraft(server, firm, facts());
    await database().kysely.updateTable('claim' as never)
      .set({ state: 'accepted', number: '2017-9001' } as never).where('id' as never, '=', onPaper as never).execute();
    expect((await onBehalf(education, onPaper, 0, personsOf(54, 55))).codes).toEqual(['identity.not-permitted']);
    expect((await onBehalf(cast.clerk, onPaper, 0, personsOf(54, 55))).codes).toEqual([]);
    expect((await rosterOf(cast.clerk, onPaper))[0]?.persons.map(({ name }) => name)).toEqual(['学生54', '学生55']);
  });

  test('refuses a no without a reason, and another office', async () => {
    const { claimId, holder } = await aClaim();
    await named(claimId, holder, 60);
    await submitted(claimId, holder);
    const [person] = (await rosterOf(education, claimId))[0]?.persons ?? [];
    const personId = person?.id;
    expect((await decide(education, claimId, [{ personId, approved: false }])).codes).toEqual(['roster.reason-needed']);
    expect((await decide(cast.clerk, claimId, [{ personId, approved: true }])).codes)
      .toEqual(['verification.other-office']);
  });

  test('is offered to the office that answers for it, and on claims that have one', async () => {
    const { claimId, holder } = await aClaim();
    await named(claimId, holder, 70);
    await submitted(claimId, holder);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodeOf(99) });
    const rent = await aDraft(server, firm, rentFacts());
    await submitted(rent, firm.holder);
    const isOffered = async (visitor: Visitor, id: string): Promise<boolean> =>
      ((await visitor.get(`/api/claims/${id}`)).body as CaseFile).actions
        .some(({ action }) => action === 'roster.decide');
    expect(await isOffered(education, claimId)).toBe(true);
    expect(await isOffered(cast.clerk, claimId)).toBe(false);
    expect(await isOffered(education, rent)).toBe(false);
  });

  describe('identity numbers', () => {
    test('are checked when they come in, and nobody is in a row twice', async () => {
      const { claimId, holder } = await aClaim();
      const wrong = { name: '学生', identityNumber: '441802199801010010', school: '' };
      const codesOf = async (...persons: object[]) => (await enter(holder, claimId, 0, persons)).codes;
      const sound = numberOf(1);
      const last = sound.endsWith('0') ? '1' : '0';
      expect(await codesOf({ ...wrong, identityNumber: `${sound.slice(0, 17)}${last}` }))
        .toEqual(['roster.identity-number']);
      const permit = { ...wrong, identityNumber: 'h12345678' };
      expect(await codesOf(permit, { ...wrong, identityNumber: 'E87654321' })).toEqual([]);
      expect((await rosterOf(holder, claimId))[0]?.persons.map(({ identityNumber }) => identityNumber))
        .toEqual(['H****5678', 'E****4321']);
      expect(await codesOf(...personsOf(5, 5))).toEqual(['roster.twice']);
      expect((await enter(holder, claimId, 7, personsOf(5))).codes).toEqual(['roster.no-such-row']);
      expect((await enter(cast.clerk, claimId, 0, personsOf(5))).codes).toEqual(['identity.not-permitted']);
    });

    test('are shown whole on asking alone, and the look is in the trail of the claim', async () => {
      const { claimId, holder } = await aClaim();
      await enter(holder, claimId, 0, personsOf(6, 80));
      await enter(holder, claimId, 1, personsOf(81));
      await submitted(claimId, holder);
      const [person] = (await rosterOf(education, claimId))[0]?.persons ?? [];
      const look = await education.post(`/api/roster-persons/${person?.id}/look`);
      expect(look.body).toEqual({ identityNumber: numberOf(6) });
      const stranger = await server.signedInAs(null);
      expect((await stranger.post(`/api/roster-persons/${person?.id}/look`)).codes).toEqual(['roster.no-such-person']);
      const acts = await listActs(database().kysely, { kind: 'claim', id: claimId });
      expect(acts.filter(({ act }) => act === 'roster.look').map(({ actorId }) => actorId)).toEqual([education.userId]);
      expect(JSON.stringify(acts.map(({ details, object }) => ({ details, object })))).not.toContain(numberOf(6));
    });

    test('that stand in two claims are told to the office, not to the firm', async () => {
      const [one, other] = [await aClaim(), await aClaim()];
      for (const [at, { claimId, holder }] of [one, other].entries()) {
        await enter(holder, claimId, 0, personsOf(7, 90 + at));
        await enter(holder, claimId, 1, personsOf(92 + at));
        await submitted(claimId, holder);
      }
      const { claim } = await fileOf(other.claimId);
      expect((await rosterOf(education, one.claimId))[0]?.persons[0]?.alsoIn).toEqual([claim.number]);
      expect((await rosterOf(one.holder, one.claimId))[0]?.persons[0]?.alsoIn).toEqual([]);
    });
  });
});
