import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One file that the public pages load, under an address that changes with its content. */
export interface Asset {
  readonly address: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Where the law page's script and styles lie; undefined until `npm run build` made them. */
export interface LawAssets {
  readonly folder: string;
  readonly script: string;
  readonly styles: readonly string[];
}

const packages = join(import.meta.dirname, '../../..');

let knownStyle: Asset | undefined;

/** The frame's style sheet: the colours and faces of the law, then the frame, then the notices. Read once. */
export function frameStyle(): Asset {
  knownStyle ??= readFrameStyle();
  return knownStyle;
}

function readFrameStyle(): Asset {
  const tokens = createRequire(import.meta.url).resolve('@qingce/law-view/tokens.css');
  const sheets = [tokens, ...['site.css', 'notice.css'].map((name) => join(import.meta.dirname, name))];
  const content = Buffer.concat(sheets.map((path) => readFileSync(path)));
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { address: `/assets/site-${digest}.css`, type: 'text/css; charset=utf-8', content };
}

export function icon(): Asset {
  const content = readFileSync(join(import.meta.dirname, 'icon.svg'));
  return { address: '/assets/icon.svg', type: 'image/svg+xml', content };
}

type Manifest = Readonly<Record<string, { file: string; css?: string[]; isEntry?: boolean }>>;

/** Finds what Vite built for the law page. */
export function findLawAssets(folder = join(packages, 'law-view/dist/client')): LawAssets | undefined {
  const path = join(folder, '.vite/manifest.json');
  if (!existsSync(path)) return undefined;
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  return (
    entry && { folder, script: `/assets/${entry.file}`, styles: (entry.css ?? []).map((file) => `/assets/${file}`) }
  );
}

/** The folder of the working pages (/app/); undefined until they are built. */
export function findWorkingPages(folder = join(packages, 'web/dist')): string | undefined {
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}
