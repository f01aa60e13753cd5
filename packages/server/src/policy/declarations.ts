import { createHash } from 'node:crypto';
import type { Reader } from '@qingce/database';
import { canonicalJson } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDeclaration, insertDeclaration } from './declarations.sql.ts';

/** What the files of one kind beside the policies declare, each version under its hash. */
export interface Declarations<Each> {
  /** What the trail calls their publishing. */
  readonly act: string;
  /** Puts what is declared in force, frozen under its hash; what is in force already stays as it is. */
  readonly publish: (context: VerbContext, of: { policy: string; declared: readonly Each[] }) => Promise<void>;
  /** What is in force for the policy; undefined where nothing was ever published. */
  readonly find: (
    reader: Reader, policy: string,
  ) => Promise<{ hash: string; declared: readonly Each[] } | undefined>;
}

/** 随附声明 — declarations of that kind, kept and found alike whatever they declare. */
export function declarationsOf<Each>({ kind, act }: { kind: string; act: string }): Declarations<Each> {
  return {
    act,
    async publish(context, { policy, declared }) {
      const hash = createHash('sha256').update(canonicalJson({ policy, [kind]: declared })).digest('hex');
      if ((await findDeclaration(context.tx, { policy, kind }))?.hash === hash) return;
      await insertDeclaration(context.tx, { hash, policy, kind, declared, at: context.businessNow });
      await recordAudit(context, { act, object: { kind: 'policy', id: policy }, details: { hash } });
    },
    async find(reader, policy) {
      const found = await findDeclaration(reader, { policy, kind });
      return found && { hash: found.hash, declared: found.declared as readonly Each[] };
    },
  };
}
