// The repository's own files and what they import, for the tests that hold architecture and house rules.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { root } from './run.ts';

/** One import: what is written, whether it vanishes with the types, and the file when that is one of ours. */
export interface Import { from: string; specifier: string; typesOnly: boolean; file: string | undefined }

const notOurs = new Set(['node_modules', 'dist', '.git', 'data', 'test-results', 'playwright-report']);

/** Every file below a folder of the repository, as paths from its root; none when there is no such folder. */
export function listFiles(folder = '.'): string[] {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = relative(root, join(absolute, entry.name));
    if (entry.isDirectory()) return listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The TypeScript below a folder. */
export function listSources(folder: string): string[] {
  return listFiles(folder).filter((path) => /\.tsx?$/.test(path));
}

/** A file's text; the path counts from the repository's root. */
export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A test, a test's helper (the scripts help the tests of the architecture) or a browser journey. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^(scripts|packages\/[^/]+\/(test|tests|e2e))\//.test(path);
}

/** The name of the package that a file lies in. */
export function packageOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1];
}

/** What a file imports and re-exports. */
export function importsOf(path: string): Import[] {
  return importsIn(readText(path)).map(({ specifier, typesOnly }) => ({
    from: path, specifier, typesOnly,
    file: specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : undefined,
  }));
}

/** The import and re-export statements of a source text. */
export function importsIn(source: string): { specifier: string; typesOnly: boolean }[] {
  const written = /^[ \t]*(?:import|export)\s+(?:([^'"`;=(]*?)\sfrom\s+)?'([^']+)'/gm;
  const dynamic = /\bimport\(\s*'([^']+)'/g;
  return [
    ...[...source.matchAll(written)].map(
      ([, names = '', specifier = '']) => ({ specifier, typesOnly: namesTypesOnly(names) }),
    ),
    ...[...source.matchAll(dynamic)].map(([, specifier = '']) => ({ specifier, typesOnly: false })),
  ];
}

function namesTypesOnly(names: string): boolean {
  if (/^type\s/.test(names)) return true;
  const braces = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const each = (braces ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  return each.length > 0 && each.every((name) => name.startsWith('type '));
}
