import { once } from 'node:events';
import { ANSWERED, FAILED } from './command.ts';
import type { Call, Command } from './command.ts';
import { Refusal } from './refusal.ts';

/** qingce serve — the web site, until it is told to stop. */
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
    const environment = environmentOf(call);
    // Only this command needs the server, and loading it takes longer than answering a claim.
    const { readConfig, serve } = await import('@qingce/server');
    try {
      const server = await serve(readConfig(environment, argumentsOf(call)));
      await announce(server, call);
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      await server.stop();
      return ANSWERED;
    } catch (error) {
      call.terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
      return FAILED;
    }
  },
};

type Announced = {
  readonly address: string;
  readonly workplace: { readonly database: { readonly durability: string } };
  readonly firstAccounts: readonly { readonly username: string; readonly password: string }[];
};

async function announce(
  { address, workplace, firstAccounts }: Announced,
  { terminal, say }: Call,
): Promise<void> {
  const isDurable = workplace.database.durability !== 'process-crash-only';
  const accounts = firstAccounts.map(({ username, password }) => `${username}  ${password}`);
  await terminal.out(
    `${[say('serving', { address }), ...(isDurable ? [] : [say('notDurable')]), ...accounts].join('\n')}\n`,
  );
}

function environmentOf({ typed }: Call): NodeJS.ProcessEnv {
  const [host, port] = [typed.value('host'), typed.value('port')];
  if (port !== undefined && (!/^[0-9]{1,5}$/.test(port) || Number.parseInt(port, 10) > 65_535)) {
    throw new Refusal({ code: 'NOT_A_PORT', path: '--port', sentence: 'notAPort', values: { port } });
  }
  return {
    ...process.env,
    ...(host !== undefined && { HOST: host }),
    ...(port !== undefined && { PORT: port }),
  };
}

function argumentsOf({ typed }: Call): string[] {
  return typed.has('accept-process-crash-only') ? ['--accept-process-crash-only'] : [];
}
