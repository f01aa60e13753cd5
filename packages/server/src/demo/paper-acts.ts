import type { PaperClaim, Receipt } from '@qingce/contract';
import { actorOf, applicantOf, asTold, claimOf, found, idOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';
import { samplePaper } from './sample-paper.ts';
import { shownName } from './story.ts';

/** 录入纸质申报 — an officer types the claims as the story tells them and hands in one scan for all the papers of each. */
export async function enterPapers(scene: Scene, { act, key }: TurnOf<'claim.enter-paper'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const claim = claimOf(scene, claimKey);
    const applicant = applicantOf(scene, claim);
    const items = claim.items.map(({ item }) => item);
    const materials = scene.materials.filter((material) =>
      material.required && material.for.some((item) => item === 'all' || items.includes(item)));
    const body = {
      policy: scene.story.policy, applicantId: idOf(scene.known.applicants, claim.applicant), year: claim.year,
      receivedOn: act.receivedOn, facts: { applicant: applicant.declared, items: claim.items },
      materials: materials.map(({ id }) => id),
    };
    const entered = asTold(act, key, await visitor.act('/api/paper-claims', body, `${key} ${claimKey}`));
    const { id } = entered as { id: string };
    const title = `${shownName(applicant.name)} ${claim.year}`;
    const paper = samplePaper({ title, lines: materials.map(({ name }) => `${name.zh} ${name.en}`) });
    const form = new FormData();
    form.append('file', new File([paper], `${applicant.name.zh}.pdf`, { type: 'application/pdf' }));
    await visitor.must(`/api/paper-claims/${id}/scan`, form, `${key} ${claimKey} scan`);
  }
}

/** 核对纸质申报 — another officer confirms what was typed; it is a claim from then on. */
export async function confirmPapers(scene: Scene, { act, key }: TurnOf<'claim.confirm-paper'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const papers = await visitor.see('/api/paper-claims') as PaperClaim[];
  for (const claimKey of act.claims) {
    const { applicant, year } = claimOf(scene, claimKey);
    const applicantId = idOf(scene.known.applicants, applicant);
    const waiting = papers.find((paper) =>
      paper.applicantId === applicantId && paper.year === year && paper.state === 'entered');
    const { id } = found(waiting, `the paper of ${claimKey}`);
    const confirmed = asTold(act, key, await visitor.act(`/api/paper-claims/${id}/confirm`, {}, `${key} ${claimKey}`));
    scene.known.claims[claimKey] = { id: (confirmed as Receipt).claimId, revision: 1 };
  }
}
