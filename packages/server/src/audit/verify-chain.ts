import type { Reader } from '@qingce/database';
import { listRecords } from './audit.sql.ts';
import { findUnlinked, listLinks } from './chain.sql.ts';
import { chainStart, headAfter, leafOf } from './chain.ts';
import type { ChainHead, ChainedRecord, Link } from './chain.ts';

/**
 * What is wrong at one place of the trail: the record says something else than when it was linked, or is gone; the head
 * does not follow from the one before; a number is missing; a record lies beside chain and outbox; the chain had
 * another head at that number when it was noted outside, or does not reach that far any more.
 */
export type ChainBreak = 'record-changed' | 'record-missing' | 'head-differs' | 'link-missing' | 'slipped-in'
  | 'noted-head-differs' | 'cut-off';
export interface Break { readonly what: ChainBreak; readonly seq: bigint | null; readonly recordId: bigint | null }

export interface ChainVerdict {
  readonly breaks: readonly Break[];
  readonly head: ChainHead;
  /** Records that were committed but not linked yet. */
  readonly waiting: number;
}

export interface ChainQuestion {
  /** Heads that were noted outside the database: on receipts, by the auditor. Only they tell a chain built anew. */
  readonly noted?: readonly ChainHead[];
  readonly tellProgress?: (seq: bigint) => void;
}

const linksAtOnce = 1000;

/** 验链 — computes every link of the trail anew, in one reading transaction; memory does not grow with its length. */
export async function verifyChain(reader: Reader, question: ChainQuestion = {}): Promise<ChainVerdict> {
  const { noted = [], tellProgress } = question;
  const breaks: Break[] = [];
  let last: ChainHead = chainStart;
  for (;;) {
    const links = await listLinks(reader, last.seq, linksAtOnce);
    if (links.length === 0) break;
    const found = await listRecords(reader, links.map((link) => link.recordId));
    const records = new Map(found.map((record) => [record.id, record]));
    for (const link of links) {
      breaks.push(...breaksAt(link, { last, record: records.get(link.recordId), noted }));
      last = link;
    }
    tellProgress?.(last.seq);
  }
  const cutOff = noted.filter(({ seq }) => seq > last.seq)
    .map(({ seq }): Break => ({ what: 'cut-off', seq, recordId: null }));
  const { waiting, slippedIn } = await findUnlinked(reader);
  const beside = slippedIn.map((recordId): Break => ({ what: 'slipped-in', seq: null, recordId }));
  return { breaks: [...breaks, ...cutOff, ...beside], head: { seq: last.seq, head: last.head }, waiting };
}

interface LinkSurroundings {
  readonly last: ChainHead;
  readonly record: ChainedRecord | undefined;
  readonly noted: readonly ChainHead[];
}

function breaksAt(link: Link, { last, record, noted }: LinkSurroundings): Break[] {
  const { seq, recordId } = link;
  const differs = noted.some((head) => head.seq === seq && head.head !== link.head);
  const found: readonly (ChainBreak | false)[] = [
    seq !== last.seq + 1n && 'link-missing',
    record === undefined && 'record-missing',
    record !== undefined && leafOf(record) !== link.leaf && 'record-changed',
    headAfter(last.head, link.leaf) !== link.head && 'head-differs',
    differs && 'noted-head-differs',
  ];
  return found.filter((what) => what !== false).map((what) => ({ what, seq, recordId }));
}
