import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { meaningOf, placeAfter } from './list-keys.ts';
import type { ListKey } from './list-keys.ts';

const kept = 'qingce.list-letters';

/** Whether keys of one letter work in lists, as this browser keeps it. */
export function useLetters(): readonly [boolean, (on: boolean) => void] {
  const [letters, setLetters] = useState(() => localStorage.getItem(kept) !== 'off');
  const keep = (on: boolean): void => {
    localStorage.setItem(kept, on ? 'on' : 'off');
    setLetters(on);
  };
  return [letters, keep];
}

/**
 * Moves through the rows of the list within `frame` by keys. It is the focus that moves, from the link of one row to
 * that of the next, so that Enter opens the claim and a screen reader says where one is.
 */
export function useListKeys(
  frame: RefObject<HTMLElement | null>, { letters, onHelp }: { letters: boolean; onHelp: () => void },
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const list = frame.current;
      const meaning = list && meaningOf(pressOf(event, list), { letters });
      if (!list || !meaning) return;
      event.preventDefault();
      if (meaning === 'help') onHelp();
      else if (meaning === 'search') list.ownerDocument.querySelector<HTMLElement>('.work-words input')?.focus();
      else moveIn(list, meaning);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [frame, letters, onHelp]);
}

function pressOf(event: KeyboardEvent, list: HTMLElement): Parameters<typeof meaningOf>[0] {
  const target = event.target as HTMLElement;
  return {
    key: event.key, isCombined: event.ctrlKey || event.altKey || event.metaKey,
    isElsewhere: isTyping(target) || target.closest('[role=dialog], [role=menu], [role=listbox]') !== null,
    isInList: list.contains(target),
  };
}

/** A checkbox of the list takes no text; every other field does. */
function isTyping(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox])');
}

function moveIn(list: HTMLElement, step: ListKey): void {
  const rows = [...list.querySelectorAll<HTMLElement>('tr[data-row-key], .work-cards > li')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  if (step === 'select') {
    rows[here]?.querySelector<HTMLElement>('input[type=checkbox]')?.click();
    return;
  }
  const place = placeAfter(step, { place: here, of: rows.length });
  if (place !== undefined) rows[place]?.querySelector('a')?.focus();
}
