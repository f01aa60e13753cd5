import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ClaimFilter } from '@qingce/contract';
import { filterIn } from './claim-filter.ts';

/** The filter in the address of this page, and how to change it. */
export function useFilter(): readonly [ClaimFilter, (filter: ClaimFilter) => void] {
  const filter = filterIn(useSearch({ strict: false }));
  const navigate = useNavigate();
  return [filter, (next) => void navigate({ to: '.', search: next, replace: true })];
}
