import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process has the folder of the embedded database open. */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly pid: string | undefined;

  constructor(folder: string, pid: string | undefined) {
    const holder = pid === undefined ? 'another process' : `process ${pid}`;
    super(`The database folder ${folder} is in use by ${holder}; stop it first, or choose another DATA_DIR.`);
    this.name = 'FolderInUse';
    this.folder = folder;
    this.pid = pid;
  }
}

/**
 * Holds the folder for this process until the returned function is called or the process ends. The embedded database
 * has no lock of its own and two writers lose rows in silence; so an exclusive SQLite transaction beside the folder
 * is kept open: the kernel frees it when its holder dies, however it dies, and nothing else can take it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(dirname(folder), { recursive: true });
  const pidFile = `${folder}.pid`;
  const lock = new DatabaseSync(`${folder}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch {
    lock.close();
    throw new FolderInUse(folder, readPid(pidFile));
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => {
    rmSync(pidFile, { force: true });
    lock.close();
  };
}

function readPid(pidFile: string): string | undefined {
  try {
    return readFileSync(pidFile, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
