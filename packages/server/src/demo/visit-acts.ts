import { createHash } from 'node:crypto';
import type { Inspectors, ReportContent } from '@qingce/contract';
import { canonicalJson } from '@qingce/values';
import { findingsOf } from './confirm-facts.ts';
import { actorOf, claimIdOf, found, idOf, personOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

/** 安排核查 — for the inspectors that the act names. */
export async function planVisit(scene: Scene, { act, key }: TurnOf<'visit.plan'>): Promise<void> {
  const planner = await actorOf(scene, act);
  const colleagues = await planner.see('/api/visits/inspectors') as Inspectors;
  const ids = await Promise.all(act.inspectors.map((login) => idOfPerson(scene, login)));
  const inspectors = ids.map((id) => found(colleagues.find((colleague) => colleague.id === id), `inspector ${id}`).id);
  const body = { plannedOn: act.plannedOn, place: act.place, inspectors };
  const planned = await planner.must(`/api/claims/${claimIdOf(scene, act.claims[0])}/visits`, body, key);
  scene.known.visits[act.visit] = (planned as { visitId: string }).visitId;
}

/** 现场核查记录 — what one inspector found on site and signed, with what the firm had to say. */
export async function reportVisit(scene: Scene, { act, key }: TurnOf<'visit.report'>): Promise<void> {
  const inspector = await actorOf(scene, act);
  const visitId = idOf(scene.known.visits, act.visit);
  const findings = await findingsOf(scene, inspector, { act, claimKey: act.claims[0] });
  const content: ReportContent = {
    visitId, inspector: await idOfPerson(scene, act.by ?? ''), findings, photos: [], comment: act.comment,
    remark: act.remark, begunAt: `${act.on}T08:10:00.000+08:00`, signedAt: `${act.on}T08:50:00.000+08:00`,
  };
  const contentSha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
  const report = { id: uuidOf(key), content, contentSha256, replaces: null };
  await inspector.must(`/api/visits/${visitId}/reports`, report, key);
}

async function idOfPerson(scene: Scene, login: string): Promise<string> {
  const { userId } = await (await personOf(scene, login)).see('/api/me') as { userId: string };
  return userId;
}

/** An id that is the same in every play of the act, as a device keeps it over its tries. */
function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
