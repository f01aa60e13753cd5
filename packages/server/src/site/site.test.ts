import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import { publishPolicy, readPolicies } from '../policy/index.ts';
import { examplesIn } from './examples.ts';
import { lawPage } from './law-page.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import type { PolicyFolder } from '../policy/index.ts';
import type { Frame } from './page.ts';

const policies = join(import.meta.dirname, '../../../../policies');
const frame: Frame = {
  language: 'en', path: '/policies/x', today: '2017-04-15', demoKey: undefined, isSignedIn: false, styles: [],
};

onBothDatabases('the public pages', (database) => {
  let server: TestApp;
  let folder: PolicyFolder;
  beforeAll(async () => {
    server = await buildTestApp(database());
    const read = await readPolicies(policies);
    folder = read.find(({ policy }) => policy.id === 'qingyuan-2015-64')!;
    await server.run(publishPolicy, folder.policy);
  });
  afterAll(() => server.close());

  interface Page { text: string; cookie: unknown }
  const page = async (url: string, headers: Record<string, string> = {}): Promise<Page> => {
    const reply = await server.visitor.get(url, { accept: 'text/html', ...headers });
    expect(reply.status).toBe(200);
    return { text: String(reply.body), cookie: reply.headers['set-cookie'] };
  };

  test.each([
    ['/', {}, 'zh-CN'],
    ['/en/', {}, 'en'],
    ['/en', {}, 'en'],
    ['/?lang=en', {}, 'en'],
    ['/', { cookie: 'lang=en' }, 'en'],
    ['/?lang=zh-CN', { cookie: 'lang=en' }, 'zh-CN'],
  ])('%s with %j speaks %s', async (url, headers, language) => {
    expect((await page(url, headers)).text).toContain(`<html lang="${language}">`);
  });

  test('the language asked for is kept for the pages after it', async () => {
    expect((await page('/?lang=en')).cookie).toContain('lang=en');
    expect((await page('/')).cookie).toBeUndefined();
  });

  test('the first page names every policy with its awards and the round that is open', async () => {
    const { text } = await page('/');
    expect(text).toContain(folder.policy.title.zh);
    expect(folder.policy.items.filter((item) => !text.includes(item.name.zh))).toEqual([]);
    expect(text).toContain('正在受理 2016 年度申报，至 2017-06-30 截止');
  });

  test('the calendar shows the days off and the weekends worked of a year, and owns up to years unknown', async () => {
    const { text } = await page('/working-days?year=2017');
    expect(text).toContain('<time datetime="2017-05-01">2017-05-01</time></td>\n<td>星期一</td><td>劳动节</td>');
    expect(text).toContain('<time datetime="2017-05-27">2017-05-27</time></td>\n<td>星期六</td><td>端午</td>');
    expect(text, 'an ordinary Saturday').not.toContain('2017-04-15</time>');
    expect((await page('/en/working-days?year=2017')).text).toContain('<td>Labour Day</td>');
    expect((await page('/working-days?year=2031')).text).toContain('2031 年的放假安排尚未公布');
  });

  test('the law page holds the whole law and loads no script from elsewhere', async () => {
    const { text } = await page(`/policies/${folder.policy.id}`);
    const words = text.replaceAll(/<span class="law-clause"[^>]*>[^<]*<\/span>/g, '').replaceAll(/<[^>]*>/g, '');
    const law = folder.policy.law.paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''));
    expect(law.filter((line) => !words.includes(line))).toEqual([]);
    expect(text.match(/<script(?! type="application\/json")[^>]*>/g) ?? []).toEqual(
      (text.match(/<script type="module" src="\/assets\/[^"]*">/g) ?? []));
  });

  test('the checked policy lies under its hash for ever', async () => {
    const address = `/policies/${folder.policy.id}/${folder.policy.hash.slice('sha256:'.length)}.json`;
    const reply = await server.visitor.get(address);
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(reply.body).toEqual(JSON.parse(JSON.stringify(folder.policy)));
    expect((await page(`/policies/${folder.policy.id}`)).text).toContain(address);
  });

  test('the generated module lies beside it, for ever, as script that the strict policy lets run', async () => {
    const address = `/policies/${folder.policy.id}/${folder.policy.hash.slice('sha256:'.length)}.js`;
    const { status, headers, body } = await server.visitor.get(address);
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    const text = String(body);
    expect(text).not.toMatch(/\beval\b|\bnew Function\b|\bimport\b/);
    const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as
      { readonly policyHash: string; readonly assess: (facts: unknown) => { readonly items: readonly object[] } };
    expect(module.policyHash).toBe(folder.policy.hash);
    const [item] = folder.policy.items;
    const facts = { applicant: {}, claim: {}, items: [{ item: item?.id }] };
    expect(module.assess(facts).items[0]).toMatchObject({ outcome: 'undetermined', amount: null });
  });

  test.each([
    `/policies/qingyuan-2015-64/${'0'.repeat(64)}.js`,
    '/policies/no-such-policy', '/policies/qingyuan-2015-64/policy.json',
    `/policies/qingyuan-2015-64/${'0'.repeat(64)}.json`,
  ])('%s does not exist', async (url) => {
    expect((await server.visitor.get(url, { accept: 'text/html' })).status).toBe(404);
  });

  test('a page of the old look is not answered to a lost script', async () => {
    expect((await server.visitor.get('/assets/gone-1234.js')).status).toBe(404);
    expect((await server.visitor.get('/app/assets/gone-1234.js')).status).toBe(404);
  });

  test('no demonstration, no bar', async () => {
    expect((await page('/')).text).not.toContain('/api/demo/clock/advance');
    const demo = await buildTestApp(database(), { mode: 'demo' });
    try {
      const reply = await demo.visitor.get('/', { accept: 'text/html' });
      expect(reply.body).toContain('action="/api/demo/clock/advance"');
      expect(reply.body).toMatch(/name="idempotencyKey" value="[0-9a-f-]{36}"/);
    } finally {
      await demo.close();
    }
  });

  test('the English law page marks its translation as unofficial', () => {
    const { policy, translation } = folder;
    const text = lawPage(frame, { policy, translation, examples: {}, assets: undefined });
    expect(text).toContain('Unofficial translation; the Chinese text prevails');
    expect(text).toContain(translation[9]);
  });
});

describe('worked examples for readers', () => {
  const aCase = (item: string, total: string | undefined, more = {}): object =>
    ({ facts: { items: [{ item }] }, expect: { total }, ...more });

  test('are the first that is awarded alone and as the law stands', () => {
    const cases = [
      aCase('a', undefined), aCase('a', '0.00'), aCase('a', '1.00', { settings: {} }),
      { facts: { items: [{ item: 'a' }, { item: 'b' }] }, expect: { total: '2.00' } },
      aCase('a', '3.00', { name: 'taken' }), aCase('a', '4.00'),
    ];
    expect(examplesIn(JSON.stringify(cases))).toEqual({ a: { items: [{ item: 'a' }] } });
    expect(examplesIn(JSON.stringify([{ facts: {} }, ...cases]))).toEqual({ a: { items: [{ item: 'a' }] } });
    expect([examplesIn(''), examplesIn('{}')]).toEqual([{}, {}]);
  });
});
