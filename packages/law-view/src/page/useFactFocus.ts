import { useCallback } from 'react';
import { fieldId } from '../law/anchors.ts';
import { pathText } from '../facts/path.ts';
import type { FactPath } from '../facts/path.ts';

/** Leads to the field of a fact: opens what hides it, brings it into sight and puts the cursor in it. */
export function useFactFocus(openSheet: (open: boolean) => void): (path: FactPath) => void {
  return useCallback(
    (path: FactPath) => {
      openSheet(true);
      // The sheet and the folded groups must be open before the field can take the cursor.
      requestAnimationFrame(() => {
        const field = findField(path);
        if (!field) return;
        for (let group = field.closest('details'); group; group = group.parentElement?.closest('details') ?? null)
          group.open = true;
        field.focus({ preventScroll: true });
        field.scrollIntoView({ block: 'center', behavior: 'smooth' });
      });
    },
    [openSheet],
  );
}

/** The field of the fact itself, else the first within it, else that of the list it belongs to. */
function findField(path: FactPath): HTMLElement | null {
  if (path.length === 0) return null;
  const id = fieldId(pathText(path));
  return (
    document.getElementById(id) ??
    document.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}-"]:is(input, select, button)`) ??
    findField(path.slice(0, -1))
  );
}
