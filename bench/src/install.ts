/** The other engines are no dependencies of the product: they are installed beside it when they are first needed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Runs `npm ci` in bench/ where that has not been done; Error when it fails. */
export function installRivals(): void {
  if (existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) return;
  console.error('Installing the other engines: npm ci in bench/ …');
  // Standard output belongs to the result, so what npm says goes to standard error.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('npm ci in bench/ failed; what it said stands above.');
}
