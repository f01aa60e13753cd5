import { ReportReceived, VisitPack } from '@qingce/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { UseQueryResult } from '@tanstack/react-query';
import { useSession } from '../app/session.ts';
import { NoAnswer, doAct, readApi } from '../kit/api.ts';
import { policyAddress, readPolicy } from '../kit/usePolicy.ts';
import { openFieldStore } from './field-store.ts';
import { instantNow } from './photograph.ts';
import { sendSigned } from './send-signed.ts';
import type { FieldStore, KeptPhoto, Signed, Taken } from './field-store.ts';
import type { Dispatch, SendingResult } from './send-signed.ts';

const stores = new Map<string, Promise<FieldStore>>();

/** The database on this device of whoever is signed in, opened once. */
export function useFieldStore(): () => Promise<FieldStore> {
  const { userId } = useSession();
  return useCallback(() => {
    const known = stores.get(userId) ?? openFieldStore(userId);
    stores.set(userId, known);
    return known;
  }, [userId]);
}

/** Reads from the device's own database; asked anew after each act on it. */
export function useKept<Kept>(key: string, read: (store: FieldStore) => Promise<Kept>): UseQueryResult<Kept> {
  const open = useFieldStore();
  const { userId } = useSession();
  return useQuery({
    queryKey: ['field', userId, key], networkMode: 'always', queryFn: async () => read(await open()),
  });
}

/** Says that something changed in the device's own database. */
export function useFieldChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['field'] }), [queries]);
}

/** A visit from the server where it answers, kept on the device for when it does not; null when it is not there. */
export function useTaken(visitId: string): UseQueryResult<Taken | null> {
  return useKept(`taken ${visitId}`, async (store) => {
    try {
      return await takeAlong(store, visitId);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return (await store.get('taken', visitId)) ?? null;
    }
  });
}

/** Fetches a visit and its policy and keeps both on the device. */
export async function takeAlong(store: FieldStore, visitId: string): Promise<Taken> {
  const pack = await readApi(`/api/visits/${visitId}`, VisitPack);
  const kept = await store.get('taken', visitId);
  const policy: CheckedPolicy = kept?.policy.hash === pack.policyHash
    ? kept.policy
    : await readPolicy(policyAddress(pack.policy, pack.policyHash));
  const taken = { pack, policy, takenAt: instantNow() };
  await store.put('taken', taken);
  return taken;
}

const PhotoReceived = z.object({ id: z.string() });

function dispatchOf(store: FieldStore): Dispatch {
  return {
    listWaiting: async () => (await store.getAll('signed')).filter(({ state }) => state === 'waiting')
      .toSorted((a, b) => (a.report.content.signedAt < b.report.content.signedAt ? -1 : 1)),
    findPhoto: (id) => store.get('photos', id),
    update: async (signed: Signed) => {
      await store.put('signed', signed);
    },
    sendPhoto: async (photo, inspector) => {
      const body = new FormData();
      body.append('file', photo.content, photo.id);
      await doAct({ path: photoPath(photo, inspector), body, key: `photo-${photo.id}` }, PhotoReceived);
    },
    sendReport: (report) => doAct(
      { path: `/api/visits/${report.content.visitId}/reports`, body: report, key: `report-${report.id}` },
      ReportReceived,
    ),
  };
}

function photoPath({ id, visitId, sha256, takenAt, place }: KeptPhoto, inspector: string): string {
  const query = new URLSearchParams({ photo: id, takenBy: inspector, sha256, takenAt });
  for (const [key, value] of Object.entries(place ?? {})) query.set(key, `${value}`);
  return `/api/visits/${visitId}/photos?${query.toString()}`;
}

let underWay: Promise<SendingResult> | undefined;

/** One round at a time, whichever page asks for it. */
function sendOnce(store: Promise<FieldStore>): Promise<SendingResult> {
  underWay ??= store.then((opened) => sendSigned(dispatchOf(opened))).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

const retryMilliseconds = 30_000;

/** Sends what was signed: at once, when the network comes back, and every half minute while something waits. */
export function useSending(): { readonly result: SendingResult | undefined; readonly send: () => void } {
  const openStore = useFieldStore();
  const changed = useFieldChanged();
  const [result, setResult] = useState<SendingResult>();
  const latest = useRef<SendingResult>(undefined);
  const send = useCallback((): void => {
    void sendOnce(openStore()).then((ended) => {
      latest.current = ended;
      setResult(ended);
      return changed();
    });
  }, [openStore, changed]);
  useEffect(() => {
    send();
    // Somebody else at the device is asked to sign in once, not every half minute.
    const again = (): void => {
      if (latest.current !== 'other-person') send();
    };
    window.addEventListener('online', send);
    const timer = setInterval(again, retryMilliseconds);
    return () => {
      window.removeEventListener('online', send);
      clearInterval(timer);
    };
  }, [send]);
  return { result, send };
}
