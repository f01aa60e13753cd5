import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimStates, roles } from '@qingce/contract';
import type { ClaimState, Role } from '@qingce/contract';
import { inTransaction } from '@qingce/database';
import { onPostgresql } from '@qingce/database/test';
import { authorization } from '../src/app/authorization.ts';
import { personalFields } from '../src/app/permission.ts';
import type { Permission } from '../src/app/permission.ts';
import { relations } from '../src/app/relations.ts';
import { transitions } from '../src/casefile/index.ts';
import { assignPost, insertRecusal, isApplicantRole } from '../src/identity/index.ts';
import { buildTestApp, testPassword, visitorWith } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { creditCodes } from './claim-on-its-way.ts';
import { aDraft, aFirm, handIn, lighthouse, rentFacts } from './lighthouse.ts';
import { putObjects, removeObjects, secrets } from './objects-of-a-claim.ts';
import type { ObjectIds } from './objects-of-a-claim.ts';

/** Where the claim and its money are to be found. */
const round = { policy: lighthouse.policy, claimYear: '2016', year: '2017', month: '2017-04', version: '1' };

/** Somebody who asks: with a post or without, and what the claim's applicant is to them. */
interface Asker {
  readonly name: string;
  readonly visitor: Visitor;
  readonly role: Role | 'nobody';
  readonly relation: 'none' | 'member' | 'post and member' | 'declared stake' | 'other district';
}

interface Route {
  readonly line: string;
  readonly method: string;
  readonly path: string;
  readonly permission: Permission;
}

const nobody = '00000000-0000-4000-8000-000000000000';
const routes = Object.entries(authorization)
  .filter(([line]) => !line.endsWith('/*'))
  .map(([line, permission]): Route => {
    const [method = '', path = ''] = line.split(' ');
    return { line, method, path, permission };
  });
const identifiersOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const leadsSomewhere = ({ path }: Route): boolean =>
  identifiersOf(path).some((name) => 'affairs' in (relations[name] ?? {}));
/** Relation and state come in where a claim is dealt with, relation wherever one is led to; else the post decides. */
const ofClaims = routes.filter(({ path }) => path.includes(':claimId'));
const ofOffices = routes.filter(({ path, permission }) => !path.includes(':claimId') && Array.isArray(permission.who));
const ofObjects = ofOffices.filter((route) => leadsSomewhere(route));
const ofPosts = ofOffices.filter((route) => !leadsSomewhere(route));
/** A stake in a claim is none in what is the applicant's as such. */
const ofApplicants = [
  'applicantId', 'paperId', 'measureId', 'correctionId', 'recognitionId', 'version', 'holderDocumentId', 'policy',
  'claimYear',
];

/** What an act asks for, so that it is the permission that refuses and not the form. */
const bodies: Readonly<Record<string, object>> = {
  'claim.save-draft': { revision: 1, facts: rentFacts() },
  'claim.save-paper-draft': { revision: 0, facts: rentFacts() },
  'claim.submit': { revision: 1, declared: true },
  'claim.withdraw': { reason: '暂不申报' },
  'claim.return': { corrections: [{ material: 'application-report', what: '缺少签字页', ask: '补交签字页' }] },
  'claim.recuse': { reason: '配偶在该公司任职' },
  'claim.ask-recusal': { officer: nobody, reason: '亲属' },
  'claim.decide-recusal': { isGranted: true, note: '属实' },
  'claim.check': { line: 'material:application-report', isRight: true, note: '' },
  'claim.answer-correction': { item: 1, answer: '已补交' },
  'claim.extend-correction': { until: '2017-05-20', reason: '节假日' },
  'claim.refuse-uncorrected': { reason: '逾期未补正' },
  'claim.refuse-acceptance': { reason: '不属于受理范围' },
  'verification.confirm-fact': {
    path: 'items[0].landConcession', value: false, recognitionId: nobody, version: 1,
  },
  'documents.take': { documentId: nobody },
  'roster.enter': { path: 'items[0].seats[0]', persons: [] },
  'roster.enter-on-behalf': { path: 'items[0].seats[0]', persons: [] },
  'roster.decide': { decisions: [{ personId: nobody, approved: true }] },
  'visit.plan': { plannedOn: '2017-04-20', place: '示例路一号', inspectors: [nobody, nobody] },
  'obligation.note': { position: 0, obligation: 'lease', said: '已核', paper: '示例1号', facts: {} },
  'obligation.fulfil': { position: 0, obligation: 'lease', said: '已核', paper: '示例1号' },
  'obligation.breach': { position: 0, obligation: 'lease', said: '已核', paper: '示例1号', brokenOn: '2017-04-20' },
  'review.propose': { note: '同意' },
  'review.propose-override': { amounts: ['1.00'], reason: '部分租金无发票', basis: '核减明细' },
  'review.confirm-override': { agrees: true, note: '同意' },
  'review.settle-disagreement': { outcome: 'stands', decision: '按初审意见办理。' },
  'casefile.write-note': { text: '请说明', isInternal: false },
  'award.decide': { note: '同意' },
  'restriction.open': { clause: '5.2', finding: '示例', hearingOn: '2099-01-01' },
  'recovery.open': { kind: 'applicant-error', clause: '5.2', finding: '示例', hearingOn: '2099-01-01' },
  'certificate.issue': { expectedOn: '2099-01-01' },
  'window.extend': { kind: 'decision', until: '2099-01-01', documentNo: '示例决定', reason: '示例' },
  'holder.decide': { userId: nobody, verdict: 'ask-again', reason: '请补充授权书' },
  'certificate.pledge': { pledgee: '示例银行', paper: '示例合同' },
  'certificate.release': { paper: '示例通知' },
  'recovery.state': { text: '示例' }, 'recovery.hold-hearing': { text: '示例' }, 'recovery.drop': { text: '示例' },
  'restriction.statement': { text: '示例' }, 'restriction.hearing': { text: '示例' },
  'notice.recall-line': { reason: '金额有误', step: 'preliminary-review' },
  'award.record-appeal': {
    remedy: 'reconsideration', outcome: 'dismissed', documentNo: '示例复决〔2017〕1号', decidedOn: '2017-06-01',
    finding: '维持原决定。',
  },
  'award.decline': { note: '不予扶持' },
};

/** How a permission says no: to who asks and what the applicant is to them, and to where the claim stands. */
const denialsOfPeople = [
  'identity.sign-in-required', 'identity.not-permitted', 'identity.own-applicant', 'identity.recused',
  'identity.other-district', 'applicant.not-member',
];
/** To an applicant's people what is not theirs is not there. */
const notThere = [
  'claim.not-found', 'documents.not-found', 'roster.no-such-person', 'recovery.case-not-found', 'restriction.not-found',
];
const denials = [...denialsOfPeople, ...notThere, 'claim.wrong-state'];

function mayAsk(route: Route, asker: Asker, state: ClaimState | undefined): boolean {
  const { permission: { who, act }, path } = route;
  if (who === 'anyone') return true;
  if (asker.role === 'nobody') return false;
  if (who !== 'signed-in' && !who.includes(asker.role)) return false;
  if (isApplicantRole(asker.role)) {
    if (leadsSomewhere(route) && asker.relation === 'none') return false;
  } else if (leadsSomewhere(route)) {
    // What nobody handed in is the applicant's own; an officer with a stake neither reads nor acts.
    if (state === 'draft' || isKeptOff(path, asker)) return false;
  }
  // Submitting what is submitted answers with the same receipt and does nothing.
  if (act === 'claim.submit' && state === 'submitted') return true;
  const rows = transitions.filter((row) => row.act === act);
  return rows.length === 0 || state === undefined || rows.some((row) => row.from.includes(state));
}

function isKeptOff(path: string, { relation }: Asker): boolean {
  if (relation === 'declared stake') return !identifiersOf(path).every((name) => ofApplicants.includes(name));
  return relation === 'post and member' || relation === 'other district';
}

onPostgresql('the matrix of permissions', (database) => {
  let server: TestApp;
  let claimId: string;
  let applicantId: string;
  let objects: ObjectIds & { documentId: string };
  const askers: Asker[] = [];
  /** Whoever may not deal with the claim whatever its state, and so is asked in one of them. */
  const keptOff: Asker[] = [];
  const shown = new Set<string>();
  const counted = { cells: 0, denied: 0, unexpected: 0 };

  beforeAll(async () => {
    server = await buildTestApp(database());
    // One address may sign in sixty times a minute, so nobody signs in whom the matrix does not ask.
    const cast = { clerk: await server.signedInAs('commerce-clerk', 'commerce') };
    const own = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    const other = await aFirm(server, cast, { name: '另一企业', creditCode: creditCodes[1] ?? '' });
    claimId = await aDraft(server, own, rentFacts());
    applicantId = own.applicantId;
    await own.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    const join = async (): Promise<{ visitor: Visitor; username: string }> => {
      const visitor = await server.signedInAs(null);
      const { username } = (await visitor.get('/api/me')).body as { username: string };
      await own.holder.post(`/api/applicants/${applicantId}/members`, { username, scopes: ['act'] });
      return { visitor, username };
    };
    const stranger = await server.signedInAs(null);
    askers.push(
      { name: 'nobody', visitor: server.visitor, role: 'nobody', relation: 'none' },
      { name: 'its holder', visitor: own.holder, role: 'mandate-holder', relation: 'member' },
      { name: 'its clerk', visitor: (await join()).visitor, role: 'applicant-clerk', relation: 'member' },
      { name: 'a holder of another firm', visitor: other.holder, role: 'mandate-holder', relation: 'none' },
      { name: 'a person of no firm', visitor: stranger, role: 'applicant-clerk', relation: 'none' },
    );
    for (const role of roles.filter((each) => !isApplicantRole(each))) {
      askers.push({ name: role, visitor: await server.signedInAs(role, 'commerce'), role, relation: 'none' });
      const { visitor, username } = await join();
      await server.run(assignPost, { userId: visitor.userId ?? '', role, unit: 'commerce' });
      const interested = await signedInAgain(username);
      askers.push({ name: `${role} and its clerk`, visitor: interested, role, relation: 'post and member' });
      keptOff.push(await withAStake(role), await ofAnotherDistrict(role));
    }
    const [document] = (await own.holder.get(`/api/claims/${claimId}/documents`)).body as { id: string }[];
    const put = await putObjects(database(), { claimId, applicantId, by: cast.clerk.userId ?? '' });
    objects = { ...put, documentId: document?.id ?? '' };
  });
  afterAll(async () => {
    await standAt('submitted');
    await removeObjects(database());
    await server.close();
    const { cells, denied, unexpected } = counted;
    process.stdout.write(`authz  ${cells} cells checked, ${denied} denied, ${unexpected} unexpected allows\n`);
  });

  async function withAStake(role: Role): Promise<Asker> {
    const visitor = await server.signedInAs(role, 'commerce');
    const stake = { claimId, userId: visitor.userId ?? '', reason: '亲属', role };
    await inTransaction(database(), (tx) => insertRecusal(tx, { ...stake, at: server.clock.business }));
    return { name: `${role} with a stake`, visitor, role, relation: 'declared stake' };
  }
  async function ofAnotherDistrict(role: Role): Promise<Asker> {
    const visitor = await server.signedInAs(role, 'commerce', '441881');
    return { name: `${role} of another district`, visitor, role, relation: 'other district' };
  }
  async function signedInAgain(username: string): Promise<Visitor> {
    const login = await server.visitor.post('/login', { username, password: testPassword });
    return visitorWith(server.app, { cookie: String(login.headers['set-cookie']).split(';')[0] ?? '' });
  }

  /** Puts the claim where its permissions are to be tried, past the way there: nothing is done from here. */
  async function standAt(state: ClaimState): Promise<void> {
    const number = state === 'draft' ? null : '2017-0001';
    const { kysely } = database();
    await sql`update claim set state = ${state}, number = ${number} where id = ${claimId}`.execute(kysely);
    await sql`update document_folder set handed_in = ${state !== 'draft'} where claim_id = ${claimId}`.execute(kysely);
  }
  async function traces(): Promise<unknown> {
    const { rows } = await sql`select state, revision, returns, number, facts, changed_at,
      (select count(*) from claim_signature) as signatures, (select count(*) from claim_check) as checks,
      (select count(*) from claim_correction_answer) as answers,
      (select count(*) from audit_record where outcome = 'done') as acts
      from claim where id = ${claimId}`.execute(database().kysely);
    return rows;
  }
  function ask({ method, path, permission }: Route, { visitor }: Asker): Promise<Reply> {
    if (permission.act === 'documents.receive') return handIn(visitor, claimId, 'lease-contract');
    const ids: Readonly<Record<string, string>> = { ...round, ...objects, claimId, applicantId };
    const url = path.replaceAll(/:(\w+)/g, (_whole, name: string) => ids[name] ?? nobody);
    return method === 'GET' ? visitor.get(url) : visitor.post(url, bodies[permission.act] ?? {});
  }

  const linesOf = (some: readonly Route[]) => some.map((route) => [route.line, route] as const);

  /** Of those kept off, whose post could do it: the others are refused for their post. */
  function keptOffFrom({ permission: { who } }: Route): Asker[] {
    return keptOff.filter(({ role }) => Array.isArray(who) && who.includes(role));
  }
  /** Fields of persons that a reply shows whole: each of them has to be declared. */
  function undeclared({ permission }: Route, { body }: Reply): string[] {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const whole = personalFields.filter((field) => text.includes(secrets[field]));
    for (const field of whole) shown.add(field);
    return whole.filter((field) => !permission.shows?.includes(field));
  }
  /** One cell, without doing what may be done, for it would change the next one; looks are no such acts. */
  async function wrongIn(route: Route, asker: Asker, no: readonly string[]): Promise<string[]> {
    const may = mayAsk(route, asker, undefined);
    counted.cells += 1;
    if (!may) counted.denied += 1;
    if (may && (route.path.endsWith('/content') || (route.method === 'POST' && !route.permission.shows))) return [];
    const reply = await ask(route, asker);
    const isDenied = reply.codes.some((code) => no.includes(code));
    const told = undeclared(route, reply);
    const isWrong = may ? reply.codes.some((code) => denialsOfPeople.includes(code)) : !isDenied;
    if (!may && isWrong || told.length > 0) counted.unexpected += 1;
    return isWrong || told.length > 0
      ? [`${asker.name}: ${may ? 'denied' : 'allowed'} ${reply.status} ${[...reply.codes, ...told].join(' ')}`]
      : [];
  }

  test.each(linesOf(ofPosts))('%s is open to its posts alone', async (_line, route) => {
    const wrong: string[] = [];
    for (const asker of askers) wrong.push(...await wrongIn(route, asker, denialsOfPeople));
    expect(wrong).toEqual([]);
  });

  test.each(linesOf(ofObjects))('%s is open to its posts, and to nobody with a stake', async (_line, route) => {
    const wrong: string[] = [];
    for (const asker of [...askers, ...keptOffFrom(route)]) wrong.push(...await wrongIn(route, asker, denials));
    expect(wrong).toEqual([]);
  });

  test.each(linesOf(ofPosts.filter(({ method }) => method === 'GET')))(
    '%s leaves out what is not for its reader', async (_line, route) => {
      const wrong: string[] = [];
      const kept = [...askers.filter(({ relation }) => relation === 'post and member'), ...keptOff];
      for (const asker of kept.filter((each) => mayAsk(route, each, undefined))) {
        const { body } = await ask(route, asker);
        // An applicant whose claim is not theirs to see may well be seen, but for those who act for it.
        const ids = asker.relation === 'declared stake' ? [claimId] : [claimId, applicantId];
        counted.cells += 1;
        if (!ids.some((id) => JSON.stringify(body).includes(id))) continue;
        counted.unexpected += 1;
        wrong.push(asker.name);
      }
      expect(wrong).toEqual([]);
    });

  test.each(linesOf(ofClaims))('%s is closed to a stake and another district', async (_line, route) => {
    const wrong: string[] = [];
    const readers = route.method === 'GET' ? askers.filter((asker) => mayAsk(route, asker, undefined)) : [];
    for (const asker of [...readers, ...keptOffFrom(route)]) wrong.push(...await wrongIn(route, asker, denials));
    expect(wrong).toEqual([]);
  });

  test('shows every field of a person whole to somebody, or it would not be one', () => {
    expect([...shown].toSorted()).toEqual(personalFields.toSorted());
  });

  describe.each(claimStates.map((state) => [state] as const))('a claim that stands at %s', (state) => {
    test.each(linesOf(ofClaims))('%s', async (_line, route) => {
      await standAt(state);
      const before = await traces();
      const allowed: string[] = [];
      for (const asker of askers) {
        counted.cells += 1;
        if (mayAsk(route, asker, state)) continue;
        counted.denied += 1;
        const { codes, status } = await ask(route, asker);
        if (codes.some((code) => denials.includes(code))) continue;
        counted.unexpected += 1;
        allowed.push(`${asker.name}: ${status} ${codes.join(' ')}`);
      }
      expect(allowed).toEqual([]);
      expect(await traces(), 'what was denied left nothing behind but its denial').toEqual(before);
    });
  });
});
