import { Examination } from '@qingce/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { doAct, newIdempotencyKey } from '../kit/api.ts';
import type { DraftText } from './kept-text.ts';

/** What the compiler says, and of which text: while somebody types on, it is of an older one. */
export interface Examined {
  readonly examination: Examination | undefined; readonly of: DraftText | undefined;
  readonly isUnderWay: boolean; readonly error: unknown;
}

const restMilliseconds = 700;
const keptMilliseconds = 60_000;

/** 检查 — examines a text once nobody has typed for a moment; an answer that was overtaken is dropped. */
export function useExamination(draftId: string, text: DraftText): Examined {
  const [at, setAt] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAt(text), restMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  const path = `/api/policy-drafts/${draftId}/examine`;
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: [path, at], placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY,
    gcTime: keptMilliseconds,
    queryFn: () => doAct({ path, body: at, key: newIdempotencyKey() }, Examination),
  });
  return {
    examination: data, of: data && !isPlaceholderData ? at : undefined, isUnderWay: isFetching || at !== text, error,
  };
}
