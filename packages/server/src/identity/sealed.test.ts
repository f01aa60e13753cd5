import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TotpBegun } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { aKeyring, buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import { sealSecrets } from './seal-secrets.ts';
import { SecretsUnreadable, parseKeyring, seal, unseal } from './sealed.ts';
import type { Keyring } from './sealed.ts';

describe('a seal', () => {
  const ring = aKeyring('a');
  const about = 'whose it is';

  test('opens again, and is another each time', () => {
    const [one, other] = [seal(ring, { secret: '密钥', about }), seal(ring, { secret: '密钥', about })];
    expect(one).toMatch(/^sealed\.a\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(one).not.toBe(other);
    expect([unseal(ring, { sealed: one, about }), unseal(ring, { sealed: other, about })]).toEqual(['密钥', '密钥']);
  });

  test.each<[string, (sealed: string) => string, string]>([
    ['that was altered', (sealed) => sealed.replace(/\.[\w-]{3}/g, '.AAA'), about],
    ['whose tag was cut', (sealed) => sealed.slice(0, -4), about],
    ['moved to another person', (sealed) => sealed, 'another'],
    ['that is no seal', () => 'JBSWY3DPEHPK3PXP', about],
  ])('%s does not open', (_what, altered, place) => {
    const sealed = altered(seal(ring, { secret: 'a secret', about }));
    expect(() => unseal(ring, { sealed, about: place })).toThrow(SecretsUnreadable);
  });

  test('says which key it lacks', () => {
    const sealed = seal(ring, { secret: 'a secret', about });
    expect(() => unseal(aKeyring('b'), { sealed, about })).toThrow('“a”, which QINGCE_SECRET_KEYS does not name');
    expect(() => unseal(aKeyring('a'), { sealed, about })).toThrow('does not open it');
  });
});

test.each([
  ['one key', `a:${randomBytes(32).toString('base64')}`, 'a'],
  ['the current one first', `b:${randomBytes(32).toString('base64url')}, a:${randomBytes(32).toString('base64')}`, 'b'],
  ['too short a key', `a:${randomBytes(16).toString('base64')}`, undefined],
  ['a name twice', `a:${randomBytes(32).toString('base64')},a:${randomBytes(32).toString('base64')}`, undefined],
  ['no name', randomBytes(32).toString('base64'), undefined], ['nothing', '', undefined],
])('a ring of keys: %s', (_what, text, current) => {
  expect(parseKeyring(text)?.current).toBe(current);
});

onBothDatabases('the secret of a second factor', (database) => {
  const old = aKeyring('2025');
  const both: Keyring = { current: '2026', keys: new Map([...aKeyring('2026').keys, ...old.keys]) };
  let server: TestApp;
  beforeAll(async () => { server = await buildTestApp(database(), { keyring: old }); });
  afterAll(() => server.close());

  const kept = async (userId: string): Promise<string> => {
    const { rows } = await sql<{ secret: string }>`select secret from totp where user_id = ${userId}`
      .execute(database().kysely);
    return rows[0]?.secret ?? '';
  };
  async function enrolled(): Promise<{ userId: string; secret: string }> {
    const visitor = await server.signedInAs(null);
    const { secret } = (await visitor.post('/api/me/totp')).body as TotpBegun;
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(server.clock.real) });
    expect((await visitor.post('/api/me/totp/confirm', { code })).status).toBe(200);
    return { userId: visitor.userId ?? '', secret };
  }

  test('lies sealed in the database', async () => {
    const { userId, secret } = await enrolled();
    expect(await kept(userId)).toMatch(/^sealed\.2025\./);
    expect(await kept(userId)).not.toContain(secret);
  });

  test('from before there were keys is sealed at the start, and what an older key sealed is sealed anew', async () => {
    const [plain, older] = [await enrolled(), await enrolled()];
    await sql`update totp set secret = ${plain.secret} where user_id = ${plain.userId}`.execute(database().kysely);
    expect(await server.run(sealSecrets, both)).toBeGreaterThanOrEqual(2);
    for (const { userId, secret } of [plain, older]) {
      expect(unseal(both, { sealed: await kept(userId), about: userId })).toBe(secret);
      expect(await kept(userId)).toMatch(/^sealed\.2026\./);
    }
    expect(await server.run(sealSecrets, both)).toBe(0);
  });

  test('under a key that is missing stops the start, and nothing is changed', async () => {
    const { userId } = await enrolled();
    await server.run(sealSecrets, both);
    const before = await kept(userId);
    await expect(server.run(sealSecrets, aKeyring(randomUUID().slice(0, 8)))).rejects.toThrow(SecretsUnreadable);
    expect(await kept(userId)).toBe(before);
  });
});
