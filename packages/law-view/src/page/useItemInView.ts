import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { clauseAnchor } from '../law/anchors.ts';
import { isWithin } from '../answer/marks.ts';
import type { Block } from '../law/layout.ts';

/** How far down the window a section must have come to be the one that is read. */
const READING_LINE = 0.45;

/** Follows the reader: the margin shows the facts of the section that is read, unless they are being filled in. */
export function useItemInView({ policy, blocks, view, panel, onItem }: {
  policy: CheckedPolicy; blocks: readonly Block[]; view: string; panel: RefObject<HTMLElement | null>; onItem: (item: string) => void;
}): void {
  useEffect(() => {
    const sections = blocks.filter(({ role }) => role === 'section').map(({ section }) => section);
    const follow = (): void => {
      if (panel.current?.contains(document.activeElement)) return;
      const section = sections.findLast((each) => {
        const top = document.getElementById(clauseAnchor(each))?.getBoundingClientRect().top;
        return top !== undefined && top < innerHeight * READING_LINE;
      });
      const items = section === undefined ? [] : policy.items.filter(({ clause }) => isWithin(clause, section));
      if (items[0] && !items.some(({ id }) => id === view)) onItem(items[0].id);
    };
    addEventListener('scroll', follow, { passive: true });
    return () => removeEventListener('scroll', follow);
  }, [policy, blocks, view, panel, onItem]);
}
