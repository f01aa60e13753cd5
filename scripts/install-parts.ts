// Installs what the tests need and the machine lacks, with the system's package manager.
import { existsSync } from 'node:fs';
import { missingParts } from './machine-parts.ts';
import { run } from './run.ts';

/** Installs the missing parts, and only those; what then still lacks is named by the tests themselves. */
export async function installMissingParts(): Promise<void> {
  const packages = missingParts().flatMap((part) => part.packages);
  if (packages.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing with apt-get: ${packages.join(' ')}`);
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  const patiently = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  await run(['apt-get', 'update', ...patiently], quietly);
  await run(['apt-get', 'install', '-y', '--no-install-recommends', ...patiently, ...packages], quietly);
}
