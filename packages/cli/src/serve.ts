import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ANSWERED, FAILED } from './command.ts';
import type { Call, Command } from './command.ts';
import { Refusal } from './refusal.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * qingce serve — the web site, until it is told to stop: the same as npm start, with address and port to
 * choose.
 */
export const serveCommand: Command = {
  name: 'serve',
  usage: '[--host <address>] [--port <port>]',
  about: 'aboutServe',
  options: {
    host: { value: 'valueHost', about: 'aboutHost' },
    port: { value: 'valuePort', about: 'aboutPort' },
    'accept-process-crash-only': { about: 'aboutAcceptCrash' },
  },
  words: { min: 0, max: 0 },
  run: async (call) => {
    Object.assign(process.env, chosenIn(call));
    // The data lie where npm start has them, whatever the folder this is called from.
    process.chdir(ROOT);
    if (spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' }).status !== 0) return FAILED;
    // Only this command needs the server, which starts when its main file is imported, and tells what fails.
    await import('@qingce/server/main');
    return process.exitCode === undefined ? ANSWERED : FAILED;
  },
};

function chosenIn({ typed }: Call): Record<string, string> {
  const [host, port] = [typed.value('host'), typed.value('port')];
  if (port !== undefined && (!/^[0-9]{1,5}$/.test(port) || Number.parseInt(port, 10) > 65_535)) {
    throw new Refusal({ code: 'NOT_A_PORT', path: '--port', sentence: 'notAPort', values: { port } });
  }
  return { ...(host !== undefined && { HOST: host }), ...(port !== undefined && { PORT: port }) };
}
