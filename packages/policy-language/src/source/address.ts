import type { Complain } from '../diagnostics.ts';
import type { Address } from './document.ts';
import type { Span } from './source-text.ts';

/** A link of the law as written. */
export type WrittenLink = { readonly url: string; readonly at: Span; readonly title: string | undefined };

/** Reads the address of a link in the law; undefined, with a complaint, when it is none of README §1. */
export function readAddress(link: WrittenLink, complain: Complain): Address | undefined {
  const { url, at } = link;
  if (url === 'purpose' || url === 'none') return withReason(url, link, complain);
  if (url.startsWith('step:')) return { kind: 'step', step: url.slice('step:'.length), at };
  const [whole, opens, list] = /^(?:§([0-9]+(?:\.[0-9]+)*))?#(.+)$/.exec(url) ?? [];
  if (whole === undefined || list === undefined) {
    complain('unknown-address', at, { values: { address: url } });
    return undefined;
  }
  const names = readNames(list, at.from + url.length - list.length);
  return { kind: 'names', names, ...(opens === undefined ? {} : { opens }) };
}

/** A phrase that is no rule says why. */
function withReason(kind: 'purpose' | 'none', { title, at }: WrittenLink, complain: Complain): Address {
  const why = title?.trim() ?? '';
  if (why === '') complain('link-without-reason', at, { values: { address: kind } });
  return { kind, why };
}

function readNames(list: string, from: number): { name: string; at: Span }[] {
  const names: { name: string; at: Span }[] = [];
  let offset = from;
  for (const name of list.split(',')) {
    names.push({ name: name.trim(), at: { from: offset, to: offset + name.length } });
    offset += name.length + 1;
  }
  return names;
}
