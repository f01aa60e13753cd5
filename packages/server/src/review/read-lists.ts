import type { ReviewList } from '@qingce/contract';
import type { Actor, VerbContext } from '../foundation/index.ts';
import { refuse } from '../foundation/index.ts';
import { findReachedClaims } from '../claim/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { listOpinions } from './disagreement.sql.ts';
import type { LineOpinion } from './disagreement.sql.ts';
import { listDisagreements } from './read-disagreements.ts';
import { findList, listLists, listSignatures } from './review.sql.ts';
import type { Signature, StoredList } from './review.sql.ts';

type Reading = Pick<VerbContext, 'tx'> & { actor: Actor };

/** Every list with its signatures, the newest first; a reader sees no line of a claim that is not theirs to see. */
export async function listReviewLists(context: Reading): Promise<ReviewList[]> {
  return withSignatures(context, await listLists(context.tx));
}

/** One list, without the lines of claims that the reader may not deal with. Refuses with review.list-not-found. */
export async function getReviewList(context: Reading, listId: string): Promise<ReviewList> {
  const list = await findList(context.tx, listId);
  if (!list) throw refuse('review.list-not-found');
  const [told] = await withSignatures(context, [list]);
  return told as ReviewList;
}

async function withSignatures(context: Reading, lists: readonly StoredList[]): Promise<ReviewList[]> {
  const ids = lists.map((list) => list.id);
  const signatures = await listSignatures(context.tx, ids);
  const dissolvers = lists.flatMap(({ dissolved }) => dissolved?.by ?? []);
  const names = await findDisplayNames(context.tx, [...signatures.map((signature) => signature.by), ...dissolvers]);
  const opinions = await listOpinions(context.tx, ids);
  const disagreements = await listDisagreements(context, { listIds: ids });
  const hidden = await hiddenClaims(context, lists);
  return lists.map((list) => {
    const lines = list.lines.filter(({ claimId }) => !hidden.has(claimId));
    const signed = signatures.filter((signature) => signature.listId === list.id);
    return {
      ...list,
      lines,
      hidden: list.lines.length - lines.length,
      opinions: toldOpinions(opinions.filter(({ listId, claimId }) => listId === list.id && !hidden.has(claimId)), {
        signed, names,
      }),
      disagreements: disagreements.filter((disagreement) => disagreement.list.id === list.id),
      signatures: signed.map(({ office, by, at, opinion, noStake }) =>
        ({ office, by: names.get(by) ?? '', at, opinion, noStake: noStake !== null })),
      dissolved: list.dissolved && { ...list.dissolved, by: names.get(list.dissolved.by) ?? '' },
    };
  });
}

function toldOpinions(
  opinions: readonly LineOpinion[],
  { signed, names }: { signed: readonly Signature[]; names: ReadonlyMap<string, string> },
): ReviewList['opinions'] {
  return opinions.map(({ claimId, office, agrees, reason }) => ({
    claimId, office, agrees, reason,
    by: names.get(signed.find((signature) => signature.office === office)?.by ?? '') ?? '',
  }));
}

/** 回避与辖区 — the claims on these lists that the reader may not deal with. */
async function hiddenClaims(context: Reading, lists: readonly StoredList[]): Promise<ReadonlySet<string>> {
  const ids = lists.flatMap(({ lines }) => lines.map(({ claimId }) => claimId));
  const reached = await findReachedClaims(context, ids);
  return new Set(ids.filter((id) => !reached.has(id)));
}
