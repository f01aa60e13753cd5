import type { ReportReceived, VisitReport } from '@qingce/contract';
import { ApiRefusal, NoAnswer } from '../kit/api.ts';
import type { KeptPhoto, Signed } from './field-store.ts';

/** What sending needs of the device and of the server; the store and the API fill it in. */
export interface Dispatch {
  readonly listWaiting: () => Promise<readonly Signed[]>;
  readonly findPhoto: (id: string) => Promise<KeptPhoto | undefined>;
  readonly update: (signed: Signed) => Promise<void>;
  readonly sendPhoto: (photo: KeptPhoto, inspector: string) => Promise<void>;
  readonly sendReport: (report: VisitReport) => Promise<ReportReceived>;
}

/** `offline`: the server did not answer; `other-person`: somebody else is signed in on this device. */
export type SendingResult = 'sent' | 'offline' | 'other-person';

/**
 * 上传 — sends what waits, oldest first, photographs before the report that names them. Every piece carries an id of its
 * own, so a piece of which nobody knows whether it arrived is sent again. A refusal stays with its report for the
 * inspector to settle; silence stops the round and loses nothing.
 */
export async function sendSigned(dispatch: Dispatch): Promise<SendingResult> {
  for (const signed of await dispatch.listWaiting()) {
    try {
      await sendOne(dispatch, signed);
    } catch (error) {
      if (error instanceof NoAnswer || !(error instanceof ApiRefusal)) return 'offline';
      if (isAboutPerson(error)) return 'other-person';
      if (error.status >= 500 || error.status === 429) return 'offline';
      await dispatch.update({ ...await asKept(dispatch, signed), state: 'refused', refused: error.errors });
    }
  }
  return 'sent';
}

async function sendOne(dispatch: Dispatch, signed: Signed): Promise<void> {
  const { content } = signed.report;
  let sentPhotos = signed.sentPhotos;
  for (const { id } of content.photos.filter((photo) => !sentPhotos.includes(photo.id))) {
    const photo = await dispatch.findPhoto(id);
    if (photo === undefined) continue;
    await dispatch.sendPhoto(photo, content.inspector);
    sentPhotos = [...sentPhotos, id];
    await dispatch.update({ ...signed, sentPhotos });
  }
  const received = await dispatch.sendReport(signed.report);
  await dispatch.update({ ...signed, sentPhotos, state: 'received', refused: [], received });
}

/** The report with the photographs that went through before it was refused. */
async function asKept(dispatch: Dispatch, signed: Signed): Promise<Signed> {
  const waiting = await dispatch.listWaiting();
  return waiting.find(({ report }) => report.id === signed.report.id) ?? signed;
}

const aboutPerson = new Set(['identity.sign-in-required', 'visit.other-inspector', 'identity.not-permitted']);

function isAboutPerson({ errors }: ApiRefusal): boolean {
  return errors.some(({ code }) => aboutPerson.has(code));
}
