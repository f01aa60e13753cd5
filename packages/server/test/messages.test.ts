import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile, MailSettings, Messages, ToldAct, TotpBegun, WhoAmI } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { extendChain } from '../src/audit/index.ts';
import { smtpRoute } from '../src/app/smtp.ts';
import { findOutlook, tellOfWork, tellOverdue } from '../src/casefile/index.ts';
import { dayAfter, instantAfter } from '../src/foundation/index.ts';
import type { Actor } from '../src/foundation/index.ts';
import { assignPost } from '../src/identity/index.ts';
import { sendMails, writeDailyLetters } from '../src/messages/index.ts';
import { readMessages } from '../src/messages/read-messages.ts';
import { confirmMailAddress } from '../src/messages/set-mail-address.ts';
import { startMailServer } from './a-mail-server.ts';
import type { MailServer, Received } from './a-mail-server.ts';
import { buildTestApp, testPassword } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { creditCodeOf } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

const site = 'https://qingce.example';
const day = 24 * 60;

onBothDatabases('what the people of a claim are told', (database) => {
  let server: TestApp;
  let mails: MailServer;
  let cast: Cast;
  let holder: Visitor;
  let applicantId: string;
  let claimId: string;

  beforeAll(async () => {
    mails = await startMailServer();
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    ({ holder, applicantId } = await aFirm(server, cast, lighthouse));
    claimId = await aDraft(server, { holder, applicantId }, rentFacts());
  });
  beforeEach(() => {
    mails.received.length = 0;
    mails.answer = undefined;
  });
  afterAll(async () => {
    await server.close();
    await mails.close();
  });

  const messagesOf = async (visitor: Visitor): Promise<Messages> =>
    (await visitor.get('/api/me/messages')).body as Messages;
  const actsOf = async (visitor: Visitor): Promise<ToldAct[]> =>
    (await messagesOf(visitor)).messages.map((message) => message.act);
  const settingsOf = async (visitor: Visitor): Promise<MailSettings> =>
    (await visitor.get('/api/me/mail')).body as MailSettings;
  const post = (): Promise<number> =>
    sendMails(server.workplace, smtpRoute({ smtpUrl: mails.url, from: 'no-reply@qingce.example', site }));
  const wish = (visitor: Visitor, rhythm: string, address = 'holder@firm.example') =>
    visitor.post('/api/me/mail', { address, language: 'zh-CN', rhythm });
  const tokenIn = (text: string): string => /confirm=([\w-]+)/.exec(text)?.[1] ?? '';
  const personOf = ({ userId = '' }: Visitor): Actor =>
    ({ kind: 'user', id: userId, name: '', role: 'mandate-holder', unit: null, memberships: [] });
  async function aDayLater<Result>(act: () => Promise<Result>): Promise<Result> {
    const now = server.clock.real;
    server.clock.real = instantAfter(now, day + 1);
    return act().finally(() => { server.clock.real = now; });
  }
  /** Confirms the address with the link of the letter. */
  async function confirmed(visitor: Visitor, rhythm: string, address?: string): Promise<void> {
    await wish(visitor, rhythm, address);
    await post();
    const reply = await visitor.post('/api/me/mail/confirm', { token: tokenIn(mails.received.at(-1)?.text ?? '') });
    expect(reply.status).toBe(200);
    mails.received.length = 0;
  }

  test('a submission is told to everyone who acts for the applicant, and to nobody else', async () => {
    const outsider = await server.signedInAs(null);
    const submitted = await holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    expect(submitted.status).toBe(200);
    const { unread, messages } = await messagesOf(holder);
    expect(unread).toBe(2);
    expect(messages).toEqual([expect.objectContaining({
      act: 'claim.submit', about: { kind: 'claim', id: claimId }, isRead: false,
      fields: { number: '2017-0001', year: '2016', applicant: lighthouse.name },
    }), expect.objectContaining({
      act: 'holder.confirm', about: { kind: 'applicant', id: applicantId }, fields: { applicant: lighthouse.name },
    })]);
    expect(await messagesOf(outsider)).toEqual({ unread: 0, messages: [] });
    expect((await server.visitor.get('/api/me/messages')).status).toBe(401);
  });

  test('what is sent again under one key is told once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await cast.clerk.post(`/api/claims/${claimId}/accept`, {}, key);
    await cast.clerk.post(`/api/claims/${claimId}/accept`, {}, key);
    expect(await actsOf(holder)).toEqual(['claim.accept', 'claim.submit', 'holder.confirm']);
  });

  test('a refused act is told to nobody', async () => {
    const before = await actsOf(holder);
    expect((await cast.clerk.post(`/api/claims/${claimId}/return`, { corrections: [] })).status).not.toBe(200);
    expect(await actsOf(holder)).toEqual(before);
  });

  test('reading up to an instant leaves unread what was told after it', async () => {
    const { messages } = await messagesOf(holder);
    const upTo = messages[0]?.at ?? '';
    server.passMinutes(1);
    const other = await aFirm(server, cast, { name: '另一企业', creditCode: '914418020812345617' });
    const id = await aDraft(server, other, rentFacts());
    await other.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    await holder.post('/api/me/messages/read', { upTo });
    expect((await messagesOf(holder)).unread).toBe(0);
    expect((await messagesOf(other.holder)).unread).toBe(2);
  });

  describe('by mail', () => {
    test('nothing goes to an address that nobody confirmed but the letter that asks for it', async () => {
      expect((await wish(holder, 'each')).status).toBe(200);
      expect(await post()).toBe(1);
      expect(mails.received[0]).toMatchObject({ to: 'holder@firm.example', subject: '清策 · 确认您的邮箱' });
      expect(mails.received[0]?.text).toContain(`${site}/app/messages?confirm=`);
      expect(await settingsOf(holder)).toMatchObject({ isConfirmed: false, isSending: false });
    });

    test('a link confirms for its person only, once, and not after a day', async () => {
      await wish(holder, 'each', 'new@firm.example');
      await post();
      const token = tokenIn(mails.received[0]?.text ?? '');
      const confirm = (visitor: Visitor) => visitor.post('/api/me/mail/confirm', { token });
      expect((await confirm(cast.clerk)).codes).toEqual(['messages.link-invalid']);
      await expect(aDayLater(() => server.run(confirmMailAddress, { token }, personOf(holder))))
        .rejects.toMatchObject({ code: 'messages.link-invalid' });
      expect((await confirm(holder)).status).toBe(200);
      expect((await confirm(holder)).codes).toEqual(['messages.link-invalid']);
      expect((await settingsOf(holder)).isConfirmed).toBe(true);
    });

    test('the text of a letter with a link is not kept once it was sent', async () => {
      const { rows } = await sql<{ body: string }>`select body from mail where is_secret and state = 'sent'`
        .execute(database().kysely);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.body === '')).toBe(true);
    });

    test('an act is told at once, with the link to its case, to who wants it so', async () => {
      const firm = await aFirm(server, cast, { name: '信件企业', creditCode: '91350100M000100Y43' });
      await confirmed(firm.holder, 'each', 'each@firm.example');
      const id = await aDraft(server, firm, rentFacts());
      await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
      expect(await post()).toBe(1);
      expect(mails.received[0]).toMatchObject({
        to: 'each@firm.example', autoSubmitted: 'auto-generated',
        subject: expect.stringContaining('信件企业 2016 年度申报') as string,
      });
      expect(mails.received[0]?.text).toContain(`${site}/app/cases/${id}`);
      expect(await post()).toBe(0);
    });

    test('one letter a day carries what is unread of the days before, and each message once', async () => {
      const firm = await aFirm(server, cast, { name: '日报企业', creditCode: '12441800456789011U' });
      await confirmed(firm.holder, 'daily', 'daily@firm.example');
      const id = await aDraft(server, firm, rentFacts());
      await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
      await cast.clerk.post(`/api/claims/${id}/accept`);
      const letters = () => server.run(writeDailyLetters, { to: server.clock.business.slice(0, 10), findOutlook });
      await letters();
      expect(await post()).toBe(0);
      server.clock.business = instantAfter(server.clock.business, day);
      await letters();
      await letters();
      expect(await post()).toBe(1);
      expect(mails.received[0]?.subject).toBe('清策 · 3 条新通知');
      expect(mails.received[0]?.text).toMatch(/已经核验[\s\S]*\/app\/applicants\n[\s\S]*已提交，待受理。[\s\S]*已受理，进入核定。/);
    });

    test('a mail server that is busy is asked again later, under the same Message-ID', async () => {
      await wish(cast.chief, 'each', 'chief@office.example');
      mails.answer = 450;
      expect(await post()).toBe(0);
      expect((await settingsOf(cast.chief)).mails[0]).toMatchObject({ state: 'waiting', tries: 1 });
      mails.answer = undefined;
      expect(await post()).toBe(0);
      server.passMinutes(2);
      expect(await post()).toBe(1);
      const sent = (await settingsOf(cast.chief)).mails[0];
      expect(sent).toMatchObject({ state: 'sent', tries: 2, problem: null });
      expect(mails.received[0]?.messageId).toBe(`<${sent?.id ?? ''}@qingce.example>`);
    });

    test('an address that the server does not know has failed for good, and says why', async () => {
      await wish(cast.director, 'each', 'nobody@office.example');
      mails.answer = 550;
      await post();
      const failed = (await settingsOf(cast.director)).mails[0];
      expect(failed).toMatchObject({ state: 'failed', tries: 1, problem: expect.stringContaining('550') as string });
      mails.answer = undefined;
      expect(await aDayLater(post)).toBe(0);
    });

    test('two senders at once send a letter once', async () => {
      await wish(cast.auditor, 'each', 'auditor@office.example');
      const sent = await Promise.all([post(), post()]);
      expect(sent.toSorted()).toEqual([0, 1]);
      expect(mails.received).toHaveLength(1);
    });

    test.each(['', 'nobody', 'a@b', `${'x'.repeat(250)}@firm.example`])('“%s” is no address', async (address) => {
      const reply = await wish(cast.reviewer, 'each', address);
      expect(reply.status).toBe(422);
      expect(reply.codes).toEqual(['request.invalid']);
    });
  });

  describe('officers are told of work that comes to their post', () => {
    let firm: { holder: Visitor; applicantId: string };
    let id: string;
    const goRound = async (): Promise<void> => {
      await extendChain(server.workplace);
      await tellOfWork(server.workplace);
    };
    const toldOf = async (visitor: Visitor): Promise<ToldAct[]> =>
      (await messagesOf(visitor)).messages.filter(({ about }) => about.id === id).map(({ act }) => act);
    const submit = (revision: number) => firm.holder.post(`/api/claims/${id}/submit`, { revision, declared: true });

    beforeAll(async () => {
      await goRound();
      await confirmed(cast.otherClerk, 'each', 'clerk@office.example');
      firm = await aFirm(server, cast, { name: '待办企业', creditCode: creditCodeOf(1) });
      id = await aDraft(server, firm, rentFacts());
    });

    test('once, whoever holds the post or stands in for it, and nobody else', async () => {
      const me = (await cast.chief.get('/api/me')).body as WhoAmI;
      const today = server.clock.business.slice(0, 10);
      const lent = await cast.clerk.post('/api/delegations', {
        username: me.username, from: today, until: today, reason: '出差' });
      expect(lent.status).toBe(201);
      await submit(1);
      await goRound();
      await goRound();
      expect(await Promise.all([cast.clerk, cast.otherClerk, cast.chief, cast.reviewer, firm.holder].map(toldOf)))
        .toEqual([
          ['casefile.work-came'], ['casefile.work-came'], ['casefile.work-came-standing-in'], [], ['claim.submit'],
        ]);
    });

    test('by mail with the number, the last day and the amount, but no name', async () => {
      expect(await post()).toBe(1);
      const [letter] = mails.received;
      const message = (await messagesOf(cast.otherClerk)).messages.find(({ about }) => about.id === id);
      expect(letter?.to).toBe('clerk@office.example');
      expect(letter?.subject).toContain(`申报 ${message?.fields['number']} 轮到您的岗位办理，须于 2017-`);
      expect(letter?.text).toContain(`${site}/app/cases/${id}`);
      expect(letter?.text).not.toContain('待办企业');
    });

    test('not those of another district', async () => {
      const far = await server.signedInAs('commerce-clerk', 'commerce');
      await server.run(assignPost, {
        userId: far.userId ?? '', role: 'commerce-clerk', unit: 'commerce', district: '441881',
      });
      await firm.holder.post(`/api/claims/${id}/notes`, { text: '请问何时受理？', isInternal: false });
      await goRound();
      expect((await server.run(readMessages, undefined, personOf(far))).messages).toEqual([]);
    });

    test('nothing any more to who declared a stake: neither what was told, nor what comes', async () => {
      expect((await cast.clerk.post(`/api/claims/${id}/recuse`, { reason: '亲属任职' })).status).toBe(200);
      expect(await toldOf(cast.clerk)).toEqual([]);
      const { codes } = await cast.otherClerk.post(`/api/claims/${id}/return`, {
        corrections: [{ material: 'application-report', what: '缺少签字页', ask: '补交签字页' }],
      });
      expect(codes).toEqual([]);
      await goRound();
      await firm.holder.post(`/api/claims/${id}/answer-correction`, { item: 1, answer: '已补交' });
      expect((await submit(1)).status).toBe(200);
      await goRound();
      expect(await toldOf(cast.clerk)).toEqual([]);
      expect(await toldOf(cast.otherClerk)).toEqual(['casefile.work-came', 'casefile.work-came']);
    });

    test('once the head of the office of what has become late, whoever holds it', async () => {
      const { claim } = (await cast.otherClerk.get(`/api/claims/${id}`)).body as CaseFile;
      const due = claim.due?.on ?? '';
      const late = dayAfter(due, 1);
      await server.run(tellOverdue, { from: due, to: due });
      expect(await actsOf(cast.director)).not.toContain('casefile.overdue');
      await server.run(tellOverdue, { from: late, to: dayAfter(late, 2) });
      await server.run(tellOverdue, { from: dayAfter(late, 3), to: dayAfter(late, 3) });
      const told = (await messagesOf(cast.director)).messages.filter(({ act }) => act === 'casefile.overdue');
      expect(told.filter(({ about }) => about.id === id).map(({ fields }) => fields))
        .toEqual([{ number: claim.number, due }]);
      expect(await actsOf(cast.reviewer)).not.toContain('casefile.overdue');
    });

    test('once a day with what is late and what falls due, on working days, and once', async () => {
      expect((await wish(cast.otherClerk, 'daily', 'clerk@office.example')).status).toBe(200);
      await post();
      const letters = async (to: string): Promise<Received[]> => {
        mails.received.length = 0;
        server.clock.business = `${to}T08:00:00.000+08:00`;
        const dailyWork = () => server.run(writeDailyLetters, { to, findOutlook });
        await dailyWork();
        await dailyWork();
        await post();
        return [...mails.received].filter((letter) => letter.to === 'clerk@office.example');
      };
      const [soon] = await letters('2017-04-19');
      expect(soon?.text).toContain('3 个工作日内到期：');
      expect(await letters('2017-04-22')).toEqual([]);
      const late = await letters('2017-05-04');
      expect(late).toHaveLength(1);
      expect(late[0]?.subject).toMatch(/^清策 · .*件已逾期/);
      expect(late[0]?.text).toMatch(/待您办理的共 \d+ 件，涉及金额 [\d.]+ 元。/);
      expect(late[0]?.text).not.toContain('企业');
    });
  });

  describe('a forgotten password', () => {
    const next = 'another horse, another battery';
    const ask = (username: string) => server.visitor.post('/api/password-letters', { username });
    const set = (token = '', password = next) =>
      server.visitor.post('/api/password-letters/use', { token, password });
    const enter = (username: string, password: string) => server.visitor.post('/login', { username, password });
    const nameOf = async (visitor: Visitor): Promise<string> =>
      ((await visitor.get('/api/me')).body as WhoAmI).username;
    /** The link of the one letter that this request brings. */
    async function linkFor(username: string): Promise<string | undefined> {
      mails.received.length = 0;
      expect((await ask(username)).body).toEqual({ ok: true });
      await post();
      return /new-password\?token=([\w-]+)/.exec(mails.received[0]?.text ?? '')?.[1];
    }
    async function forgetful(): Promise<{ person: Visitor; username: string }> {
      const person = await server.signedInAs(null);
      await confirmed(person, 'none', 'forgetful@firm.example');
      return { person, username: await nameOf(person) };
    }

    test('is set anew by the newest link, once, and every session ends', async () => {
      const { person, username } = await forgetful();
      const [older, newer] = [await linkFor(username), await linkFor(username)];
      expect(mails.received[0]).toMatchObject({ to: 'forgetful@firm.example', subject: '清策 · 设新密码' });
      expect((await set(older)).codes).toEqual(['identity.letter-invalid']);
      expect((await set(newer, 'short')).status).toBe(422);
      const twice = await Promise.all([set(newer), set(newer)]);
      expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect((await person.get('/api/me')).status).toBe(401);
      expect((await enter(username, testPassword)).codes).toEqual(['identity.credentials-wrong']);
      expect((await enter(username, next)).status).toBe(200);
      const { rows } = await sql<{ body: string }>`select body from mail where user_id = ${person.userId}`
        .execute(database().kysely);
      expect(rows.map(({ body }) => body), 'no link is kept').toEqual(rows.map(() => ''));
    });

    test('is answered alike whoever is named, and a letter goes to nobody else', async () => {
      const noAddress = await nameOf(await server.signedInAs(null));
      const officer = await server.signedInAs('inspector', 'leading-group');
      await confirmed(officer, 'none', 'officer@office.example');
      const links: (string | undefined)[] = [];
      for (const username of ['nobody-of-that-name', noAddress, await nameOf(officer)])
        links.push(await linkFor(username));
      expect(links).toEqual([undefined, undefined, undefined]);
      const { rows } = await sql<{ sent: bigint; kept: bigint }>`
        select count(token_sha256) as sent, count(*) as kept from password_letter where user_id is null`
        .execute(database().kysely);
      expect(rows.map(({ sent, kept }) => [Number(sent), Number(kept)])).toEqual([[0, 3]]);
    });

    test('three links an hour, each for half an hour; the second factor is asked for as before', async () => {
      const { person, username } = await forgetful();
      const { secret } = (await person.post('/api/me/totp')).body as TotpBegun;
      const timestamp = Date.parse(server.clock.real);
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
      expect((await person.post('/api/me/totp/confirm', { code })).status).toBe(200);
      const links = [await linkFor(username), await linkFor(username), await linkFor(username)];
      expect(await linkFor(username)).toBeUndefined();
      const now = server.clock.real;
      server.clock.real = instantAfter(now, 31);
      expect((await set(links[2])).codes).toEqual(['identity.letter-invalid']);
      server.clock.real = instantAfter(now, 61);
      expect((await set(await linkFor(username))).status).toBe(200);
      expect((await enter(username, next)).codes).toEqual(['identity.code-required']);
      server.clock.real = now;
    });
  });
});
