/** 状态 — told by a word as well as by its colour. */
export const stateColours = {
  open: 'default', proposed: 'processing', published: 'success', outdated: 'warning',
} as const;
