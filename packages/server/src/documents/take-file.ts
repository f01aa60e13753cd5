import type { FastifyRequest } from 'fastify';
import { refuse } from '../foundation/index.ts';
import type { Workplace } from '../foundation/index.ts';
import { storeFile } from './file-store.ts';
import type { StoredFile } from './file-store.ts';

export const megabytesMost = 20;

/**
 * The one file of a multipart request, stored under its hash; where the sender declared the hash, the bytes must have
 * it. Refuses with request.media-type, documents.too-large, documents.empty and documents.hash-differs.
 */
export async function takeFile(
  workplace: Workplace, request: FastifyRequest, declared: { sha256?: string } = {},
): Promise<{ name: string; file: StoredFile }> {
  if (!request.isMultipart()) throw refuse('request.media-type');
  const part = await request.file();
  if (!part) throw refuse('documents.empty');
  const file = await storeFile(workplace.dataFolder, {
    content: part.file, isWhole: () => !part.file.truncated, temporaryName: workplace.newId(), ...declared,
  });
  if (!file) throw refuse('documents.too-large', { megabytes: `${megabytesMost}` });
  if (file.size === 0) throw refuse('documents.empty');
  return { name: part.filename, file };
}
