import { HomeOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Who } from './access.ts';

/** A working page: address, who may open it, its component (loaded when first opened) and its line in the menu. */
export interface PageLine {
  /** Below /app; `$name` is a parameter. */
  readonly path: string;
  readonly who: Who;
  readonly load: () => Promise<ComponentType>;
  /** Sentence `<concept>:menu` and icon; a page without is reached from another. */
  readonly menu?: { readonly concept: MenuConcept; readonly icon: ComponentType };
}

/** Concepts whose sentences have a `menu`. */
export type MenuConcept = 'home';

/** 页面 — one line a page; the menu shows those of the reader's post in this order. */
export const pages: readonly PageLine[] = [
  { path: '/', who: 'signed-in', load: async () => (await import('../home/HomePage.tsx')).HomePage, menu: { concept: 'home', icon: HomeOutlined } },
];
