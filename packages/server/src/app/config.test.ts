import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const url = 'postgres://u@localhost/q';
const keys = { QINGCE_SECRET_KEYS: `a:${Buffer.alloc(32, 1).toString('base64')}` };

test('without a word it is a demonstration on this machine, port 3000, in ./data', () => {
  expect(readConfig({}, [])).toMatchObject({
    mode: 'demo', host: '127.0.0.1', port: 3000, dataFolder: './data', databaseUrl: undefined,
  });
});

test.each([
  ['a database makes it production', { DATABASE_URL: url }, [], 'production'],
  ['unless it is told to be a demonstration', { DATABASE_URL: url, QINGCE_MODE: 'demo' }, [], 'demo'],
  [
    'production takes the embedded database when told', { QINGCE_MODE: 'production' },
    ['--accept-process-crash-only'], 'production',
  ],
  [
    'or when told by the environment', { QINGCE_MODE: 'production', QINGCE_ACCEPT: 'process-crash-only' }, [],
    'production',
  ],
  ['an empty variable says nothing', { DATABASE_URL: '' }, [], 'demo'],
] as const)('%s', (_rule, environment, programArguments, mode) => {
  expect(readConfig({ ...keys, ...environment }, programArguments).mode).toBe(mode);
});

test.each([
  ['the public address is where passkeys work', { PUBLIC_URL: 'https://fund.example/' }, 'https://fund.example'],
  ['a demonstration has them on its own machine', { PORT: '4000' }, 'http://localhost:4000'],
  ['an address of numbers has none', { PUBLIC_URL: 'https://192.0.2.7' }, undefined],
  ['nor has production without an address', { DATABASE_URL: url }, undefined],
])('%s', (_rule, environment, origin) => {
  expect(readConfig({ ...keys, ...environment }, []).passkeySite?.origin).toBe(origin);
});

test.each([
  [{ QINGCE_MODE: 'production' }, 'Production needs DATABASE_URL'],
  [{ PORT: 'http' }, 'PORT:'],
  [{ PORT: '70000' }, 'PORT:'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: a postgres:// address'],
  [{ QINGCE_MODE: 'test' }, 'QINGCE_MODE:'],
  [{ DATABASE_URL: url }, 'QINGCE_SECRET_KEYS is missing'],
  [{ QINGCE_SECRET_KEYS: 'a:c2hvcnQ=' }, 'QINGCE_SECRET_KEYS is not written so'],
  [{ OIDC_ISSUER: 'https://id.example.test' }, 'OIDC_ISSUER needs OIDC_CLIENT_ID'],
  [{ OIDC_ISSUER: 'https://id.example.test', OIDC_CLIENT_ID: 'qingce' }, 'OIDC_ISSUER needs OIDC_CLIENT_ID'],
  [
    { OIDC_ISSUER: 'http://id.example.test', OIDC_CLIENT_ID: 'qingce', PUBLIC_URL: 'https://fund.example.test' },
    'OIDC_ISSUER: https:// is wanted',
  ],
])('%o is refused', (environment, sentence) => {
  expect(() => readConfig(environment, [])).toThrow(sentence);
});
