import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPolicy, readPolicyText } from './find-policy.ts';

const root = mkdtempSync(join(tmpdir(), 'qingce-find-'));
const folder = join(root, 'policies', 'tree-planting-2020');
mkdirSync(join(root, 'deep', 'inside'), { recursive: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'policy.md'), '# ok');
writeFileSync(join(folder, 'source.md'), Uint8Array.from([0xC7, 0xE5]));

describe('a policy is found', () => {
  test.each([
    ['by id from the root', 'tree-planting-2020', root],
    ['by id from deep inside', 'tree-planting-2020', join(root, 'deep', 'inside')],
    ['by the path of its folder', '../policies/tree-planting-2020', join(root, 'deep')],
    ['by the path of its file', join(folder, 'policy.md'), '/'],
  ])('%s', (_, named, directory) => {
    expect(findPolicy(named, directory)).toEqual({ id: 'tree-planting-2020', path: folder });
  });
});

test('an unknown policy is refused with the nearest id', () => {
  expect(() => findPolicy('tree-plantin-2020', root)).toThrow(
    expect.objectContaining({
      fault: expect.objectContaining({
        code: 'UNKNOWN_POLICY',
        values: { nearest: 'tree-planting-2020' },
      }) as unknown,
    }) as Error,
  );
});

test('a text that is missing or not UTF-8 is refused', () => {
  const found = findPolicy('tree-planting-2020', root);
  expect(() => readPolicyText(found, 'cases.json')).toThrow('FILE_MISSING');
  expect(() => readPolicyText(found, 'source.md')).toThrow('NOT_UTF8');
  expect(readPolicyText(found, 'policy.md')).toBe('# ok');
});
