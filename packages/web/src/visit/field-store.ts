import { deleteDB, openDB } from 'idb';
import type { GeoPlace, ReportReceived, VisitPack, VisitReport } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { RefusalLine } from '../kit/api.ts';

/** A visit as it was taken along, with the policy that its claim is judged by. */
export interface Taken {
  readonly pack: VisitPack;
  readonly policy: CheckedPolicy;
  /** Instant by the device. */
  readonly takenAt: string;
}

/** What was typed on site and not signed yet; `json` are the claim's facts with what was found in their places. */
export interface FieldDraft {
  readonly visitId: string;
  readonly json: unknown;
  readonly commentBy: string;
  readonly comment: string;
  readonly remark: string;
  readonly begunAt: string;
}

/** A photograph on the device: its bytes, until the server has them. */
export interface KeptPhoto {
  readonly id: string;
  readonly visitId: string;
  readonly sha256: string;
  readonly takenAt: string;
  readonly place: GeoPlace | null;
  /** A small picture of it, as a data address. */
  readonly thumbnail: string;
  readonly content: Blob;
}

/** 待传 — a signed report, from the moment of signing until long after it has arrived. */
export interface Signed {
  readonly report: VisitReport;
  readonly visitId: string;
  readonly state: 'waiting' | 'refused' | 'received';
  /** Photographs that the server has. */
  readonly sentPhotos: readonly string[];
  readonly refused: readonly RefusalLine[];
  readonly received: ReportReceived | null;
}

interface FieldSchema extends DBSchema {
  taken: { key: string; value: Taken };
  drafts: { key: string; value: FieldDraft };
  photos: { key: string; value: KeptPhoto; indexes: { visit: string } };
  signed: { key: string; value: Signed };
}

export type FieldStore = IDBPDatabase<FieldSchema>;

const nameOf = (userId: string): string => `qingce-field-${userId}`;

/** 随身库 — one person's own database on this device: whoever signs in after them opens another one. */
export function openFieldStore(userId: string): Promise<FieldStore> {
  return openDB<FieldSchema>(nameOf(userId), 1, {
    upgrade(database) {
      database.createObjectStore('taken', { keyPath: 'pack.visit.id' });
      database.createObjectStore('drafts', { keyPath: 'visitId' });
      database.createObjectStore('photos', { keyPath: 'id' }).createIndex('visit', 'visitId');
      database.createObjectStore('signed', { keyPath: 'report.id' });
    },
    // Another page of the same person wants to remove it.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase | null)?.close();
    },
  });
}

/**
 * Takes what the person had along off the device when they sign out, unless something typed or signed there has not
 * arrived yet.
 */
export async function forgetFieldStore(userId: string): Promise<void> {
  const store = await openFieldStore(userId);
  const drafts = await store.count('drafts');
  const unsent = (await store.getAll('signed')).filter(({ state }) => state !== 'received');
  store.close();
  if (drafts === 0 && unsent.length === 0) await deleteDB(nameOf(userId));
}

/** Signs: the report goes into the queue and the draft out of its store, both or neither. */
export async function keepSigned(store: FieldStore, report: VisitReport): Promise<void> {
  const tx = store.transaction(['signed', 'drafts'], 'readwrite');
  const visitId = report.content.visitId;
  await Promise.all([
    tx.objectStore('signed').put({
      report, visitId, state: 'waiting', sentPhotos: [], refused: [], received: null,
    }),
    tx.objectStore('drafts').delete(visitId),
    tx.done,
  ]);
}

/** Takes a report that was refused out of the queue and makes it a draft again, so that nothing is typed twice. */
export async function reopenSigned(store: FieldStore, { report }: Signed, draft: FieldDraft): Promise<void> {
  const tx = store.transaction(['signed', 'drafts'], 'readwrite');
  await Promise.all([
    tx.objectStore('signed').delete(report.id), tx.objectStore('drafts').put(draft), tx.done,
  ]);
}
