// A throw-away PostgreSQL cluster for tests, which ends with the process that started it.
import { spawn, execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A running test cluster: `url` connects as its superuser; `stop` ends it and removes its files. */
export interface Cluster { url: string; stop: () => Promise<void> }

interface OsUser { uid: number; gid: number }

const serverPrograms = ['initdb', 'postgres'];
const startSeconds = 60;

/** The folder with PostgreSQL's server programs, of the newest version; undefined when none is installed. */
export function findServerPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const newestFirst = listFolder(debian).toSorted((a, b) => Number(b) - Number(a));
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const folders = [...newestFirst.map((version) => join(debian, version, 'bin')), ...onPath];
  return folders.find((folder) => serverPrograms.every((program) => isProgram(join(folder, program))));
}

/** Makes and starts a cluster in a temporary folder, as the user `postgres` when this process is root's. */
export async function startCluster(programs: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-postgres-'));
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const cluster = join(folder, 'cluster');
  const options = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }, ...user };
  try {
    execFileSync(
      join(programs, 'initdb'),
      ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const port = await freePort();
    const listen = ['-c', 'listen_addresses=127.0.0.1', '-p', String(port), '-k', folder, '-N', '200'];
    const server = [join(programs, 'postgres'), '-D', cluster, ...listen, ...withoutWaitingForTheDisk];
    const keeper = spawn('sh', ['-c', endWithParent, 'sh', folder, ...server], {
      ...options, detached: true, stdio: ['pipe', 'ignore', 'pipe'],
    });
    await untilReady(keeper);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => stopKeeper(keeper) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Its files go with it: what a loss of power would do to them concerns nobody, and waiting for it took minutes. */
const withoutWaitingForTheDisk = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((setting) => [
  '-c', `${setting}=off`,
]);

/**
 * Runs the server until the pipe on standard input closes, which the kernel does however our process ends
 * (finished, interrupted or killed); then the server stops and its files go.
 */
const endWithParent = `
folder=$1; shift
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(cat <&3 >/dev/null; kill -QUIT $server) 2>/dev/null &
wait $server
cd / && rm -rf "$folder"
`;

function untilReady(keeper: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    const late = setTimeout(() => {
      keeper.stdin?.end();
      reject(new Error(`PostgreSQL was not ready after ${startSeconds} s:\n${log}`));
    }, startSeconds * 1000);
    keeper.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
      if (!log.includes('ready to accept connections')) return;
      clearTimeout(late);
      resolve();
    });
    keeper.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`PostgreSQL did not start:\n${log}`));
    });
  });
}

function stopKeeper(keeper: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (keeper.exitCode !== null) return resolve();
    keeper.once('exit', () => resolve());
    keeper.stdin?.end();
  });
}

/** PostgreSQL refuses to run as root; Debian's package makes the user `postgres`, `nobody` is everywhere. */
function unprivilegedUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const name = ['postgres', 'nobody'].find((candidate) => idOf(candidate, '-u') !== undefined);
  if (name === undefined) throw new Error('PostgreSQL refuses root, and there is no user postgres or nobody');
  return { uid: Number(idOf(name, '-u')), gid: Number(idOf(name, '-g')) };
}

function idOf(name: string, flag: '-u' | '-g'): string | undefined {
  try {
    return execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
