// What the tests need from the machine and npm cannot bring: each part with its test and its Debian packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findServerPrograms } from './postgres-cluster.ts';

/** A program or font outside npm that the tests need. */
export interface Part { present: () => boolean; packages: string[]; sentence: string }

/** Where Debian puts Chromium; CHROMIUM_PATH names another one. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export const parts = {
  chromium: part({
    what: `Chromium (${chromiumPath}; CHROMIUM_PATH may name another), in which the journeys run`,
    packages: ['chromium'],
    present: () => existsSync(chromiumPath),
  }),
  fonts: part({
    what: 'a font with Chinese characters (fc-list :lang=zh), without which Chromium draws boxes',
    packages: ['fonts-noto-cjk', 'fontconfig'],
    present: () => spawnSync('fc-list', [':lang=zh']).stdout?.length > 0,
  }),
  postgresql: part({
    what: "PostgreSQL's server programs initdb and postgres (TEST_DATABASE_URL may name a server instead)",
    packages: ['postgresql'],
    present: () => process.env.TEST_DATABASE_URL !== undefined || findServerPrograms() !== undefined,
  }),
};

/** The parts that this machine lacks. */
export function missingParts(): Part[] {
  return Object.values(parts).filter((candidate) => !candidate.present());
}

function part({ what, ...rest }: { what: string; packages: string[]; present: () => boolean }): Part {
  const command = `apt-get install -y --no-install-recommends ${rest.packages.join(' ')}`;
  return { ...rest, sentence: `Missing: ${what}. Install: ${command} (or run npm run test:all as root).` };
}
