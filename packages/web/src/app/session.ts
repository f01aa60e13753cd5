import { WhoAmI } from '@qingce/contract';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { UseQueryResult } from '@tanstack/react-query';
import { readApi } from '../shared/api.ts';

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

/** The cached question of who is signed in; null when nobody is. */
export const whoAmI = {
  queryKey: ['/api/me'],
  queryFn: async (): Promise<WhoAmI | null> => {
    const response = await fetch('/api/me', { headers: { accept: 'application/json' } });
    if (response.status === 401) return null;
    return WhoAmI.parse(await response.json());
  },
} as const;

/** The person at the screen. Pages within the layout are shown only when there is one. */
export function useSession(): WhoAmI {
  const { data } = useQuery(whoAmI);
  if (!data) throw new Error('A page within the layout is shown only to someone who has signed in.');
  return data;
}
