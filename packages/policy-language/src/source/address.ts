import type { Complain } from '../diagnostics.ts';
import type { Address } from './document.ts';
import type { Span } from './source-text.ts';

const OPENS = /^§([0-9]+(?:\.[0-9]+)*)(?=#)/;

/** Reads the address of a link in the law; undefined, with a complaint, when it is none of README §1. */
export function readAddress(url: string, at: Span, title: string | undefined, complain: Complain): Address | undefined {
  if (url === 'purpose' || url === 'none') {
    if (title === undefined || title.trim() === '') complain('link-without-reason', at, { values: { address: url } });
    return { kind: url, why: title ?? '' };
  }
  if (url.startsWith('step:')) return { kind: 'step', step: url.slice('step:'.length), at };
  const opens = OPENS.exec(url)?.[1];
  const list = opens === undefined ? url : url.slice(opens.length + 1);
  if (!list.startsWith('#') || list.length === 1) {
    complain('unknown-address', at, { values: { address: url } });
    return undefined;
  }
  const names = readNames(list.slice(1), at.from + url.length - list.length + 1);
  return { kind: 'names', names, ...(opens === undefined ? {} : { opens }) };
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
