// The habits of this house that no other tool holds. Every ban names what to do instead.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policyWords, wordsIn } from './policy-words.ts';
import { isTest, listFiles, readText } from './read-sources.ts';
import { root } from './run.ts';

/** What no line of some files may hold; `except` lists the files that may, each with its reason. */
interface Ban {
  what: string;
  pattern: RegExp;
  example: string;
  within: (path: string) => boolean;
  instead: string;
  except?: Record<string, string>;
}

const files = listFiles();
const isCode = (path: string): boolean => /\.(tsx?|js)$/.test(path);
const isShipped = (path: string): boolean => path.startsWith('packages/') && isCode(path) && !isTest(path);
const isTranslation = (path: string): boolean => /\.(zh-CN|en)\.ts$/.test(path);
const isText = (path: string): boolean => /\.(tsx?|js|json|md|css|html|sql|ya?ml|svg)$|^\.ci\//.test(path);
const isIn = (folders: string[]) => (path: string): boolean =>
  folders.some((folder) => path.startsWith(`packages/${folder}/`));

const aroundMoney = isIn([
  'values', 'policy-language', 'ledger',
  ...['fund', 'eligibility', 'review', 'award', 'payment'].map((name) => `server/src/${name}`),
]);
const ownsClock = isIn(['server/src/app', 'server/src/foundation', 'cli', 'web']);
const self = { 'scripts/tidy.test.ts': 'names what it bans' };

const bans: Ban[] = [
  {
    what: 'floating-point arithmetic beside money',
    pattern: /\bparseFloat\b|\.toFixed\(|\bMath\.round\b|(?<![\w.])Number\(/,
    within: (path) => isShipped(path) && aroundMoney(path),
    example: 'Number(fen) / 100',
    instead: 'count in bigint fen and exact fractions (values: money.ts, fraction.ts, rounding.ts)',
    except: { 'packages/values/src/day.ts': 'reads the digits of a calendar day, which are no money' },
  },
  {
    what: 'a clock of its own',
    pattern: /\bnew Date\(|\bDate\.now\b|\bperformance\.now\b/,
    within: (path) => isShipped(path) && !ownsClock(path),
    example: 'const today = new Date();',
    instead: 'take today or the clock from the context that the verb is given',
    except: { 'packages/database/src/column-readers.ts': 'converts an instant that the database wrote' },
  },
  {
    what: 'unfinished work', pattern: /\b(TODO|FIXME|XXX|HACK)\b/, within: isText, except: self,
    example: '// TODO: later',
    instead: 'finish it, or open an issue and name it in docs/roadmap.md',
  },
  {
    what: 'tests that do not run', within: isTest, except: self,
    pattern: /\b(test|it|describe)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf|fails)\b/,
    example: 'describe.skip.each(rows)',
    instead: 'make it run, or take it out',
  },
  {
    what: 'a rule of lint switched off without a reason', within: isCode, except: self,
    pattern: /(oxlint|eslint)-disable(?!.* -- \S)|@ts-(ignore|nocheck|expect-error)(?! \S)/,
    example: '// oxlint-disable-next-line no-console',
    instead: 'add the reason: oxlint-disable-next-line rule -- why',
  },
  {
    what: 'paths of one machine', within: isText, except: self,
    pattern: /(?<![\w.:/-])\/(home|root|Users|work|workspace)\/\w|(?<!\w\/|\.)\.\.\/shared\/\w+\//,
    example: "open('/home/someone/policy.md')",
    instead: 'name files from the root of the repository',
  },
  {
    what: 'hosts of package registries', within: isText, except: self,
    pattern: /\bregistry\.[\w-]+\.|npmmirror|\bnpmjs\.|\bdeb\.debian\.|"resolved": "http/,
    example: 'https://registry.npmjs.org/',
    instead: 'say npm ci; which registry it asks is for the machine to know',
  },
  {
    what: 'lines longer than 120 columns', pattern: /^.{121,}$/u,
    within: (path) => /\.tsx?$/.test(path) && !isTranslation(path),
    example: '列'.repeat(121),
    instead: 'break the line; the aim is 110',
  },
];

describe('no file holds', () => {
  test.each(bans)('$what', ({ pattern, within, instead, except = {} }) => {
    const searched = files.filter((path) => within(path) && !(path in except));
    expect(searched.flatMap((path) => linesWith(path, pattern)), `instead: ${instead}`).toEqual([]);
  });

  test.each(bans)('$what, which the ban really sees', ({ pattern, example }) => {
    expect(example).toMatch(pattern);
  });

  test('an exception for a file that is gone', () => {
    const excepted = bans.flatMap(({ except = {} }) => Object.keys(except));
    expect(excepted.filter((path) => !files.includes(path))).toEqual([]);
  });
});

describe('the policy is data', () => {
  const { items, codes } = policyWords();
  const places = /清远|清城|qing-?yuan|qing-?cheng(?!e)|4418\d\d/i;
  const trade = /坐席|150席|50席|服务外包|\bseat-?rent|\bpremises-?rent|\b(premises|seat)Rent\b/;
  const declared = [...items, ...codes].toSorted();
  const shipped = files.filter((path) => isShipped(path) && !isTranslation(path));

  test('the words of the policies are found', () => {
    const policies = files.filter((path) => /^policies\/[^/]+\/policy\.md$/.test(path));
    expect(items.length).toBeGreaterThanOrEqual(policies.length);
  });

  test('no code names a place of the policy', () => {
    expect(shipped.flatMap((path) => linesWith(path, places)), 'say it in policies/').toEqual([]);
  });

  test("no code names a policy's subject", () => {
    expect(shipped.flatMap((path) => linesWith(path, trade)), 'say it in policies/').toEqual([]);
  });

  test("no code names a policy's award items or refusals", () => {
    const hits = shipped.flatMap((path) => linesWith(path, wholeWords(declared)));
    expect(hits, 'read it from the policy').toEqual([]);
  });

  test('items and codes are read from the YAML of a policy', () => {
    const block = 'items:\n  big-award: { name: 大奖 }\n  small: { 门槛: 2 }\n';
    const policy = `\`\`\`yaml\n${block}conditions:\n  甲: { else: TOO_SMALL_2 }\n\`\`\`\n`;
    expect(wordsIn(policy)).toEqual({ items: ['big-award', 'small'], codes: ['TOO_SMALL_2'] });
  });
});

describe('file names', () => {
  test('say what is inside', () => {
    const empty = /^(utils?|helpers?|common|managers?|data|info|misc|v\d+)$/;
    const wordsOf = (path: string): string[] => path.split('/').map((part) => part.replace(/\..*$/, ''));
    const named = files.filter((path) => /^(packages|scripts|docs)\//.test(path));
    const bad = named.filter((path) => wordsOf(path).some((name) => empty.test(name)));
    expect(bad, 'name the concept').toEqual([]);
  });

  test('are plain ASCII', () => {
    expect(files.filter((path) => !/^[\x21-\x7e]+$/.test(path))).toEqual([]);
  });

  test('of code are in kebab-case, of components in PascalCase, of hooks useX', () => {
    const sources = files.filter((path) => /^(packages|scripts)\/.*\.tsx?$/.test(path));
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+|\.zh-CN)*\.tsx?$/;
    const componentOrHook = /^([A-Z]\w*(\.test)?\.tsx|use[A-Z]\w*(\.test)?\.tsx?)$/;
    const names = [kebab, componentOrHook];
    expect(sources.filter((path) => !names.some((name) => name.test(basename(path))))).toEqual([]);
  });
});

test('every relative link in a Markdown file leads to a file', () => {
  // A policy's links are addresses in the policy language, which its compiler checks.
  const isPolicy = /^(policies|docs\/language\/examples)\/[^/]+\/policy\.md$|^packages\/policy-language\/tests\//;
  const documents = files.filter((path) => path.endsWith('.md') && !isPolicy.test(path));
  const broken = documents.flatMap((path) =>
    linksIn(readText(path)).filter((link) => !existsSync(join(root, dirname(path), link)))
      .map((link) => `${path} links to ${link}`));
  expect(broken).toEqual([]);
});

function linksIn(markdown: string): string[] {
  const prose = markdown.replaceAll(/^(`{3,}|~{3,}).*?^\1$/gms, '').replaceAll(/`[^`\n]*`/g, '');
  const targets = [
    ...[...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => target),
    ...[...prose.matchAll(/<img[^>]*\ssrc="([^"]+)"/g)].map(([, target = '']) => target),
  ];
  return targets.filter((target) => !/^(#|\/|[a-z][a-z+.-]*:)/i.test(target))
    .map((target) => decodeURIComponent(target.replace(/[#?].*$/, '')));
}

function linesWith(path: string, pattern: RegExp): string[] {
  return readText(path).split('\n').flatMap((text, index) =>
    pattern.test(text) ? [`${path}:${index + 1}: ${text.trim().slice(0, 100)}`] : []);
}

/** Matches any of the words standing alone; nothing when there are none. */
function wholeWords(words: string[]): RegExp {
  if (words.length === 0) return /(?!)/;
  return new RegExp(`(?<![\\w-])(${words.join('|')})(?![\\w-])`);
}
