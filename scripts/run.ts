// Starting programs: those in node_modules/.bin first, so that every `node` in them is the one npm brought.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The repository's root folder. */
export const root = join(import.meta.dirname, '..');

/** Runs a program in the root folder and shows its output; answers the exit code, 1 if it never ran. */
export function run(command: string[], env: Record<string, string> = {}): Promise<number> {
  return exitCodeOf(command, env, 'inherit');
}

/** The same beside another program: what it says is shown whole once it has ended. */
export async function runBeside(command: string[], env: Record<string, string> = {}): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-beside-'));
  const path = join(folder, 'output');
  const output = openSync(path, 'w');
  const exitCode = await exitCodeOf(command, env, output);
  closeSync(output);
  console.log(readFileSync(path, 'utf8'));
  rmSync(folder, { recursive: true });
  return exitCode;
}

async function exitCodeOf(
  command: string[], env: Record<string, string>, output: 'inherit' | number,
): Promise<number> {
  const [program = '', ...args] = command;
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(program, args, {
    cwd: root, stdio: ['ignore', output, output], env: { ...process.env, PATH, ...env },
  });
  try {
    const [exitCode] = await once(child, 'exit') as [number | null];
    return exitCode ?? 1;
  } catch (error) {
    console.error(`${program}: ${String(error)}`);
    return 1;
  }
}
