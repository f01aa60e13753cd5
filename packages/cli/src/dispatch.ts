/** Finds the command that is meant, and tells what is wrong with a call. */
import { nearestName } from '@qingce/policy-language';
import { BAD_INPUT, ANSWERED } from './command.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview } from './help.ts';
import { everywhere, readArguments } from './options.ts';
import type { OptionSpecs } from './options.ts';
import { Refusal } from './refusal.ts';
import { languages, sayIn } from './say.ts';
import type { Language, Say } from './say.ts';
import { tellFault } from './tell-errors.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

const outside: OptionSpecs = { ...everywhere, version: { about: 'aboutVersion' } };

/** Runs one call of qingce and answers with its exit code. */
export async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const say = sayIn(languageIn(args));
  try {
    return await call(args, { say, terminal });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tellFault(error.fault, { say, terminal, json: args.includes('--json') });
    return BAD_INPUT;
  }
}

async function call(
  args: readonly string[],
  { say, terminal }: { say: Say; terminal: Terminal },
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith('-')) return withoutCommand(args, { say, terminal });
  if (name === 'help')
    return withoutCommand(
      rest.filter((word) => word.startsWith('-')),
      { say, terminal },
    );
  const command = getCommand(name);
  const typed = readArguments(rest, { ...command.options, ...everywhere });
  checkLanguage(typed.value('lang'));
  if (typed.has('help')) {
    await terminal.out(helpOf(command, say, terminal.columns));
    return ANSWERED;
  }
  checkWords(command, typed.words);
  return command.run({ typed, say, terminal });
}

async function withoutCommand(
  args: readonly string[],
  { say, terminal }: { say: Say; terminal: Terminal },
): Promise<number> {
  const typed = readArguments(args, outside);
  checkLanguage(typed.value('lang'));
  const [stray] = typed.words;
  if (stray !== undefined) getCommand(stray);
  await terminal.out(typed.has('version') ? `${version()}\n` : overview(commands, say));
  return ANSWERED;
}

function getCommand(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command) return command;
  const nearest = nearestName(name, commands.map((one) => one.name));
  throw new Refusal(nearest === undefined
    ? { code: 'UNKNOWN_COMMAND', path: name, sentence: 'unknownCommand' }
    : { code: 'UNKNOWN_COMMAND', path: name, sentence: 'unknownCommandNearest', values: { nearest } });
}

/** The language asked for, before anything else is read, so that complaints are told in it. */
function languageIn(args: readonly string[]): Language {
  const place = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = args[place]?.includes('=') ? args[place].slice('--lang='.length) : args[place + 1];
  return place === -1 ? 'zh-CN' : languages.find((language) => language === asked) ?? 'zh-CN';
}

function checkLanguage(asked: string | undefined): void {
  if (asked === undefined || languages.some((language) => language === asked)) return;
  throw new Refusal({
    code: 'UNKNOWN_LANGUAGE',
    path: '--lang',
    sentence: 'unknownLanguage',
    values: { asked, known: languages.join(' · ') },
  });
}

function checkWords(command: Command, words: readonly string[]): void {
  const values = { usage: `qingce ${command.name} ${command.usage}` };
  if (words.length < command.words.min)
    throw new Refusal({ code: 'WORD_MISSING', path: command.name, sentence: 'wordMissing', values });
  const extra = words[command.words.max];
  if (extra !== undefined)
    throw new Refusal({ code: 'WORD_TOO_MANY', path: extra, sentence: 'wordTooMany', values });
}
