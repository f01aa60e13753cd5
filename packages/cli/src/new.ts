import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { ANSWERED } from './command.ts';
import type { Call, Command } from './command.ts';
import { newPolicyPath } from './find-policy.ts';
import { wrap } from './layout.ts';
import { readText } from './read-json.ts';
import { Refusal } from './refusal.ts';
import { startPolicy } from './start-policy.ts';
import type { StartedPolicy } from './start-policy.ts';
import { begin, finish } from './unfinished.ts';

/**
 * qingce new — starts the folder of a policy: from its pasted text, source.md as it is and policy.md to do; without a
 * text, a small invented policy that can be checked, claimed under and paid as it stands, to be rewritten.
 */
export const newCommand: Command = {
  name: 'new',
  usage: '<id> [--from <text|->]',
  about: 'aboutNew',
  options: { from: { value: 'valueFile', about: 'aboutFrom' } },
  words: { min: 1, max: 1 },
  run: async (call) => {
    const { typed, say, terminal } = call;
    const path = pathFor(typed.words[0] ?? '', call);
    const from = typed.value('from');
    if (from === undefined) {
      await writeFolder(path, await starterFiles(basename(path)));
      await terminal.out(`${say('newStarter', { folder: relative(terminal.directory, path) })}\n`);
      return ANSWERED;
    }
    const source = await readText(from, terminal);
    if (source.trim() === '') throw new Refusal({ code: 'EMPTY', path: from, sentence: 'emptyText' });
    const started = startPolicy(basename(path), source, say);
    await writeFolder(path, { 'source.md': source, 'policy.md': started.policy });
    await terminal.out(`${tellStarted(started, relative(terminal.directory, path), call).join('\n')}\n`);
    return ANSWERED;
  },
};

const starter = new URL('../../../docs/language/examples/starter/', import.meta.url);

/** The files of the small policy that stands in for one, under the id of the folder. */
async function starterFiles(id: string): Promise<Record<string, string>> {
  const names = ['source.md', 'source.en.md', 'policy.md', 'cases.json'];
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, starter), 'utf8')));
  return Object.fromEntries(names.map((name, at) =>
    [name, (texts[at] ?? '').replace('  id: starter\n', `  id: ${id}\n`)]));
}

/** The folder to make; Refusal for an id that is none and for a folder that is there already. */
function pathFor(named: string, { terminal }: Call): string {
  const path = newPolicyPath(named, terminal.directory);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(basename(path)))
    throw new Refusal({ code: 'NOT_AN_ID', path: named, sentence: 'notAnId' });
  if (existsSync(path)) throw new Refusal({ code: 'FOLDER_EXISTS', path: named, sentence: 'folderExists' });
  return path;
}

/**
 * Makes a folder and those above it, one by one: asked to make them all at once below a folder that takes none, such as
 * /proc, Node tries for ever.
 */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeFolder(dirname(path));
  await mkdir(path);
}

/** The whole folder appears at once, so that a run that is broken off leaves nothing half written. */
async function writeFolder(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  try {
    await makeFolder(dirname(path));
    const aside = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
    begin(aside);
    try {
      for (const [name, text] of Object.entries(files)) await writeFile(join(aside, name), text);
      await rename(aside, path);
    } catch (error) {
      await rm(aside, { recursive: true, force: true });
      throw error;
    } finally {
      finish(aside);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Refusal({ code: 'FILE_UNWRITABLE', path, sentence: 'fileUnwritable', values: { code } });
  }
}

/** More lines than these are only counted. */
const LINES_TOLD = 12;

function tellStarted(
  { clauses, sentences, characters, doubts }: StartedPolicy, folder: string, { say, terminal }: Call,
): string[] {
  const told = doubts.flatMap(({ kind, lines }) => {
    const some = lines.slice(0, LINES_TOLD).join(', ') + (lines.length > LINES_TOLD ? ' …' : '');
    return wrap(`  ${say(kind, { lines: some, n: lines.length })}`, terminal.columns, '    ');
  });
  return [
    say('newStarted', { folder, clauses, sentences, characters }),
    ...(told.length === 0 ? [] : ['', terminal.paint('bold', say('doubts')), ...told]),
    '', say('newNext', { folder }),
  ];
}
