import { RecognitionRegister } from '@qingce/contract';
import type { RecognitionCheck } from '@qingce/contract';
import { StoryStuck } from './visitor.ts';
import type { Visitor } from './visitor.ts';
import { actorOf, asTold, auditorOf, claimIdOf, found } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

/** 登记认定 — each entry from its document. */
export async function enterRecognitions(scene: Scene, { act, key }: TurnOf<'recognition.enter'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const entry of act.entries)
    await visitor.must(addressOf(scene), entry, `${key} ${entry.documentNo} ${entry.name}`);
}

/** 复核 — of the last versions of entries, all at once; what the register then says of claims is told. */
export async function confirmRecognitions(scene: Scene, { act, key }: TurnOf<'recognition.confirm'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const entries: { id: string; version: number }[] = [];
  for (const name of act.names) entries.push(await lastVersion(scene, visitor, name));
  const body = { entries, confirm: true, reason: '' };
  asTold(act, key, await visitor.act('/api/recognition-settlements', body, key));
  for (const { claim, path, verdict } of act.verdicts) {
    const checks = await (await auditorOf(scene)).see(`/api/claims/${claimIdOf(scene, claim)}/recognitions`);
    const met = (checks as RecognitionCheck[]).find((check) => check.path === path)?.verdict;
    if (met !== verdict) throw new StoryStuck(`${claim} ${path}: the register says ${met ?? 'nothing'}`);
  }
}

/** 撤销认定 — of the version that counts. */
export async function withdrawRecognition(scene: Scene, { act, key }: TurnOf<'recognition.withdraw'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const { id } = await lastVersion(scene, visitor, act.name);
  const body = { version: 1, from: act.from, reason: act.reason };
  asTold(act, key, await visitor.act(`/api/recognition-entries/${id}/withdraw`, body, key));
}

function addressOf({ story }: Scene): string {
  return `/api/recognitions/${story.policy}`;
}

/** The entry of that name; a story enters no two of one name. */
async function lastVersion(scene: Scene, visitor: Visitor, name: string): Promise<{ id: string; version: number }> {
  const { entries } = RecognitionRegister.parse(await visitor.see(addressOf(scene)));
  const entry = entries.find(({ versions }) => versions.some((version) => version.name === name));
  const { id, versions: [last] } = found(entry, `the entry ${name}`);
  return { id, version: found(last, `a version of ${name}`).version };
}
