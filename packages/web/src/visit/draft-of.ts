import { parsePath, readAt, writeAt } from '@qingce/law-view';
import type { ReportContent, VisitPack, VisitReport } from '@qingce/contract';
import type { FieldDraft, KeptPhoto } from './field-store.ts';
import { instantNow } from './photograph.ts';

/** A draft of a visit: with nothing found yet, or with what a report that is to be done again says. */
export function draftOf(pack: VisitPack, earlier: ReportContent | undefined): FieldDraft {
  const found = foundIn(earlier);
  // From the last to the first, so that taking a row out does not move those that are still to be taken out.
  const json = pack.toFind.toReversed().reduce<unknown>(
    (facts, path) => writeAt(facts, parsePath(path), found.get(path)), pack.facts,
  );
  const { by, text } = earlier?.comment ?? { by: '', text: '' };
  return {
    visitId: pack.visit.id, json, begunAt: instantNow(), remark: earlier?.remark ?? '', commentBy: by, comment: text,
  };
}

function foundIn(earlier: ReportContent | undefined): Map<string, unknown> {
  return new Map((earlier?.findings ?? []).map(({ path, value }) => [path, value]));
}

/** Paths of what is still to be found. */
export function missingIn(pack: VisitPack, draft: FieldDraft): string[] {
  return pack.toFind.filter((path) => readAt(draft.json, parsePath(path)) === undefined);
}

/** What the inspector signs, made of what was typed and photographed. */
export function contentOf(
  pack: VisitPack, draft: FieldDraft, more: { inspector: string; photos: readonly KeptPhoto[] },
): ReportContent {
  const comment = draft.comment.trim();
  return {
    visitId: pack.visit.id,
    inspector: more.inspector,
    findings: pack.toFind.map((path) => ({
      path, note: '', value: readAt(draft.json, parsePath(path)) as VisitReport['content']['findings'][number]['value'],
    })),
    photos: more.photos.map(({ id, sha256 }) => ({ id, sha256 })),
    comment: comment === '' ? null : { by: draft.commentBy.trim(), text: comment },
    remark: draft.remark.trim(),
    begunAt: draft.begunAt,
    signedAt: instantNow(),
  };
}
