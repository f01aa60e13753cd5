// Starting programs: those in node_modules/.bin first, so that every `node` in them is the one npm brought.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The repository's root folder. */
export const root = join(import.meta.dirname, '..');

/** Runs a program in the root folder and shows its output; answers the exit code, 1 if it never ran. */
export function run(command: string[], env: Record<string, string> = {}): number {
  const [program = '', ...args] = command;
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const ended = spawnSync(program, args, {
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PATH, ...env },
  });
  if (ended.error) console.error(`${program}: ${ended.error.message}`);
  return ended.status ?? 1;
}
