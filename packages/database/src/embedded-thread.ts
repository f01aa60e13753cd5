// Runs in a worker thread: the embedded database computes on the thread that calls it, which must not be the server's.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { columnReaders } from './column-readers.ts';
import type { Answer, EmbeddedRows, EmbeddedSource, Question } from './embedded-session.ts';

if (!parentPort) throw new Error('This file is the body of a worker thread.');
const port = parentPort;
const { wasm, ...source } = workerData as EmbeddedSource & { wasm: WebAssembly.Module };

const dataDirectory = 'folder' in source ? { dataDir: source.folder } : {};
const loadedDump = source.dumpFile === undefined ? {} : { loadDataDir: new Blob([await readFile(source.dumpFile)]) };

const pglite = await PGlite.create({
  ...dataDirectory, ...loadedDump, pgliteWasmModule: wasm, extensions: { btree_gist }, parsers: columnReaders,
});
await pglite.exec(`set timezone to 'Asia/Shanghai'`);
port.on('message', (question: Question) => void reply(question));
port.postMessage({ id: 0, value: undefined } satisfies Answer);

async function reply(question: Question): Promise<void> {
  try {
    port.postMessage({ id: question.id, value: await answer(question) } satisfies Answer);
  } catch (error) {
    const { message, code, constraint, table, detail } = error as Error & Record<string, string | undefined>;
    port.postMessage({ id: question.id, error: { message, code, constraint, table, detail } } satisfies Answer);
  }
}

async function answer(question: Question): Promise<EmbeddedRows | Uint8Array | undefined> {
  if (question.ask === 'close') {
    await pglite.close();
    return undefined;
  }
  if (question.ask === 'dump') return new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer());
  // As the other engine does: without parameters a text may hold several statements.
  const result = question.parameters.length === 0
    ? (await pglite.exec(question.sql)).at(-1)
    : await pglite.query(question.sql, [...question.parameters]);
  return { rows: (result?.rows ?? []) as Record<string, unknown>[], affectedRows: result?.affectedRows };
}
