import type { PaymentOrder, RecoveryCase } from '@qingce/contract';
import { actorOf, asTold, claimIdOf, compare, found, idOf } from './scene.ts';
import type { Scene, Turn, TurnOf } from './scene.ts';
import type { ActNamed, StoryAct } from './story.ts';

/** 追回立案 — a finding against one claim of which something was paid. */
export async function openRecovery(scene: Scene, { act, key }: TurnOf<'recovery.open'>): Promise<void> {
  const { case: name, claims: [claim], kind, clause, finding, hearingOn } = act;
  const path = `/api/claims/${claimIdOf(scene, claim)}/recovery-cases`;
  const opened = await (await actorOf(scene, act)).must(path, { kind, clause, finding, hearingOn }, key);
  scene.known.recoveries[name] = (opened as { caseId: string }).caseId;
}

/** 违约 — an obligation that was not kept opens its case, in which the policy's own amount stands as the story tells. */
export async function breachObligation(scene: Scene, { act, key }: TurnOf<'obligation.breach'>): Promise<void> {
  const { case: name, claims: [claim], position, obligation, said, paper, facts, brokenOn, recovery, expect } = act;
  const visitor = await actorOf(scene, act);
  const told = { position, obligation, said, paper, facts, brokenOn, recovery };
  const path = `/api/claims/${claimIdOf(scene, claim)}/obligations/breach`;
  const { caseId } = asTold(act, key, await visitor.act(path, told, key)) as { caseId: string | null };
  scene.known.recoveries[name] = found(caseId ?? undefined, `the case ${name}`);
  const opened = await visitor.see(`/api/recovery-cases/${caseId}`) as RecoveryCase;
  compare(`what is asked back in ${name}`, { told: expect.asked, found: opened.asked?.amount });
}

type CaseAct = Exclude<Extract<StoryAct, { case: string }>, ActNamed<'recovery.open' | 'obligation.breach'>>;

/** An act in a recovery case, after which so much must be owed as the story tells; `asked` is what its form sends. */
export function inCase<Act extends CaseAct>(
  what: string, asked: (act: Act, scene: Scene) => object | Promise<object>,
): (scene: Scene, turn: Turn<Act>) => Promise<void> {
  return async (scene, { act, key }) => {
    const visitor = await actorOf(scene, act);
    const path = `/api/recovery-cases/${idOf(scene.known.recoveries, act.case)}`;
    asTold(act, key, await visitor.act(`${path}/${what}`, await asked(act, scene), key));
    await compareDebt(scene, act);
  };
}

/** 追回案现况 — what is owed, by when it can be enforced; what the story does not tell is not compared. */
export async function compareDebt(scene: Scene, act: CaseAct): Promise<void> {
  const { outstanding, barredAfter } = act.expect;
  if (outstanding === undefined && barredAfter === undefined) return;
  const path = `/api/recovery-cases/${idOf(scene.known.recoveries, act.case)}`;
  const recovery = await (await actorOf(scene, act)).see(path) as RecoveryCase;
  const when = `in ${act.case} on ${act.on}`;
  compare(`what is owed ${when}`, { told: outstanding, found: recovery.outstanding ?? undefined });
  compare(`the end of the limitation ${when}`, { told: barredAfter, found: recovery.barredAfter ?? undefined });
}

/** The order of a later claim that is to be set off. */
export async function orderToSetOff(
  act: ActNamed<'recovery.set-off' | 'recovery.undo-set-off'>, scene: Scene,
): Promise<{ orderId: string }> {
  const { claims: [claim], treasury } = act;
  const orders = await (await actorOf(scene, act)).see('/api/payment-orders') as PaymentOrder[];
  const order = orders.find((one) => one.claimId === claimIdOf(scene, claim) && one.treasury === treasury);
  return { orderId: found(order, `the order of ${claim} to set off in ${act.case}`).id };
}
