import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';

/** Where to after signing in: back to where one was going, on this site only, else to the first page. */
export function useEnter(): () => Promise<void> {
  const { next } = useSearch({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async () => {
    await queries.resetQueries();
    await navigate({ href: next?.startsWith('/') && !next.startsWith('//') ? next : '/app/' });
  };
}
