/** What a key does in a list of claims. */
export type ListKey = 'next' | 'previous' | 'first' | 'last' | 'select' | 'search' | 'help';

const plain: Readonly<Record<string, ListKey>> = {
  j: 'next', k: 'previous', x: 'select', '/': 'search', '?': 'help',
};
const withinList: Readonly<Record<string, ListKey>> = {
  ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last',
};

interface Press {
  readonly key: string;
  /** Ctrl, Alt or Meta is held: the press belongs to the browser. */
  readonly isCombined: boolean;
  /** The focus lies where text is typed or in a dialog. */
  readonly isElsewhere: boolean;
  /** The focus lies in the list. */
  readonly isInList: boolean;
}

/**
 * What a press means, if anything. Keys of one letter can be switched off (WCAG 2.1.4); arrows work in the list alone,
 * for elsewhere they scroll the page.
 */
export function meaningOf(press: Press, { letters }: { letters: boolean }): ListKey | undefined {
  if (press.isCombined || press.isElsewhere) return undefined;
  if (press.isInList && press.key in withinList) return withinList[press.key];
  return letters ? plain[press.key] : undefined;
}

/** The place in a list of so many after a step; undefined in an empty one. Before the first step no place is taken. */
export function placeAfter(step: ListKey, at: { place: number; of: number }): number | undefined {
  const { place, of } = at;
  if (of === 0) return undefined;
  if (step === 'first') return 0;
  if (step === 'last') return of - 1;
  if (step === 'next') return Math.min(place + 1, of - 1);
  return step === 'previous' ? Math.max(place - 1, 0) : place;
}
