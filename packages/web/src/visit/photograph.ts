import type { GeoPlace } from '@qingce/contract';
import { newIdempotencyKey } from '../kit/api.ts';
import type { KeptPhoto } from './field-store.ts';

const thumbnailPixels = 200;
const placeTimeoutMilliseconds = 8_000;

/** A file of the camera as a photograph of the visit: hashed here, before it goes anywhere, with time and place. */
export async function photographOf(visitId: string, file: File): Promise<KeptPhoto> {
  const content = await file.arrayBuffer();
  const [sha256, place, thumbnail] = await Promise.all([sha256Of(content), placeNow(), thumbnailOf(file)]);
  return {
    id: newIdempotencyKey(), visitId, sha256, place, thumbnail, takenAt: instantNow(),
    // A copy of the bytes: what stands behind a file of the camera may be gone after a reload.
    content: new Blob([content], { type: file.type }),
  };
}

/** sha256 in lower-case hex. */
export async function sha256Of(content: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const shanghaiOffsetMilliseconds = 8 * 3_600_000;

/** The device's clock in Shanghai, written as the server writes instants. */
export function instantNow(): string {
  return new Date(Date.now() + shanghaiOffsetMilliseconds).toISOString().replace('Z', '+08:00');
}

/** Where the device says that it is; null when it does not know, is not allowed to say, or takes too long. */
function placeNow(): Promise<GeoPlace | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(null);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const { latitude, longitude, accuracy } = coords;
        resolve({ latitude, longitude, accuracy });
      },
      () => resolve(null),
      { enableHighAccuracy: true, timeout: placeTimeoutMilliseconds, maximumAge: 60_000 },
    );
  });
}

/** A small picture, as a data address; empty for a file that the device cannot show. */
async function thumbnailOf(file: File): Promise<string> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, thumbnailPixels / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg', 0.6);
  } catch {
    return '';
  }
}
