import { Done, Reckoning, ReckoningBegun } from '@qingce/contract';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { BeginReckoning } from '@qingce/contract';
import type { z } from 'zod';
import { readApi } from '../kit/api.ts';
import { useAct } from '../kit/useApi.ts';

const askEveryMilliseconds = 700;

/** 推算 — long work at the server: begun, followed until it is over, and cancelled if wanted. */
export function useReckoning(draftId: string) {
  const [id, setId] = useState<string>();
  const begin = useAct<BeginReckoning, z.infer<typeof ReckoningBegun>>({
    path: `/api/policy-drafts/${draftId}/reckonings`, schema: ReckoningBegun,
    onDone: ({ reckoningId }) => setId(reckoningId),
  });
  const path = `/api/policy-reckonings/${id ?? ''}`;
  const reading = useQuery({
    queryKey: [path], enabled: id !== undefined, queryFn: () => readApi(path, Reckoning),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? askEveryMilliseconds : false),
  });
  const cancel = useAct<object, Done>({ path: `${path}/cancel`, schema: Done });
  const found = id === undefined ? undefined : reading.data;
  return {
    begin: (asked: BeginReckoning) => begin.mutate(asked), cancel: () => cancel.mutate({}), found,
    isUnderWay: begin.isPending || (id !== undefined && isUnderWay(found)), ...shareOf(found),
    error: begin.error ?? cancel.error ?? reading.error,
  };
}

/** How much of the work is done, in whole percent; nothing is known before the first news. */
function shareOf(found: Reckoning | undefined): { done: number; all: number; percent: number } {
  const { done, all } = found ?? { done: 0, all: 0 };
  return { done, all, percent: all === 0 ? 0 : Math.floor((done * 100) / all) };
}

function isUnderWay(reckoning: Reckoning | undefined): boolean {
  return reckoning === undefined || reckoning.state === 'waiting' || reckoning.state === 'under-way';
}
