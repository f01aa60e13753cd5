// Builds what the browser needs: every package with a Vite configuration, when its inputs changed since.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { precompress } from './precompress.ts';
import { isTest, listFiles, readText } from './read-sources.ts';
import { root, run } from './run.ts';

/** Builds the packages that were never built or whose inputs changed; answers whether all is built now. */
export async function buildWhatIsStale(): Promise<boolean> {
  const packages = [...new Set(listFiles('packages').flatMap((path) => builtPackage.exec(path)?.[1] ?? []))];
  for (const name of packages) {
    if (!isFresh(name) && !await build(name)) return false;
  }
  return true;
}

/** A digest of all that a package's build reads: its files, those of the packages below it, the lock. */
function inputsOf(name: string): string {
  const folders = withPackagesBelow(name).map((each) => `packages/${each}`);
  const paths = ['package-lock.json', ...folders.flatMap((folder) => listFiles(folder))];
  const digest = createHash('sha256');
  for (const path of paths.filter((each) => !isTest(each)).toSorted()) {
    digest.update(`${path}\n`).update(readFileSync(join(root, path)));
  }
  return digest.digest('hex');
}

/** A package may be built twice, for the browser and for the server. */
const builtPackage = /^packages\/([^/]+)\/vite(\.\w+)?\.config\.ts$/;

async function build(name: string): Promise<boolean> {
  const inputs = inputsOf(name);
  rmSync(stampOf(name), { force: true });
  const folder = `packages/${name}`;
  const configurations = listFiles(folder).filter((path) => builtPackage.test(path)).toSorted();
  for (const configuration of configurations) {
    console.log(`Building ${configuration}`);
    const command = ['vite', 'build', folder, '--config', configuration, '--logLevel', 'warn'];
    if (await run(command) !== 0) return false;
  }
  precompress(join(root, folder, 'dist'));
  writeFileSync(stampOf(name), inputs);
  return true;
}

function isFresh(name: string): boolean {
  return existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === inputsOf(name);
}

function stampOf(name: string): string {
  return join(root, 'packages', name, 'dist', '.inputs');
}

function withPackagesBelow(name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const { dependencies = {} } = JSON.parse(readText(`packages/${name}/package.json`)) as
    { dependencies?: Record<string, string> };
  const below = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@qingce/'));
  for (const dependency of below) withPackagesBelow(dependency.slice('@qingce/'.length), seen);
  return [...seen];
}
