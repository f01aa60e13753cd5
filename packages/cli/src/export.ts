import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearestName, toJavaScript, Unsupported } from '@qingce/policy-language';
import type { CheckedPolicy } from '@qingce/policy-language';
import { exportDmn } from '@qingce/policy-language/dmn';
import { guideOf, toHtml, toMarkdown } from '@qingce/policy-language/guide';
import { dialectNames, toSql, Untranslatable } from '@qingce/policy-language/sql';
import type { DialectName } from '@qingce/policy-language/sql';
import { ANSWERED } from './command.ts';
import type { Call, Command } from './command.ts';
import { findPolicy, readPolicyText } from './find-policy.ts';
import type { PolicyFolder } from './find-policy.ts';
import { loadPolicy } from './load-policy.ts';
import { readReadings } from './read-readings.ts';
import { Refusal } from './refusal.ts';
import type { Say } from './say.ts';
import { readCases } from './worked-examples.ts';
import { writeWhole } from './write-file.ts';

/** A file made of a policy, and what it leaves out, in words. */
type Made = { readonly text: string; readonly leftOut: readonly string[] };
type Given = {
  readonly readings: Readonly<Record<string, string>>; readonly say: Say;
  /** What lies beside the policy. */
  readonly folder: PolicyFolder;
  /** The database that SQL is asked for. */
  readonly dialect: string | undefined;
};
type Target = (policy: CheckedPolicy, given: Given) => Promise<Made>;

/** What a policy is exported to, by the name typed after --to. */
const targets: Readonly<Record<string, Target>> = {
  'dmn': async (policy, { readings }) => dmn(await exportDmn(policy, { readings, version: '1.5' })),
  'dmn-1.3': async (policy, { readings }) => dmn(await exportDmn(policy, { readings, version: '1.3' })),
  'js': (policy, { readings }) => Promise.resolve({ text: toJavaScript(policy, readings).text, leftOut: [] }),
  'guide': (policy, given) => Promise.resolve(guide(policy, given, toMarkdown)),
  'guide-html': (policy, given) =>
    Promise.resolve(guide(policy, given, (blocks) => toHtml(blocks, given.say.language))),
  'sql': (policy, given) => Promise.resolve(sql(policy, given)),
};

/** 申报指南, with the worked examples and the translation that lie beside the policy. */
function guide(
  policy: CheckedPolicy, { readings, say, folder }: Given, write: typeof toMarkdown,
): Made {
  const read = (name: string): string | undefined =>
    (existsSync(join(folder.path, name)) ? readPolicyText(folder, name) : undefined);
  const cases = read('cases.json');
  const translation = read('source.en.md')?.trimEnd().split('\n');
  const blocks = guideOf(policy, {
    language: say.language, readings,
    examples: (cases === undefined ? [] : readCases(cases, 'cases.json'))
      .map(({ id, title = id, facts }) => ({ id, title, facts })),
    ...(translation && { translation }),
  });
  return { text: write(blocks), leftOut: [] };
}

function dmn({ xml, leftOut }: Awaited<ReturnType<typeof exportDmn>>): Made {
  return { text: xml, leftOut };
}

/** SQL for the database asked for; Refusal with construct and place for what it cannot say. */
function sql(policy: CheckedPolicy, { readings, say, dialect }: Given): Made {
  const name = getDialect(dialect);
  try {
    return { text: toSql(policy, { dialect: name, readings }), leftOut: [] };
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    const { place, words } = error;
    const at = place ? `policy.md:${place.line}:${place.column}` : 'policy.md';
    const construct = say.language === 'en' ? words.en : words.zh;
    throw new Refusal({ code: 'NO_SQL', path: at, sentence: 'noSql', values: { construct } });
  }
}

function getDialect(asked: string | undefined): DialectName {
  const dialect = dialectNames.find((name) => name === asked);
  if (dialect) return dialect;
  const values = { known: dialectNames.join(', ') };
  const path = `--dialect ${asked ?? ''}`.trim();
  throw new Refusal({ code: 'UNKNOWN_DIALECT', path, sentence: 'unknownDialect', values });
}

/** qingce export — the policy for other tools, under the readings in force or those given. */
export const exportCommand: Command = {
  name: 'export',
  usage: `<policy> --to <${Object.keys(targets).join('|')}>`,
  about: 'aboutExport',
  options: {
    to: { value: 'valueTarget', about: 'aboutTo' }, out: { value: 'valueFile', about: 'aboutOut' },
    reading: { value: 'valueReading', multiple: true, about: 'aboutReading' },
    dialect: { value: 'valueDialect', about: 'aboutDialect' },
  },
  words: { min: 1, max: 1 },
  run: async (call) => {
    const { typed, say, terminal } = call;
    const target = getTarget(typed.value('to'));
    const policy = loadPolicy(typed.words[0] ?? '', call);
    const folder = findPolicy(typed.words[0] ?? '', terminal.directory);
    const made = await make(target, policy, {
      readings: readReadings(call, policy), say, folder, dialect: typed.value('dialect'),
    });
    const out = typed.value('out');
    if (out === undefined) await terminal.out(made.text);
    else await writeWhole(out, made.text, call);
    if (made.leftOut.length > 0) terminal.err(`${tellLeftOut(made.leftOut, call)}\n`);
    return ANSWERED;
  },
};

function getTarget(asked: string | undefined): Target {
  const known = Object.keys(targets);
  const target = asked === undefined ? undefined : targets[asked];
  if (target && asked !== undefined && known.includes(asked)) return target;
  const nearest = nearestName(asked ?? '', known);
  throw new Refusal({
    code: 'UNKNOWN_TARGET', path: `--to ${asked ?? ''}`.trim(),
    ...(nearest === undefined
      ? { sentence: 'unknownTarget', values: { known: known.join(', ') } }
      : { sentence: 'unknownTargetNearest', values: { nearest } }),
  });
}

/** What the target cannot say is bad input. */
async function make(target: Target, policy: CheckedPolicy, given: Given): Promise<Made> {
  try {
    return await target(policy, given);
  } catch (error) {
    throw error instanceof Unsupported ? refusalOf(error) : error;
  }
}

/** What the back end does not do, with the construct and its place. */
function refusalOf({ message }: Unsupported): Refusal {
  return new Refusal({ code: 'UNSUPPORTED', path: '--to', sentence: 'unsupported', values: { told: message } });
}

function tellLeftOut(leftOut: readonly string[], { say }: Call): string {
  const part = say.language === 'en' ? 1 : 0;
  return [say('leftOut'), ...leftOut.map((text) => `  · ${text.split(' · ')[part] ?? text}`)].join('\n');
}
