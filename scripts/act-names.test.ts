// Whatever the table of permissions lets somebody do or look at has a name in the pages, in both languages.
import { expect, test } from 'vitest';
import { claimWordsZhCN } from '../packages/web/src/kit/claim-words.zh-CN.ts';
import { trailActsZhCN } from '../packages/web/src/trail/acts.zh-CN.ts';
import { listFiles, readText } from './read-sources.ts';

test('every act of the table is called something: web/src/trail/acts.* or web/src/kit/claim-words.*', () => {
  const table = listFiles('packages/server/src/app').filter((path) => /(authorization|permissions)\.ts$/.test(path));
  expect(table).toContain('packages/server/src/app/authorization.ts');
  const acts = table.flatMap((path) => [...readText(path).matchAll(/\bact: '([a-z-]+\.[a-z-]+)'/g)])
    .map(([, act = '']) => act);
  expect(acts.length).toBeGreaterThan(200);
  const named = new Set([...Object.keys(claimWordsZhCN.act), ...Object.keys(trailActsZhCN)]);
  expect(acts.filter((act) => !named.has(act))).toEqual([]);
});
