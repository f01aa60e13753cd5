import { createContext, useContext } from 'react';
import type { ComponentType } from 'react';

/** One line of the menu, in the reader's language. */
export interface MenuLine {
  readonly path: string;
  readonly text: string;
  readonly icon: ComponentType;
}

/**
 * The menu of the reader's post, given by the layout; pages read it here, since the list of pages leads to
 * them.
 */
export const MenuContext = createContext<readonly MenuLine[]>([]);

export function useMenu(): readonly MenuLine[] {
  return useContext(MenuContext);
}
