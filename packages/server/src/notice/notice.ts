import type { Notice } from '@qingce/contract';
import type { Transition } from '../claim/index.ts';
import { maskName } from '@qingce/values';

/** 公示与异议 (3.2) — publication by the clerk; objections are answered by the director. */
export const noticeTransitions = {
  publish: {
    act: 'notice.publish',
    from: ['jointly-approved'],
    to: 'in-notice',
    roles: ['commerce-clerk'], steps: ['public-notice'],
    signs: false,
  },
  recall: {
    act: 'notice.recall-line',
    from: ['in-notice'],
    to: 'verified',
    roles: ['commerce-director'], steps: ['public-notice'],
    signs: false,
  },
  uphold: {
    act: 'notice.resolve-objection',
    from: ['in-notice'],
    to: 'refused',
    roles: ['commerce-director'], steps: ['objections'],
    signs: false,
  },
} as const satisfies Record<string, Transition>;

export type NoticeLine = Notice['lines'][number];

/** The lines as the public reads them: one an item, the names of individuals masked. */
export function publicLines(
  lines: readonly {
    number: string;
    applicant: string;
    claimId: string;
    override?: { reason: string } | undefined;
    items: readonly {
      item: string; clause: string; amount: string; computed?: string | undefined; uncut?: string | undefined;
    }[];
  }[],
  individuals: ReadonlySet<string>,
): NoticeLine[] {
  return lines.flatMap(({ number, applicant, claimId, items, override }) =>
    items.map((item) => ({
      number,
      applicant: individuals.has(claimId) ? maskName(applicant) : applicant,
      ...item,
      ...(override && item.computed !== undefined && { reason: override.reason }),
    })),
  );
}
