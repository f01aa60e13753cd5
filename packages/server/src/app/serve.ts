import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { migrate, openDatabase } from '@qingce/database';
import { instantAt } from '../foundation/index.ts';
import type { App, Instant, Workplace } from '../foundation/index.ts';
import { buildApp } from './build-app.ts';
import type { Config } from './config.ts';
import { demoClocks, keepDemoClock, productionClocks, resumeDemoClock } from './demo-clock.ts';
import { dailyWorks } from './daily-works.ts';
import { runFallingDue } from './falling-due.ts';
import { openFirstAccounts } from './first-accounts.ts';
import type { FirstAccount } from './first-accounts.ts';

/** A server that answers: where, on what, and how to end it. */
export interface RunningServer {
  readonly address: string;
  readonly workplace: Workplace;
  readonly app: App;
  /** The administrators of a new production database, with the passwords that are shown this once. */
  readonly firstAccounts: readonly FirstAccount[];
  stop(): Promise<void>;
}

// The demonstration's first business morning; its story moves on from here.
const demoBegins = '2017-04-01T09:00:00.000+08:00';
const everyMilliseconds = 30_000;

/**
 * Opens the database, listens (with 503 until all is ready), migrates, and does what fell due while it was off. Throws
 * FolderInUse, MigrationRefused, or what the database or the port refuse.
 */
export async function serve(config: Config): Promise<RunningServer> {
  const workplace = await openWorkplace(config);
  let isReady = false;
  const doDailyWorks = (): Promise<void> => runFallingDue(workplace, dailyWorks, (name, error) =>
    app.log.error({ err: error, work: name }, 'what fell due was not done'));
  const app = await buildApp(workplace, { config, isReady: () => isReady, runFallingDue: doDailyWorks });
  try {
    const address = await app.listen({ host: config.host, port: config.port });
    await migrate(workplace.database);
    if (config.mode === 'demo') await resumeDemoClock(workplace, demoBegins);
    const firstAccounts = config.mode === 'production' ? await openFirstAccounts(workplace) : [];
    await doDailyWorks();
    const rounds = setInterval(() => void goRound(workplace, config, doDailyWorks), everyMilliseconds);
    isReady = true;
    const stop = async (): Promise<void> => {
      clearInterval(rounds);
      await app.close();
      if (config.mode === 'demo') await keepDemoClock(workplace);
      await workplace.database.close();
    };
    return { address, workplace, app, firstAccounts, stop };
  } catch (error) {
    await app.close();
    await workplace.database.close();
    throw error;
  }
}

const realClock = (): Instant => instantAt(Date.now());

async function openWorkplace(config: Config): Promise<Workplace> {
  const dataFolder = resolve(config.dataFolder);
  const location = config.databaseUrl === undefined ? { folder: join(dataFolder, 'database') } : { url: config.databaseUrl };
  return {
    database: await openDatabase(location), dataFolder, newId: randomUUID,
    clocks: config.mode === 'demo' ? demoClocks(realClock) : productionClocks(realClock),
  };
}

async function goRound(workplace: Workplace, config: Config, doDailyWorks: () => Promise<void>): Promise<void> {
  if (config.mode === 'demo') await keepDemoClock(workplace);
  await doDailyWorks();
}
