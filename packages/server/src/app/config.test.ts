import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const url = 'postgres://u@localhost/q';

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
  expect(readConfig(environment, programArguments).mode).toBe(mode);
});

test.each([
  [{ QINGCE_MODE: 'production' }, 'Production needs DATABASE_URL'],
  [{ PORT: 'http' }, 'PORT:'],
  [{ PORT: '70000' }, 'PORT:'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: a postgres:// address'],
  [{ QINGCE_MODE: 'test' }, 'QINGCE_MODE:'],
])('%o is refused', (environment, sentence) => {
  expect(() => readConfig(environment, [])).toThrow(sentence);
});
