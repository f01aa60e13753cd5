import { WhoAmI } from '@qingce/contract';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import { NoAnswer, readApi } from '../kit/api.ts';

/** How the server runs: the demonstration has a movable business date. */
export const Service = z.object({
  mode: z.enum(['demo', 'production']),
  durability: z.enum(['power-loss', 'process-crash-only']),
  today: z.string(),
});
export type Service = z.infer<typeof Service>;

export function useService(): UseQueryResult<Service> {
  return useQuery({ queryKey: ['/api/service'], queryFn: () => readApi('/api/service', Service) });
}

/**
 * The cached question of who is signed in; null when nobody is. A page that is open stays open when the session ends:
 * the next act asks to sign in over it. Without network it is whoever took their work along on this device.
 */
export const whoAmI = {
  queryKey: ['/api/me'],
  networkMode: 'always',
  queryFn: async ({ client }: { client: QueryClient }): Promise<WhoAmI | null> => {
    const response = await fetch('/api/me', { headers: { accept: 'application/json' } }).catch(() => undefined);
    const before = client.getQueryData<WhoAmI | null>(['/api/me']) ?? null;
    if (!response) return before ?? offlineSession() ?? noAnswer();
    if (response.status === 401) return before;
    return WhoAmI.parse(await response.json());
  },
} as const;

/** Who is signed in now, whatever the page believes; undefined when nobody is, or no answer comes. */
export async function whoIsThere(): Promise<WhoAmI | undefined> {
  const response = await fetch('/api/me', { headers: { accept: 'application/json' } }).catch(() => undefined);
  return response?.ok === true ? WhoAmI.parse(await response.json()) : undefined;
}

function noAnswer(): never {
  throw new NoAnswer('The server did not answer.');
}

const key = 'qingce-offline-session';
const hoursMost = 16;
const Remembered = z.object({ session: WhoAmI, at: z.number() });

/** Remembers who took their work along: their own pages open on this device without network, for a day's work. */
export function rememberOffline(session: WhoAmI): void {
  localStorage.setItem(key, JSON.stringify({ session, at: Date.now() }));
}

export function forgetOffline(): void {
  localStorage.removeItem(key);
}

function offlineSession(): WhoAmI | undefined {
  const text = localStorage.getItem(key);
  const kept = text === null ? undefined : Remembered.safeParse(JSON.parse(text));
  if (!kept?.success || Date.now() - kept.data.at > hoursMost * 3_600_000) return undefined;
  return kept.data.session;
}

/** The person at the screen. Pages within the layout are shown only when there is one. */
export function useSession(): WhoAmI {
  const { data } = useQuery(whoAmI);
  if (!data) throw new Error('A page within the layout is shown only to someone who has signed in.');
  return data;
}
