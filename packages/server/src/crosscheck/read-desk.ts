import type { ThirdPartyDesk, ThirdPartyFile } from '@qingce/contract';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { columnsOf, factOf } from './crosscheck.ts';
import { listFiles } from './crosscheck.sql.ts';
import { sourceDeclarations } from './declare-sources.ts';
import type { ImportedFile } from './crosscheck.sql.ts';

type Reading = Pick<VerbContext, 'tx'>;

/** 第三方数据 — the sources that a policy declares and the files imported so far. Refuses with policy.not-found. */
export async function readDesk(context: Reading, policyId: string): Promise<ThirdPartyDesk> {
  const policy = await getPolicyInForce(context.tx, policyId);
  const declared = (await sourceDeclarations.find(context.tx, policyId))?.declared ?? [];
  const files: ThirdPartyFile[] = [];
  for (const file of await listFiles(context.tx, { policy: policyId })) files.push(await shownFile(context, file));
  const sources = declared.map((source) => ({
    ...source,
    columns: columnsOf(source).map((column) => {
      const compared = factOf(policy, column);
      assert(compared, 'a declaration names facts of its policy');
      const { name: zh, ask: { en } } = compared.fact;
      return {
        heading: column.heading, item: column.item ?? null, fact: column.fact, name: { zh, en },
        tolerance: column.tolerance ?? null,
      };
    }),
  }));
  return { sources, files };
}

/** A file as it is shown, with the name of who imported it. */
export async function shownFile(context: Reading, file: ImportedFile): Promise<ThirdPartyFile> {
  const names = await findDisplayNames(context.tx, [file.importedBy]);
  const { policy: _itsOwn, importedBy, ...rest } = file;
  return { ...rest, importedBy: names.get(importedBy) ?? '' };
}
