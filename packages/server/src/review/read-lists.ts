import type { ReviewList } from '@qingce/contract';
import type { VerbContext } from '../foundation/index.ts';
import { refuse } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { findList, listLists, listSignatures } from './review.sql.ts';
import type { StoredList } from './review.sql.ts';

/** Every list with its signatures, the newest first. */
export async function listReviewLists(context: Pick<VerbContext, 'tx'>): Promise<ReviewList[]> {
  return withSignatures(context, await listLists(context.tx));
}

/** Refuses with review.list-not-found. */
export async function getReviewList(context: Pick<VerbContext, 'tx'>, listId: string): Promise<ReviewList> {
  const list = await findList(context.tx, listId);
  if (!list) throw refuse('review.list-not-found');
  const [told] = await withSignatures(context, [list]);
  return told as ReviewList;
}

async function withSignatures(context: Pick<VerbContext, 'tx'>, lists: readonly StoredList[]): Promise<ReviewList[]> {
  const signatures = await listSignatures(context.tx, lists.map((list) => list.id));
  const dissolvers = lists.flatMap(({ dissolved }) => dissolved?.by ?? []);
  const names = await findDisplayNames(context.tx, [...signatures.map((signature) => signature.by), ...dissolvers]);
  return lists.map((list) => ({
    ...list,
    signatures: signatures.filter((signature) => signature.listId === list.id)
      .map(({ office, by, at, opinion }) => ({ office, by: names.get(by) ?? '', at, opinion })),
    dissolved: list.dissolved && { ...list.dissolved, by: names.get(list.dissolved.by) ?? '' },
  }));
}
