import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { migrate, openDatabase } from '@qingce/database';
import { extendChain } from '../audit/index.ts';
import { tellOfWork } from '../casefile/index.ts';
import { playStory, sampleAccounts } from '../demo/index.ts';
import type { Progress, SampleAccount, Story } from '../demo/index.ts';
import { instantAt, runVerb } from '../foundation/index.ts';
import type { App, Instant, Workplace } from '../foundation/index.ts';
import { sealSecrets } from '../identity/index.ts';
import type { Keyring } from '../identity/index.ts';
import { sendMails } from '../messages/index.ts';
import { arrangeYears, readCalendar } from '../policy/index.ts';
import { buildApp } from './build-app.ts';
import type { AppOptions } from './build-app.ts';
import type { Config, MailConfig } from './config.ts';
import { dailyWorks } from './daily-works.ts';
import { demoKeyring } from './demo-keyring.ts';
import { demoClocks, keepDemoClock, productionClocks, resumeDemoClock } from './demo-clock.ts';
import { lookAtMoneyDaily } from '../invariants/index.ts';
import { runFallingDue } from './falling-due.ts';
import { smtpRoute } from './smtp.ts';
import { openFirstAccounts } from './first-accounts.ts';
import type { FirstAccount } from './first-accounts.ts';
import { publishAll, readShelf, storyOf } from './published-policies.ts';
import type { PolicyShelf } from './published-policies.ts';

/** A server that answers: where, on what, and how to end it. */
export interface RunningServer {
  readonly address: string;
  readonly workplace: Workplace;
  /** The administrators of a new database, with the passwords that are shown this once. */
  readonly firstAccounts: readonly FirstAccount[];
  /** Whom a visitor of the demonstration may sign in as. */
  readonly sampleAccounts: readonly SampleAccount[];
  stop(): Promise<void>;
}

export interface ServeOptions { readonly tellProgress?: (progress: Progress) => void }

/** Where a demonstration without a story begins. */
const demoBegins = '2017-04-01';
const everyMilliseconds = 30_000;

/**
 * Opens the database, listens (with 503 until all is ready), migrates, publishes the policies, plays the story of a new
 * demonstration, and does what fell due while it was off. Throws FolderInUse, MigrationRefused, PolicyRefused,
 * SecretsUnreadable, StoryStuck, or what the database or the port refuse.
 */
export async function serve(config: Config, options: ServeOptions = {}): Promise<RunningServer> {
  const keyring = await keyringOf(config);
  arrangeYears(await readCalendar(config.calendarFile));
  const workplace = await openWorkplace(config);
  let app: App | undefined;
  let isReady = false;
  try {
    const shelf = await readShelf(config.policiesFolder);
    const tellUndone = (name: string, error: unknown): void =>
      app?.log.error({ err: error, work: name }, 'what fell due was not done');
    const doDailyWorks = async (): Promise<void> => {
      await runFallingDue(workplace, dailyWorks, tellUndone);
      await lookAtMoneyDaily(workplace).catch((error: unknown) => tellUndone('invariants.look', error));
    };
    const story = config.playsStory && storyOf(shelf, config.playsStory.policy);
    const samples = story ? sampleAccounts(story) : [];
    const appOptions = {
      config, keyring, companions: shelf.companions, runFallingDue: doDailyWorks, sampleAccounts: samples,
    };
    app = await buildApp(workplace, { ...appOptions, isReady: () => isReady });
    const address = await app.listen({ host: config.host, port: config.port });
    const firstAccounts = await prepare(workplace, { config, shelf, story, appOptions, ...options });
    await doDailyWorks();
    isReady = true;
    const tellFailure = (error: unknown): void => app?.log.error({ err: error }, 'a round was not finished');
    const goRound = (): Promise<void> => keepTime(workplace, config).then(doDailyWorks).catch(tellFailure);
    const rounds = setInterval(() => void goRound(), everyMilliseconds);
    const letters = config.mail && startPostman(workplace, config.mail, tellFailure);
    const links = everySoOften(linksEveryMilliseconds, () => extendChain(workplace), tellFailure);
    const work = everySoOften(workEveryMilliseconds, () => tellOfWork(workplace), tellFailure);
    return {
      address, workplace, firstAccounts, sampleAccounts: samples,
      stop: stopper({ workplace, app, config, timers: [rounds, links, work, ...letters ? [letters] : []] }),
    };
  } catch (error) {
    await app?.close();
    await workplace.database.close();
    throw error;
  }
}

interface Preparation extends ServeOptions {
  readonly config: Config;
  readonly shelf: PolicyShelf;
  readonly story: Story | undefined;
  readonly appOptions: Omit<AppOptions, 'isReady'>;
}

async function prepare(
  workplace: Workplace, { config, shelf, story, appOptions, tellProgress }: Preparation,
): Promise<readonly FirstAccount[]> {
  await migrate(workplace.database);
  if (config.mode === 'demo') await resumeDemoClock(workplace, `${story?.clock.from ?? demoBegins}T09:00:00.000+08:00`);
  await runVerb(workplace, { act: 'identity.seal-secrets', actor: { kind: 'system' }, requestId: 'start' }, {
    input: appOptions.keyring, verb: sealSecrets, reply: () => null,
  });
  await publishAll(workplace, shelf);
  if (!story) return openFirstAccounts(workplace);
  // The players use the product's own interface, through a second door that is open to nobody else.
  const stage = await buildApp(workplace, { ...appOptions, isReady: () => true });
  const until = config.playsStory?.until ?? 'end';
  await playStory({ workplace, app: stage, story, until, tell: tellProgress ?? (() => {}) });
  await stage.close();
  return [];
}

interface Running {
  readonly workplace: Workplace;
  readonly app: App;
  readonly config: Config;
  readonly timers: readonly NodeJS.Timeout[];
}

function stopper({ workplace, app, config, timers }: Running): () => Promise<void> {
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await app.close();
    await keepTime(workplace, config);
    await extendChain(workplace);
    await workplace.database.close();
  };
}

const lettersEveryMilliseconds = 15_000;
const linksEveryMilliseconds = 1000;
const workEveryMilliseconds = 10_000;

/** Sends what is due every quarter of a minute. */
function startPostman(workplace: Workplace, mail: MailConfig, tellFailure: (error: unknown) => void): NodeJS.Timeout {
  const route = smtpRoute(mail);
  return everySoOften(lettersEveryMilliseconds, () => sendMails(workplace, route), tellFailure);
}

/** A round that takes longer than its pause is not joined by a second one. */
function everySoOften(
  milliseconds: number, round: () => Promise<unknown>, tellFailure: (error: unknown) => void,
): NodeJS.Timeout {
  let isOut = false;
  return setInterval(() => {
    if (isOut) return;
    isOut = true;
    void round().catch(tellFailure).finally(() => { isOut = false; });
  }, milliseconds);
}

const realClock = (): Instant => instantAt(Date.now());

async function keyringOf({ keyring, dataFolder }: Config): Promise<Keyring> {
  return keyring ?? demoKeyring(resolve(dataFolder));
}

async function openWorkplace(config: Config): Promise<Workplace> {
  const dataFolder = resolve(config.dataFolder);
  const location = config.databaseUrl === undefined
    ? { folder: join(dataFolder, 'database') }
    : { url: config.databaseUrl };
  return {
    database: await openDatabase(location), dataFolder, newId: randomUUID,
    clocks: config.mode === 'demo' ? demoClocks(realClock) : productionClocks(realClock),
  };
}

async function keepTime(workplace: Workplace, config: Config): Promise<void> {
  if (config.mode === 'demo') await keepDemoClock(workplace);
}
