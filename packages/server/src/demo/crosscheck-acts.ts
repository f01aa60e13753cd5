import type { CrossCheck } from '@qingce/contract';
import { StoryStuck } from './visitor.ts';
import { actorOf, asTold, auditorOf, claimIdOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

/** 导入第三方数据 — a file of the story's making; the claims that it must raise a flag on are told. */
export async function importThirdParty(scene: Scene, { act, key }: TurnOf<'crosscheck.import'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const form = new FormData();
  const content = act.table.map((row) => row.join(',')).join('\r\n');
  form.append('file', new File([content], act.name, { type: 'text/csv' }));
  const path = `/api/third-party/${scene.story.policy}/${act.source}/files?year=${act.year}`;
  asTold(act, key, await visitor.act(path, form, key));
  for (const { claim, fact, verdict } of act.verdicts) {
    const checks = await (await auditorOf(scene)).see(`/api/claims/${claimIdOf(scene, claim)}/crosschecks`);
    const met = (checks as CrossCheck[]).find((check) => check.fact === fact)?.verdict;
    if (met !== verdict) throw new StoryStuck(`${act.name} and ${claim}: ${fact} is ${met ?? 'not compared'}`);
  }
}
