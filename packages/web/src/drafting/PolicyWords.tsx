import type { ReactNode } from 'react';

/** Words about a policy, whose own names are Chinese in either language and are told so to a reader's voice. */
export function PolicyWords({ text }: { text: string }): ReactNode {
  const parts = text.split(/(\p{Script=Han}+)/u);
  return parts.map((part, place) => (place % 2 === 1 ? <span key={place} lang="zh-CN">{part}</span> : part));
}
