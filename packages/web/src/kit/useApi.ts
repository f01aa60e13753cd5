import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ZodType } from 'zod';
import { NoAnswer, doAct, newIdempotencyKey, readApi } from './api.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';

/** Reads `path` and keeps the answer under it; `schema` comes from the contract. */
export function useReading<Reply>(path: string, schema: ZodType<Reply>): UseQueryResult<Reply> {
  return useQuery({ queryKey: [path], queryFn: () => readApi(path, schema) });
}

interface ActOptions<Input, Reply> {
  readonly path: string | ((input: Input) => string);
  /** The body for the input; the input itself when absent. */
  readonly body?: (input: Input) => unknown;
  readonly schema: ZodType<Reply>;
  readonly onDone?: (reply: Reply, input: Input) => void;
}

/**
 * One act of the person at the screen: `mutate(input)`. A press while it is under way does nothing; sent again after
 * no answer came, it keeps its key, so that it is done once. Whatever was read is read anew after it.
 */
export function useAct<Input, Reply>(
  options: ActOptions<Input, Reply>,
): Omit<UseMutationResult<Reply, Error, Input>, 'mutate'> & { readonly mutate: (input: Input) => void } {
  const queries = useQueryClient();
  const unanswered = useRef<{ key: string; sent: string } | undefined>(undefined);
  const mutation = useMutation({
    mutationFn: async (input: Input) => {
      const path = typeof options.path === 'function' ? options.path(input) : options.path;
      const body = options.body ? options.body(input) : input;
      const sent = path + JSON.stringify(body);
      const key = unanswered.current?.sent === sent ? unanswered.current.key : newIdempotencyKey();
      unanswered.current = { key, sent };
      try {
        const reply = await doAct({ path, body, key }, options.schema);
        unanswered.current = undefined;
        return reply;
      } catch (error) {
        if (!(error instanceof NoAnswer)) unanswered.current = undefined;
        throw error;
      }
    },
    onSuccess: async (reply, input) => {
      options.onDone?.(reply, input);
      await queries.invalidateQueries();
    },
  });
  const { mutateAsync } = mutation;
  // The observer behind mutateAsync stays the same from rendering to rendering; a failure is told by `error`.
  const [press] = useState(() => oneAtATime((input: Input) => mutateAsync(input).catch(() => undefined)));
  return { ...mutation, mutate: press };
}
