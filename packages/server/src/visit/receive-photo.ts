import type { PhotoTaken } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import type { StoredFile } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getOwnVisit } from './own-visit.ts';
import { findPhoto, insertPhoto } from './visit.sql.ts';
import type { Photo } from './visit.ts';

/**
 * 接收照片 — a photograph, already stored, whose bytes have the hash that the device declared. One that is here already
 * answers again. Refuses with visit.not-found, visit.other-inspector, visit.not-a-photo and documents.hash-differs.
 */
export async function receivePhoto(
  context: VerbContext, input: PhotoTaken & { visitId: string; file: StoredFile },
): Promise<Photo> {
  const visit = await getOwnVisit(context, input.visitId);
  const { id: takenBy } = getPerson(context.actor);
  const { file } = input;
  if (input.takenBy !== takenBy) throw refuse('visit.other-inspector');
  if (file.state !== 'stored' || !file.mediaType.startsWith('image/')) throw refuse('visit.not-a-photo');
  const earlier = await findPhoto(context.tx, input.photo);
  if (earlier) {
    if (earlier.sha256 !== file.sha256 || earlier.takenBy !== takenBy) throw refuse('documents.hash-differs');
    return earlier;
  }
  const photo: Photo = {
    id: input.photo, visitId: visit.id, takenBy, sha256: file.sha256, size: file.size, mediaType: file.mediaType,
    takenAt: input.takenAt, place: placeOf(input), receivedAt: context.businessNow,
  };
  await insertPhoto(context.tx, photo);
  await recordAudit(context, {
    act: 'visit.receive-photo', object: { kind: 'visit', id: visit.id },
    concerns: [{ kind: 'claim', id: visit.claimId }], details: { sha256: photo.sha256 },
  });
  return photo;
}

function placeOf({ latitude, longitude, accuracy }: PhotoTaken): Photo['place'] {
  const isGiven = latitude !== undefined && longitude !== undefined && accuracy !== undefined;
  return isGiven ? { latitude, longitude, accuracy } : null;
}
