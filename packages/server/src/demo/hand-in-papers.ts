import { applicantOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { samplePaper } from './sample-paper.ts';
import { shownName } from './story.ts';
import type { StoryClaim } from './story.ts';
import type { Visitor } from './visitor.ts';

interface Handing {
  readonly visitor: Visitor; readonly claim: StoryClaim; readonly claimId: string; readonly key: string;
}

/** 提交材料 — a sample paper for each material that the policy requires for the claim's items. */
export async function handInPapers(scene: Scene, { visitor, claim, claimId, key }: Handing): Promise<void> {
  const items = claim.items.map(({ item }) => item);
  const needed = scene.materials.filter((material) =>
    material.required && material.for.some((item) => item === 'all' || items.includes(item)));
  const { name, creditCode, place } = applicantOf(scene, claim);
  await Promise.all(needed.map(async (material) => {
    const paper = samplePaper({
      title: `${material.name.zh} ${material.name.en}`,
      lines: [shownName(name), creditCode ?? '', shownName(place), shownName(scene.story.note)],
    });
    const form = new FormData();
    form.append('file', new File([paper], `${material.name.zh}.pdf`, { type: 'application/pdf' }));
    const path = `/api/claims/${claimId}/documents?material=${material.id}`;
    await visitor.must(path, form, `${key} ${material.id}`);
  }));
}
