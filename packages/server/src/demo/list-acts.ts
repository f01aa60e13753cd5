import type { Notice, ReviewList, RoundView } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import { actorOf, asTold, auditorOf, caseOf, claimIdOf, compare, found, idOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';
import { machineOf, visitorAt } from './visitor.ts';

/** 公布总量规则 — before the round opens. */
export async function declareRule(scene: Scene, { act, key }: TurnOf<'review.declare-rule'>): Promise<void> {
  const { claimYear, method, priority, basis } = act;
  const visitor = await actorOf(scene, act);
  const path = `/api/policies/${scene.story.policy}/rounds/${claimYear}/rule`;
  asTold(act, key, await visitor.act(path, { method, priority, basis }, key));
}

/** 总量测算 — what the round would be short of today, over all its claims. */
export async function simulateRound(scene: Scene, { act }: TurnOf<'review.simulate-round'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const { claims } = await visitor.see(`/api/policies/${scene.story.policy}/rounds/${act.claimYear}`) as RoundView;
  const shortFen = claims.reduce((sum, { short }) => sum + (parseYuan(short) ?? 0n), 0n);
  compare(`what the round of ${act.claimYear} is short of`, { told: act.expect.short, found: formatYuan(shortFen) });
}

/** 汇总名单 — the frozen list must come to the total that the story tells. */
export async function composeList(scene: Scene, { act, key }: TurnOf<'review.compose-list'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const claims = act.claims.map((claim) => claimIdOf(scene, claim));
  const composed = await visitor.must('/api/review-lists', { claims }, key);
  const { listId, hash } = composed as { listId: string; hash: string };
  const { total } = await visitor.see(`/api/review-lists/${listId}`) as ReviewList;
  compare(`the total of ${act.list}`, { told: act.expect.total, found: total });
  scene.known.lists[act.list] = { id: listId, hash };
}

/** 会签 — by the hash that the signer was shown. */
export async function signList(scene: Scene, { act, key }: TurnOf<'review.sign-list'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const { id, hash } = found(scene.known.lists[act.list], act.list);
  const disagreements = act.disagreements.map(({ claim, reason }) => ({ claimId: claimIdOf(scene, claim), reason }));
  const signed = { hash, noStake: true, opinion: act.opinion, disagreements };
  asTold(act, key, await visitor.act(`/api/review-lists/${id}/sign`, signed, key));
}

/** 公示 — the notice of a signed list, and the day on which it closes. */
export async function publishNotice(scene: Scene, { act, key }: TurnOf<'notice.publish'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const { id } = found(scene.known.lists[act.list], act.list);
  const { noticeId } = await visitor.must('/api/notices', { listId: id }, key) as { noticeId: string };
  const { closesOn } = await visitor.see(`/api/notices/${noticeId}`) as Notice;
  compare(`the last day of the notice of ${act.list}`, { told: act.expect.closesOn, found: closesOn });
  scene.known.notices[act.list] = noticeId;
}

/** 异议 — by a member of the public, without an account. */
export async function raiseObjection(
  scene: Scene, { act, key }: TurnOf<'notice.raise-objection'>,
): Promise<void> {
  const { name, contact, statement, list, claims: [claim] } = act;
  const { claim: { number } } = await caseOf(await auditorOf(scene), claimIdOf(scene, claim));
  const noticeId = idOf(scene.known.notices, list);
  const objection = { line: found(number ?? undefined, `the number of ${claim}`), name, contact, statement };
  const stranger = visitorAt(scene.app, machineOf(key));
  const raised = await stranger.must(`/api/notices/${noticeId}/objections`, objection, key);
  scene.known.objections[act.objection] = (raised as { objectionId: string }).objectionId;
}

/** 处理异议 — with the reply that the objector is told. */
export async function resolveObjection(
  scene: Scene, { act, key }: TurnOf<'notice.resolve-objection'>,
): Promise<void> {
  const visitor = await actorOf(scene, act);
  const path = `/api/objections/${idOf(scene.known.objections, act.objection)}/resolve`;
  asTold(act, key, await visitor.act(path, { outcome: act.outcome, reply: act.reply }, key));
}
