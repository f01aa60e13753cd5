import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { CheckedPolicy, Item } from '@qingce/policy-language/evaluate';
import { clauseAnchor } from '../law/anchors.ts';
import { isWithin } from '../answer/marks.ts';
import type { Block } from '../law/layout.ts';

/** Shares of the window's height: the line on which one reads, and the zone in which a section is still being read. */
const READING_LINE = 0.45;
const ZONE = { top: 0.15, bottom: 0.85 };

/** A jump over many sections is over when nothing has scrolled for so long. */
const SETTLED_MS = 120;

type Section = { readonly clause: string; readonly top: number; readonly bottom: number };

type ItemInView = {
  readonly policy: CheckedPolicy;
  readonly blocks: readonly Block[];
  readonly view: string;
  /** Items that the applicant may claim; the margin follows to no others. */
  readonly claimable: readonly Item[];
  readonly panel: RefObject<HTMLElement | null>;
  readonly onItem: (item: string) => void;
};

/**
 * Follows the reader: the margin shows the facts of the section that is read. It stays while the section of the item in
 * view is still before the eyes, and while its facts are being filled in.
 */
export function useItemInView({ policy, blocks, view, claimable, panel, onItem }: ItemInView): void {
  useEffect(() => {
    const clauses = blocks.filter(({ role }) => role === 'section' || role === 'part').map(({ section }) => section);
    const current = policy.items.find(({ id }) => id === view)?.clause ?? '';
    const follow = (): void => {
      if (panel.current?.contains(document.activeElement)) return;
      const sections = placesOf(clauses);
      const own = sections.findLast(({ clause }) => isWithin(current, clause));
      if (own && own.top < innerHeight * ZONE.bottom && own.bottom > innerHeight * ZONE.top) return;
      const read = sections.findLast(({ top }) => top < innerHeight * READING_LINE);
      const item = read && claimable.find(({ clause }) => isWithin(clause, read.clause));
      if (item) onItem(item.id);
    };
    let settling: ReturnType<typeof setTimeout> | undefined;
    const scrolled = (): void => {
      clearTimeout(settling);
      settling = setTimeout(follow, SETTLED_MS);
    };
    addEventListener('scroll', scrolled, { passive: true });
    return () => {
      clearTimeout(settling);
      removeEventListener('scroll', scrolled);
    };
  }, [policy, blocks, view, claimable, panel, onItem]);
}

/** Where each section begins and, with the next one, ends. */
function placesOf(clauses: readonly string[]): readonly Section[] {
  const tops = clauses.map(
    (clause) => document.getElementById(clauseAnchor(clause))?.getBoundingClientRect().top ?? 0,
  );
  return clauses.map((clause, at) => ({ clause, top: tops[at] ?? 0, bottom: tops[at + 1] ?? Infinity }));
}
