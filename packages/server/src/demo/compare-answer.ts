import type { Answer } from '@qingce/policy-language/evaluate';
import { auditorOf, caseOf, claimIdOf, claimOf, compare } from './scene.ts';
import type { Scene } from './scene.ts';

/** 对照 — the answer on the accepted facts must be the one that the story computed by hand. */
export async function compareAnswer(scene: Scene, key: string): Promise<void> {
  const { expect } = claimOf(scene, key);
  if (expect === undefined) return;
  const { acceptedAnswer } = await caseOf(await auditorOf(scene), claimIdOf(scene, key));
  const answer = acceptedAnswer as unknown as Answer;
  const reasons = answer.items.flatMap((item) => item.reasons.map(({ code }) => code));
  const what = `of ${key}`;
  compare(`the outcome ${what}`, { told: expect.outcome, found: answer.outcome });
  compare(`the total ${what}`, { told: expect.amount, found: answer.total });
  const amounts = answer.items.map(({ amount }) => amount).join(' ');
  compare(`the amounts ${what}`, { told: expect.items?.join(' '), found: amounts });
  compare(`the reasons ${what}`, { told: expect.reasons?.join(' '), found: reasons.join(' ') });
  const [advice] = answer.items.flatMap(({ next }) => next);
  compare(`what a change would bring ${what}`, { told: expect.next, found: advice?.amount });
}
