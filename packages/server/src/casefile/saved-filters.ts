import type { SaveFilter, SavedFilter } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { deleteFilter, listFiltersOf, putFilter } from './saved-filters.sql.ts';

const filtersMost = 50;

/** 常用筛选 — the person's own, by name. */
export function listFilters(context: Pick<VerbContext, 'tx' | 'actor'>): Promise<SavedFilter[]> {
  return listFiltersOf(context.tx, getPerson(context.actor).id);
}

/** Keeps a filter under a name; the same name replaces it. Refuses a fifty-first with worklist.too-many-filters. */
export async function saveFilter(context: VerbContext, { name, filter }: SaveFilter): Promise<SavedFilter> {
  const { id: userId } = getPerson(context.actor);
  const kept = await listFiltersOf(context.tx, userId);
  if (kept.length >= filtersMost && !kept.some((each) => each.name === name))
    throw refuse('worklist.too-many-filters', { most: `${filtersMost}` });
  const saved = { id: context.newId(), name, filter, savedAt: context.businessNow };
  const id = await putFilter(context.tx, { ...saved, userId });
  await recordAudit(context, { act: 'worklist.save-filter', object: { kind: 'saved-filter', id } });
  return { ...saved, id };
}

/** Refuses with worklist.filter-not-found, also for another person's. */
export async function removeFilter(context: VerbContext, { filterId }: { filterId: string }): Promise<void> {
  const { id: userId } = getPerson(context.actor);
  if (!await deleteFilter(context.tx, { id: filterId, userId })) throw refuse('worklist.filter-not-found');
  await recordAudit(context, { act: 'worklist.remove-filter', object: { kind: 'saved-filter', id: filterId } });
}
