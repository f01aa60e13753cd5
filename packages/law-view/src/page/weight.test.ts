import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { policy } from '../../test/rent-claim.ts';

const KILOBYTE = 1024;
const LIMIT_KILOBYTES = 150;

test('script and policy of the law page weigh at most 150 KB together, gzipped', async () => {
  const root = join(import.meta.dirname, '../..');
  const built = await build({
    root,
    configFile: join(root, 'vite.client.config.ts'),
    logLevel: 'silent',
    mode: 'production',
    build: { write: false },
  });
  const output = 'output' in built ? built.output : [];
  const scripts = output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const weights = [...scripts, JSON.stringify(policy)].map(
    (text) => gzipSync(text, { level: 9 }).length / KILOBYTE,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  expect(scripts).toHaveLength(1);
  expect(total, `${weights.map((weight) => weight.toFixed(1)).join(' + ')} KB`).toBeLessThanOrEqual(
    LIMIT_KILOBYTES,
  );
});
