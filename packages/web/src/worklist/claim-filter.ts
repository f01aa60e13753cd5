import { ClaimFilter } from '@qingce/contract';

const fields = Object.keys(ClaimFilter.shape) as readonly (keyof ClaimFilter)[];

/** The filter in the address of a list; whoever opens the address sees the same claims, as far as they may. */
export function filterIn(search: Readonly<Record<string, unknown>>): ClaimFilter {
  const given = fields.flatMap((field) => {
    const value = search[field];
    return typeof value === 'string' && value !== '' ? [[field, value]] : [];
  });
  return Object.fromEntries(given) as ClaimFilter;
}

/** The filter with one field changed; nothing given takes it out. */
export function withField(filter: ClaimFilter, field: keyof ClaimFilter, value: string | undefined): ClaimFilter {
  return filterIn({ ...filter, [field]: value });
}

/** The fields as they stand in an address: '' for a filter that narrows nothing, else '?words=…'. */
export function addressOf(filter: ClaimFilter): string {
  const query = new URLSearchParams(filter as Record<string, string>).toString();
  return query === '' ? '' : `?${query}`;
}
