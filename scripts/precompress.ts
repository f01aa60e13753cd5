// Writes .br and .gz beside each built file, so that the server compresses nothing while it answers.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const worthwhileBytes = 1024;
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 9 };

/** Compresses the texts below a folder of built files, but what only the server reads. */
export function precompress(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.startsWith('server/') || !/\.(js|css|html|svg|json)$/.test(name)) continue;
    const path = join(folder, name);
    const content = readFileSync(path);
    if (content.length < worthwhileBytes) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: brotli }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}
