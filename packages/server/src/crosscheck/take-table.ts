import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../foundation/index.ts';
import { readTable } from './read-table.ts';

const megabytesMost = 5;

/**
 * The one file of a multipart request as a table, with the hash of its bytes; the bytes are not kept. Refuses with
 * request.media-type, documents.empty, documents.too-large and crosscheck.unreadable.
 */
export async function takeTable(
  request: FastifyRequest,
): Promise<{ name: string; sha256: string; table: readonly (readonly string[])[] }> {
  if (!request.isMultipart()) throw refuse('request.media-type');
  const part = await request.file({ limits: { fileSize: megabytesMost * 1024 * 1024 }, throwFileSizeLimit: false });
  if (!part) throw refuse('documents.empty');
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw refuse('documents.too-large', { megabytes: `${megabytesMost}` });
  if (bytes.length === 0) throw refuse('documents.empty');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: part.filename, sha256, table: await readTable(bytes) };
}
