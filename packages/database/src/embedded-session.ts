import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

/** Where the embedded database takes its rows from: a folder, a dump held in memory, or nothing (an empty one). */
export interface EmbeddedSource { readonly folder?: string; readonly dumpFile?: string }

export interface EmbeddedRows { readonly rows: Record<string, unknown>[]; readonly affectedRows: number | undefined }

export type Question =
  | { readonly id: number; readonly ask: 'run'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly ask: 'dump' }
  | { readonly id: number; readonly ask: 'close' };

export type Answer =
  | { readonly id: number; readonly value: EmbeddedRows | Uint8Array | undefined }
  | { readonly id: number; readonly error: { readonly message: string } & Record<string, string | undefined> };

/** The one session of the embedded database, which lives in a worker thread. */
export interface EmbeddedSession {
  run(sql: string, parameters: readonly unknown[]): Promise<EmbeddedRows>;
  /** The whole data folder as an uncompressed tar. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Waiting { resolve: (value: never) => void; reject: (error: unknown) => void }

let compiled: Promise<WebAssembly.Module> | undefined;

/** The database's program, compiled once in a process: each thread would spend seconds of a core on it. */
function wasmModule(): Promise<WebAssembly.Module> {
  const path = new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'));
  compiled ??= readFile(path).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}

/** Starts the thread and waits until the database answers. */
export async function openEmbeddedSession(source: EmbeddedSource): Promise<EmbeddedSession> {
  const workerData = { ...source, wasm: await wasmModule() };
  const worker = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The thread of the embedded database has ended.')));
  worker.on('message', (answer: Answer) => settle(waiting, answer));

  const waitFor = <Value>(id: number): Promise<Value> => new Promise((resolve, reject) => {
    if (ended) reject(ended);
    else waiting.set(id, { resolve, reject });
  });
  const ask = <Value>(question: Record<string, unknown>): Promise<Value> => {
    lastId += 1;
    const answer = waitFor<Value>(lastId);
    worker.postMessage({ id: lastId, ...question });
    return answer;
  };

  await waitFor(0);
  return {
    run: (sql, parameters) => ask({ ask: 'run', sql, parameters }),
    dump: () => ask({ ask: 'dump' }),
    close: async () => {
      if (ended) return;
      await ask({ ask: 'close' });
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const waiter = waiting.get(answer.id);
  waiting.delete(answer.id);
  if ('error' in answer) waiter?.reject(Object.assign(new Error(answer.error.message), answer.error));
  else waiter?.resolve(answer.value as never);
}
