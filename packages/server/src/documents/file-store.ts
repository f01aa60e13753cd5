import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromFile } from 'file-type';
import { refuse } from '../foundation/index.ts';

/** A file that arrived: its content is known by its hash, its type by its first bytes, never by its name. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly state: 'stored' | 'quarantined';
}

const accepted = new Set(['application/pdf', 'image/jpeg', 'image/png']);
const folders = { stored: 'documents', quarantined: 'quarantine' } as const;

/** What arrives: a stream, whether all of it came, and the hash that its sender declared, if they did. */
interface Upload {
  readonly content: Readable;
  readonly isWhole: () => boolean;
  readonly temporaryName: string;
  readonly sha256?: string;
}

/**
 * Writes the stream to disk and hashes it in passing; an accepted type goes among the documents, anything else into
 * quarantine, both under the hash. Undefined, and nothing is kept, when `isWhole` says that the stream was cut off.
 * Refuses with documents.hash-differs when the bytes have another hash than the one declared; nothing is kept of them.
 */
export async function storeFile(dataFolder: string, upload: Upload): Promise<StoredFile | undefined> {
  const incoming = join(dataFolder, 'incoming');
  await mkdir(incoming, { recursive: true });
  const temporary = join(incoming, upload.temporaryName);
  try {
    const { sha256, size } = await writeHashed(temporary, upload.content);
    if (size === 0) return { sha256, size, mediaType: '', state: 'quarantined' };
    if (!upload.isWhole()) return undefined;
    requireDeclared(upload, sha256);
    const mediaType = (await fileTypeFromFile(temporary))?.mime ?? 'application/octet-stream';
    const state = accepted.has(mediaType) ? 'stored' : 'quarantined';
    const target = pathOf(dataFolder, { sha256, state });
    await mkdir(join(dataFolder, folders[state]), { recursive: true });
    await rename(temporary, target);
    return { sha256, size, mediaType, state };
  } finally {
    await rm(temporary, { force: true });
  }
}

function requireDeclared({ sha256: declared }: Upload, sha256: string): void {
  if (declared !== undefined && declared !== sha256) throw refuse('documents.hash-differs');
}

/** The content of a stored file; quarantined ones are never opened. */
export function readStored(dataFolder: string, sha256: string): ReadStream {
  return createReadStream(pathOf(dataFolder, { sha256, state: 'stored' }));
}

function pathOf(dataFolder: string, file: Pick<StoredFile, 'sha256' | 'state'>): string {
  return join(dataFolder, folders[file.state], file.sha256);
}

async function writeHashed(path: string, content: Readable): Promise<{ sha256: string; size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      digest.update(chunk);
      size += chunk.length;
      await file.write(chunk);
    }
    // What is acknowledged must be there after a power cut, like the row that will name it.
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: digest.digest('hex'), size };
}
