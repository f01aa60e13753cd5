#!/usr/bin/env node
// The sources are TypeScript, which Node runs by itself from 24.11 on. Started by an older one, this
// file hands over to the Node that the optional dependency node-linux-* put beside the packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 24 || (major === 24 && minor >= 11)) {
  await import('../src/main.ts');
} else {
  const newer = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(newer)) {
    console.error(`需要 Node.js 24.11 以上（当前 ${process.version}）。Node.js 24.11 or newer is needed.`);
    process.exit(1);
  }
  const run = spawnSync(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
