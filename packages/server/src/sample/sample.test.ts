import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { InspectionSample } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp, testPassword, visitorWith } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { assignPost } from '../identity/index.ts';
import { script as shownScript } from '../site/samples-page.ts';
import { drawFrom, populationHash, seedOf } from './sample.ts';

const document = readFileSync(new URL('../../../../docs/inspection-samples.md', import.meta.url), 'utf8');
const script = /```sh\n([^`]*)```/.exec(document)?.[1] ?? '';

/** Draws with the script of the documentation: another language, other tools, nothing of the server. */
function drawnByScript(population: readonly string[], size: number, publicNumber: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-sample-'));
  try {
    const files = { script: join(folder, 'draw.sh'), population: join(folder, 'population.txt') };
    writeFileSync(files.script, script);
    writeFileSync(files.population, population.map((number) => `${number}\n`).join(''));
    const printed = execFileSync('sh', [files.script, files.population, `${size}`, publicNumber], { encoding: 'utf8' });
    return printed.trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a sample', () => {
  const population = Array.from({ length: 60 }, (_, at) => `2017-${`${at + 1}`.padStart(4, '0')}`);

  test.each([[1, '070912152201'], [7, '123456'], [60, '999999999999']])(
    'of %i is drawn alike by the script of its documentation', (size, publicNumber) => {
      const hash = populationHash(population);
      const seed = seedOf(hash, publicNumber);
      expect(drawnByScript(population, size, publicNumber))
        .toEqual([`population ${hash}`, `seed ${seed}`, ...drawFrom(population, { seed, size })]);
    });

  test('is another for another number, and for another population', () => {
    const drawn = (numbers: readonly string[], publicNumber: string): string[] =>
      drawFrom(numbers, { seed: seedOf(populationHash(numbers), publicNumber), size: 10 });
    expect(drawn(population, '123456')).not.toEqual(drawn(population, '123457'));
    expect(drawn(population.slice(1), '123456')).not.toEqual(drawn(population, '123456'));
  });

  test('is shown on the public page with the script of the documentation', () => {
    expect(shownScript).toBe(script);
  });
});

onBothDatabases('an inspection sample', (database) => {
  let server: TestApp;
  let cast: Cast;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    for (let n = 1; n <= 4; n += 1) {
      const firm = await aFirm(server, cast, { name: `示例企业 ${n}`, creditCode: creditCodeOf(500 + n) });
      const id = await aDraft(server, firm, rentFacts());
      await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    }
    const never = await aFirm(server, cast, { name: '未提交企业', creditCode: creditCodeOf(505) });
    await aDraft(server, never, rentFacts());
  });
  afterAll(() => server.close());

  const asked = {
    policy: lighthouse.policy, year: 2016, scope: 'in-procedure', size: 2, source: '示例彩票第2017050期开奖号码',
    drawOn: '2017-05-02',
  };
  const freeze = (body: object = {}) => cast.chief.post('/api/samples', { ...asked, ...body });
  const draw = (visitor: Visitor, id: string, publicNumber = '070912152201') =>
    visitor.post(`/api/samples/${id}/draw`, { publicNumber });
  const samples = async (): Promise<InspectionSample[]> =>
    (await server.visitor.get('/api/samples')).body as InspectionSample[];
  const move = (day: string): void => {
    server.clock.business = `${day}T09:00:00.000+08:00`;
  };

  test('is frozen first and drawn later by another person, before the eyes of anyone', async () => {
    move('2017-04-20');
    const { id } = (await freeze()).body as { id: string };
    expect((await samples())[0]).toMatchObject({ id, draw: null, size: 2, drawOn: '2017-05-02' });
    expect((await samples())[0]?.population, 'a draft is in no population').toHaveLength(4);
    expect((await draw(cast.director, id)).codes).toEqual(['sample.too-early']);
    move('2017-05-02');
    expect((await draw(cast.chief, id)).codes).toEqual(['identity.not-permitted']);
    expect((await draw(cast.director, id)).codes).toEqual([]);
    const [sample] = await samples();
    expect([`population ${sample?.populationHash}`, `seed ${sample?.draw?.seed}`, ...sample?.draw?.drawn ?? []])
      .toEqual(drawnByScript(sample?.population ?? [], 2, '070912152201'));
    const page = String((await server.visitor.get('/samples', { accept: 'text/html' })).body);
    for (const number of sample?.draw?.drawn ?? ['none']) expect(page).toContain(`<li>${number}</li>`);
    expect(page).toContain(sample?.populationHash);
    expect((await draw(cast.firstInspector, id, '111111')).codes, 'a second draw').toEqual(['sample.drawn']);
  });

  test('is drawn once, also by two people at the same moment', async () => {
    move('2017-05-02');
    const { id } = (await freeze({ drawOn: '2017-05-03' })).body as { id: string };
    move('2017-05-03');
    const replies = await Promise.all([draw(cast.firstInspector, id, '111111'), draw(cast.director, id, '222222')]);
    expect(replies.flatMap(({ codes }) => codes)).toEqual(['sample.drawn']);
    await expect(sql`delete from inspection_draw`.execute(database().kysely)).rejects.toThrow('inspection_draw');
  });

  test('is not drawn by who froze it, also in another post', async () => {
    const both = await server.signedInAs('commerce-section-chief', 'commerce');
    const { id } = (await both.post('/api/samples', { ...asked, drawOn: '2017-05-09' })).body as { id: string };
    const { username } = (await both.get('/api/me')).body as { username: string };
    await server.run(assignPost, { userId: both.userId ?? '', role: 'commerce-director', unit: 'commerce' });
    const login = await server.visitor.post('/login', { username, password: testPassword });
    const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
    move('2017-05-09');
    expect((await draw(visitorWith(server.app, { cookie }), id)).codes).toEqual(['sample.same-person']);
    expect((await draw(cast.director, id)).codes).toEqual([]);
  });

  test('is refused with a number that may be known, without claims, or larger than its population', async () => {
    move('2017-05-10');
    expect((await freeze({ drawOn: '2017-05-10' })).codes).toEqual(['sample.draw-day']);
    expect((await freeze({ drawOn: '2017-06-01', scope: 'awarded' })).codes).toEqual(['sample.nothing-to-draw']);
    expect((await freeze({ drawOn: '2017-06-01', size: 5 })).codes).toEqual(['sample.too-large']);
    expect((await freeze({ drawOn: '2017-06-01', policy: 'none' })).codes).toEqual(['policy.not-found']);
  });
});
