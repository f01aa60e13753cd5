import { createHash } from 'node:crypto';
import { canonicalJson } from '@qingce/values';
import type { AuditObject, AuditRecord } from './audit.ts';

/** A record with everything that it concerns, its own object among them: what one link of the chain covers. */
export interface ChainedRecord extends AuditRecord { readonly subjects: readonly AuditObject[] }

/** 审计链头 — after `seq` records the running hash is `head`, sha256 in hexadecimal. */
export interface ChainHead { readonly seq: bigint; readonly head: string }

export interface Link extends ChainHead { readonly recordId: bigint; readonly leaf: string }

/** Before the first record. */
export const chainStart: ChainHead = { seq: 0n, head: '0'.repeat(64) };

/** A record as it is hashed, and as it is told outside. */
export interface RecordContent extends Omit<AuditRecord, 'id'> {
  readonly id: string;
  /** `claim/<id>`, in order. */
  readonly subjects: readonly string[];
}

export function contentOf({ id, subjects, ...record }: ChainedRecord): RecordContent {
  return { ...record, id: `${id}`, subjects: subjects.map((subject) => `${subject.kind}/${subject.id}`).toSorted() };
}

/** The leaf of a record, sha256 in hexadecimal. */
export function leafOf(record: ChainedRecord): string {
  return leafOfContent(contentOf(record));
}

/** sha256 of 0x00 and the content's canonical JSON; the first byte keeps leaves and heads apart (RFC 6962, 2.1). */
export function leafOfContent(content: Readonly<Record<keyof RecordContent, unknown>>): string {
  const text = canonicalJson({ version: 1, ...content });
  return createHash('sha256').update(Uint8Array.of(0)).update(text).digest('hex');
}

/** sha256 of 0x01, the head before and the leaf. */
export function headAfter(before: string, leaf: string): string {
  return createHash('sha256')
    .update(Uint8Array.of(1)).update(Buffer.from(before, 'hex')).update(Buffer.from(leaf, 'hex')).digest('hex');
}
