import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObjectionLine } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { findPersonalData } from '@qingce/values';
import { aNotice, publicationMorning } from '../../test/a-notice.ts';
import { buildTestApp } from '../../test/build-test-app.ts';
import { lighthouse } from '../../test/lighthouse.ts';
import type { PublishedNotice } from '../../test/a-notice.ts';
import type { TestApp } from '../../test/build-test-app.ts';

const firmName = '<b>灯塔</b>"呼叫"&\'中心\'';
const writtenName = '&lt;b&gt;灯塔&lt;/b&gt;&quot;呼叫&quot;&amp;&#39;中心&#39;';
const objection = {
  line: '2017-0001', name: '王某某', contact: '13800138000', statement: '该企业实际坐席数与公示不符，请核实。',
};
type Fields = typeof objection;

const formHeaders = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };

interface Answer { readonly status: number; readonly text: string; readonly location: string }

onBothDatabases('the public pages of a notice', (database) => {
  let server: TestApp;
  let published: PublishedNotice;
  let address: string;
  let emptyList: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    emptyList = await page('/notices');
    published = await aNotice(server, firmName);
    address = `/notices/${published.notice.id}`;
  });
  afterAll(() => server.close());

  const page = async (url: string): Promise<string> => {
    const reply = await server.visitor.get(url, { accept: 'text/html' });
    expect([url, reply.status]).toEqual([url, 200]);
    return String(reply.body);
  };
  /** Sends the form as a browser without script does: its fields and its hidden key, nothing else. */
  const send = async (fields: Fields, { at = address, key = '' } = {}): Promise<Answer> => {
    const form = new URLSearchParams({ ...fields, idempotencyKey: key || randomUUID() });
    const reply = await server.app.inject({
      method: 'POST', url: `${at}/objections`, payload: form.toString(),
      headers: { ...formHeaders, 'sec-fetch-site': 'same-origin' },
    });
    return { status: reply.statusCode, text: reply.body, location: String(reply.headers.location) };
  };
  const objections = async (): Promise<ObjectionLine[]> =>
    (await published.cast.director.get('/api/objections')).body as ObjectionLine[];

  describe('the list', () => {
    test('says so as long as nothing was ever published', () => {
      expect(emptyList).toContain('还没有发布过公示');
    });

    test('tells of an open notice its days, how many awards it has and what they come to', async () => {
      const text = await page('/notices');
      expect(wordsOf(text)).toContain('公示期 2017年4月21日至2017年4月27日 项目数 1 合计 699,500.00 元');
      expect(text).toContain(`href="${address}"`);
      expect(text).not.toContain('id="closed"');
    });

    test('the first page leads to the open notices, the navigation of every page to all', async () => {
      const text = await page('/en/');
      expect(text).toContain(`href="/en${address}"`);
      expect(text).toContain('<a href="/en/notices">Notices</a>');
    });

    test('a notice whose days are over stands among the closed ones', async () => {
      server.clock.business = '2017-04-28T09:00:00.000+08:00';
      const [text, home] = [await page('/notices'), await page('/')];
      server.clock.business = publicationMorning;
      expect(text.indexOf('现在没有正在公示的名单')).toBeGreaterThan(0);
      expect(text.indexOf(`href="${address}"`)).toBeGreaterThan(text.indexOf('id="closed"'));
      expect(home).not.toContain(`href="${address}"`);
    });
  });

  describe('the notice', () => {
    test('says what is proposed for whom, under which clause, how much in words and until when', async () => {
      const text = await page(address);
      const words = wordsOf(text);
      expect(words).toContain('公示期自2017年4月21日至2017年4月27日，共7日，其中工作日5日');
      expect(words).toContain(`2017-0001 ${writtenName} 自建坐席场地租金奖励 1.2.1 699,500.00`);
      expect(words).toContain('大写 人民币陆拾玖万玖仟伍佰元整');
      expect(words).toContain('市商务局 2017年4月20日');
      expect(text).toContain(`<code>${published.notice.hash}</code>`);
    });

    test('every clause leads to its place on the law page', async () => {
      const [, href = ''] = /class="notice-clause"><a href="([^"]+)"/.exec(await page(address)) ?? [];
      expect(href).toBe(`/policies/${lighthouse.policy}#clause-1.2.1`);
      expect(await page(href.split('#')[0] ?? '')).toContain('id="clause-1.2.1"');
    });

    test('a name with markup in it stays text', async () => {
      for (const url of [address, `/en${address}`]) expect(await page(url)).not.toContain('<b>');
    });

    test.each(['/notices/no-such', `/notices/${randomUUID()}`, `/en/notices/${randomUUID()}`])(
      '%s is a page that says there is none', async (url) => {
        const reply = await server.visitor.get(url, { accept: 'text/html' });
        expect(reply.status).toBe(404);
        expect(String(reply.body)).toMatch(/没有找到这份公示|This notice was not found/);
      });
  });

  describe('the form', () => {
    test('is plain HTML with a fresh key each time', async () => {
      const [first, second] = [await page(address), await page(address)];
      expect(first).not.toContain('<script');
      expect(keyOf(first)).not.toBe(keyOf(second));
    });

    test('ends on a receipt with its number and what happens next; a second click is harmless', async () => {
      const key = keyOf(await page(address));
      const sent = await send(objection, { key });
      expect(sent.status).toBe(303);
      expect((await send(objection, { key })).location).toBe(sent.location);
      const [only] = await objections();
      const received = await published.cast.director.get(`/api/objections/${only?.id}`);
      expect(received.body).toMatchObject({ ...objection, state: 'open' });
      const words = wordsOf(await page(sent.location));
      expect(words).toContain(`异议号 ${only?.number}`);
      expect(words).toContain('收到时间 2017年4月20日 09:00');
      expect(words).toContain('市商务局核实您提出的情况。答复之前，2017-0001 号申报不会审定');
    });

    test('another text under a used key is not taken for the first one, and may be sent again', async () => {
      const key = randomUUID();
      await send(objection, { key });
      const other = await send({ ...objection, statement: '还有一处不符：月租金偏高，请核实。' }, { key });
      expect(other.status).toBe(409);
      expect(other.text).toContain('还有一处不符：月租金偏高，请核实。</textarea>');
      expect(keyOf(other.text)).not.toBe(key);
    });

    test.each<[string, Partial<Fields>, string]>([
      ['no line is chosen', { line: '' }, '请选择有异议的项目'],
      ['the line is none of the notice', { line: '2017-0999' }, '公示中没有编号 2017-0999'],
      ['the name is one character', { name: ' 王 ' }, '请填写真实姓名或单位名称，2 至 80 个字'],
      ['the contact is too short', { contact: '1234' }, '请填写联系方式，5 至 120 个字'],
      ['the statement says nothing', { statement: '不对' }, '请写明异议内容和理由，10 至 4000 个字'],
      ['the statement is too long', { statement: '不'.repeat(4001) }, '请写明异议内容和理由，10 至 4000 个字'],
    ])('comes back with what was typed when %s', async (_what, change, problem) => {
      const before = (await objections()).length;
      const typed = { ...objection, ...change };
      const { status, text } = await send(typed);
      expect(status).toBe(422);
      expect(text.split(problem)).toHaveLength(3);
      expect(text).toContain('<title>需要更正 · ');
      expect(text).toContain(`value="${typed.name}"`);
      expect(text).toContain(`value="${typed.contact}"`);
      expect(text).toContain(`${typed.statement}</textarea>`);
      expect(text.includes(`value="${typed.line}" selected`)).toBe(typed.line === objection.line);
      expect((await objections()).length).toBe(before);
    });

    test('what is typed cannot become markup', async () => {
      const hostile = '"><script>alert(1)</script></textarea>';
      const { text } = await send({ line: hostile, name: hostile, contact: hostile, statement: hostile });
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text).not.toContain('<script');
    });

    test('a field that is missing is asked for', async () => {
      const { line, name, contact } = objection;
      const { status, text } = await send({ line, name, contact } as Fields);
      expect([status, text.includes('aria-invalid="true"')]).toEqual([422, true]);
    });

    test('a form without a key, or from another site, is refused', async () => {
      const payload = new URLSearchParams(objection).toString();
      const post = async (own: Record<string, string>): Promise<number> => (await server.app.inject({
        method: 'POST', url: `${address}/objections`, payload, headers: { ...formHeaders, ...own },
      })).statusCode;
      expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(400);
      expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    });

    test('who asks for the address of a form is led to the form', async () => {
      const reply = await server.visitor.get(`/en${address}/objections`);
      expect([reply.status, reply.headers['location']]).toEqual([302, `/en${address}#objection`]);
    });
  });

  test('the answer to an objection appears on its receipt, as text, and on no other page', async () => {
    const { location } = await send({ ...objection, statement: '该企业月租金与公示不符，请核实。' });
    const id = location.split('/').at(-1);
    const reply = '经复核，<i>坐席数</i>属实。';
    await published.cast.director.post(`/api/objections/${id}/resolve`, { outcome: 'rejected', reply });
    const text = await page(location);
    expect(wordsOf(text)).toContain('办理情况 异议不成立 答复 经复核，&lt;i&gt;坐席数&lt;/i&gt;属实。');
    expect(await page(address)).not.toContain('属实');
    const codesAt = async (url: string): Promise<readonly string[]> => (await server.visitor.get(url)).codes;
    expect(await codesAt(`/notices/${randomUUID()}/objections/${id}`)).toEqual(['notice.not-found']);
    expect(await codesAt(`${address}/objections/x`)).toEqual(['notice.objection-not-found']);
  });

  test('no public page tells a person’s data: neither the applicant’s account nor who objected', async () => {
    const { location } = await send(objection, { at: `/en${address}` });
    const chinese = ['/', '/notices', address, location.replace(/^\/en/, '')];
    const pages = chinese.flatMap((url) => [url, `/en${url}`]);
    const { name, contact, statement } = objection;
    const secrets = [name, contact, statement, lighthouse.creditCode, '6222020000001234'];
    for (const url of pages) {
      const text = await page(url);
      expect([url, secrets.filter((secret) => text.includes(secret))]).toEqual([url, []]);
      expect([url, findPersonalData(mainOf(text))]).toEqual([url, []]);
    }
  });

  test('the English pages are English, but for what is marked as Chinese', async () => {
    const { location } = await send(objection, { at: `/en${address}` });
    const nothing = { line: '', name: '', contact: '', statement: '' };
    const { text: wrong } = await send(nothing, { at: `/en${address}` });
    expect(wrong).toContain('To correct: 4.');
    const texts = await Promise.all(['/en/notices', `/en${address}`, location].map(page));
    for (const text of [...texts, wrong]) {
      expect(text).toContain('<html lang="en">');
      expect(withoutChinese(text)).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('a closed notice takes no objection, and gives back what was written too late', async () => {
    server.clock.business = '2017-04-28T00:00:00.000+08:00';
    const [text, late] = [await page(address), await send(objection)];
    server.clock.business = publicationMorning;
    expect(text).toContain('公示期已于2017年4月27日届满，不再接受异议');
    expect(text).not.toContain('<form class="site-form"');
    expect(late.status).toBe(409);
    expect(late.text).toContain(`${objection.statement}</textarea>`);
  });

  test('one address cannot flood the office; what it typed is kept', async () => {
    let last = await send(objection);
    for (let sent = 1; last.status === 303 && sent <= 10; sent += 1) last = await send(objection);
    expect(last.status).toBe(429);
    expect(last.text).toContain(`${objection.statement}</textarea>`);
    expect(last.text).toContain('操作过于频繁');
  });
});

/** The words of a page's main part, one blank between them. */
function wordsOf(text: string): string {
  return mainOf(text).replaceAll(/<\/(?:td|th|dt|dd|p|div|li|h\d|option)>/g, ' ').replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ');
}

function mainOf(text: string): string {
  return /<main[^>]*>([^]*)<\/main>/.exec(text)?.[1] ?? '';
}

function keyOf(text: string): string {
  return /name="idempotencyKey" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

function withoutChinese(text: string): string {
  return mainOf(text).replaceAll(/<(\w+)(?=[^>]*\blang="zh-CN")[^>]*>[^]*?<\/\1>/g, '');
}
