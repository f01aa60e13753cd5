import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { exact } from '@qingce/values';
import { z } from 'zod';
import type { Reader } from '@qingce/database';
import { declarationsOf, parseCompanion, readCompanion } from '../policy/index.ts';
import { columnsOf, factOf, isNumeric } from './crosscheck.ts';
import type { Source, SourceColumn } from './crosscheck.ts';

const Decimal = z.string().refine((text) => exact.parseDecimal(text) !== undefined, { error: 'not a decimal number' });
const Heading = z.string().trim().min(1).max(120);
const Column = z.strictObject({
  heading: Heading, item: z.string().optional(), fact: z.string().min(1),
  words: z.record(z.string().min(1), z.union([z.boolean(), z.string()])).optional(),
  tolerance: z.strictObject({ absolute: Decimal.optional(), share: Decimal.optional() }).optional(),
});
const Sources = z.strictObject({
  sources: z.array(z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/), title: z.strictObject({ zh: z.string(), en: z.string() }),
    office: z.string(), creditCode: Heading, year: Heading.nullable(), listed: z.string().optional(),
    columns: z.array(Column),
  })),
});

/** How the files of third parties are read under a policy, as it was published. */
export const sourceDeclarations = declarationsOf<Source>({ kind: 'sources', act: 'crosscheck.publish-sources' });

/**
 * 声明 — the third parties whose files may be imported under the policy, from `sources.json` in its folder; none where
 * there is no such file. Throws PolicyRefused, naming the file and the place, for what the policy does not know.
 */
export async function readSources(folder: string, policy: CheckedPolicy): Promise<readonly Source[]> {
  const { path, text } = await readCompanion(folder, policy, 'sources.json');
  return text === undefined ? [] : declareSources(policy, { path, text });
}

/** Checks a declaration against its policy; throws PolicyRefused with every complaint. */
export function declareSources(policy: CheckedPolicy, { path, text }: { path: string; text: string }): Source[] {
  const { sources } = parseCompanion(text, {
    path, schema: Sources,
    complaints: ({ sources: all }) => all.flatMap((source) => complaintsAbout(policy, source)),
  });
  return sources;
}

/** What the sources in force of a policy name that a version of it does not know; nothing where all fits. */
export async function misfitsOfSources(reader: Reader, policy: CheckedPolicy): Promise<string[]> {
  const sources = (await sourceDeclarations.find(reader, policy.id))?.declared ?? [];
  return sources.flatMap((source) => complaintsAbout(policy, source));
}

function complaintsAbout(policy: CheckedPolicy, source: Source): string[] {
  const offices = policy.process.offices.map(({ id }) => id);
  return [
    ...(offices.includes(source.office) ? [] : [`${source.id}: the policy has no office ${source.office}`]),
    ...(columnsOf(source).length === 0 ? [`${source.id}: no column and no list is compared`] : []),
    ...columnsOf(source).flatMap((column) => complaintsAboutColumn(policy, source, column)),
  ];
}

function complaintsAboutColumn(policy: CheckedPolicy, source: Source, column: SourceColumn): string[] {
  const where = `${source.id}: ${column.heading}`;
  const found = factOf(policy, column);
  if (!found) return [`${where}: the policy has no fact ${column.item ?? 'of the applicant'} ${column.fact}`];
  const wrong = [
    { is: column.fact === source.listed && found.fact.of !== 'year', why: `${column.fact} lists no years` },
    { is: column.tolerance !== undefined && !isNumeric(found.fact), why: 'only numbers have a tolerance' },
    { is: found.fact.wire === 'boolean' && !column.words, why: 'say which words mean yes and no' },
  ];
  return wrong.filter(({ is }) => is).map(({ why }) => `${where}: ${why}`);
}
