// Starts the server when it is imported: `node packages/server/src/app/main.ts`, or `npm start`.
import { FolderInUse, MigrationRefused } from '@qingce/database';
import { StoryStuck } from '../demo/index.ts';
import type { Progress } from '../demo/index.ts';
import { SecretsUnreadable } from '../identity/index.ts';
import { CalendarRefused, PolicyRefused } from '../policy/index.ts';
import { ConfigRefused, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { serve } from './serve.ts';
import type { RunningServer } from './serve.ts';

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const server = await serve(config, { tellProgress });
  announce(server, config);
  stopOnSignal(server);
} catch (error) {
  const isExpected = error instanceof ConfigRefused || error instanceof FolderInUse || error instanceof MigrationRefused
    || error instanceof PolicyRefused || error instanceof CalendarRefused || error instanceof SecretsUnreadable
    || error instanceof StoryStuck;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}

function tellProgress({ day, done, of }: Progress): void {
  if (done === of || done % 10 === 0) console.log(`演示故事 Story  ${day}  ${done}/${of}`);
}

function announce(server: RunningServer, config: Config): void {
  if (server.workplace.database.durability === 'process-crash-only') {
    console.log(
      '嵌入式数据库：进程中断不丢数据，断电可能丢失最近的数据，只供试用；正式使用请设置 DATABASE_URL。\n' +
      'Embedded database: survives the end of the process, not a power cut. ' +
      'For evaluation only; set DATABASE_URL for real use.',
    );
  }
  for (const { username, password } of server.firstAccounts) console.log(`${username}  ${password}`);
  for (const { username, password, displayName, role } of server.sampleAccounts) {
    console.log(`${username}  ${password}  ${role}  ${displayName}`);
  }
  console.log(`清策 Qingce  ${server.address}  (${config.mode})`);
}

function stopOnSignal(server: RunningServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0), (error: unknown) => {
        console.error(error);
        process.exit(1);
      });
    });
  }
}
