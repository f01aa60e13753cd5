import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { z } from 'zod';
import { factOf } from '../crosscheck/index.ts';
import type { Reader } from '@qingce/database';
import { declarationsOf, parseCompanion, readCompanion } from '../policy/index.ts';
import type { Kind, SpokenFact } from './recognition.ts';

const Key = z.string().min(1);
const Kinds = z.strictObject({
  kinds: z.array(z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/), title: z.strictObject({ zh: Key, en: Key }), office: z.string(),
    holder: z.enum(['applicant', 'none']),
    speaksFor: z.array(z.strictObject({
      item: Key.optional(), fact: Key, called: Key.optional(), day: Key.optional(),
    })).min(1),
  })),
});

/** The kinds in force of a policy, as they were published. */
export const kindDeclarations = declarationsOf<Kind>({ kind: 'kinds', act: 'recognition.publish-kinds' });

/**
 * 认定种类 — the kinds of recognition that a policy asks for, from `recognitions.json` in its folder; none where there is
 * no such file. Throws PolicyRefused, naming the file and the place, for what the policy does not know.
 */
export async function readKinds(folder: string, policy: CheckedPolicy): Promise<readonly Kind[]> {
  const { path, text } = await readCompanion(folder, policy, 'recognitions.json');
  return text === undefined ? [] : declareKinds(policy, { path, text });
}

/** Checks a declaration against its policy; throws PolicyRefused with every complaint. */
export function declareKinds(policy: CheckedPolicy, { path, text }: { path: string; text: string }): Kind[] {
  const { kinds } = parseCompanion(text, {
    path, schema: Kinds, complaints: ({ kinds: all }) => [
      ...all.filter(({ id }, at) => all.findIndex((kind) => kind.id === id) < at)
        .map(({ id }) => `${id}: declared twice`),
      ...all.flatMap((kind) => complaintsAbout(policy, kind)),
    ],
  });
  return kinds;
}

/** What the kinds in force of a policy name that a version of it does not know; nothing where all fits. */
export async function misfitsOfKinds(reader: Reader, policy: CheckedPolicy): Promise<string[]> {
  const kinds = (await kindDeclarations.find(reader, policy.id))?.declared ?? [];
  return kinds.flatMap((kind) => complaintsAbout(policy, kind));
}

function complaintsAbout(policy: CheckedPolicy, kind: Kind): string[] {
  const offices = policy.process.offices.map(({ id }) => id);
  return [
    ...(offices.includes(kind.office) ? [] : [`${kind.id}: the policy has no office ${kind.office}`]),
    ...kind.speaksFor.flatMap((spoken) => complaintsAboutFact(policy, kind, spoken)),
  ];
}

function complaintsAboutFact(policy: CheckedPolicy, kind: Kind, spoken: SpokenFact): string[] {
  const where = `${kind.id}: ${spoken.item ?? 'applicant'} ${spoken.fact}`;
  const found = factOf(policy, spoken);
  if (!found) return [`${where}: the policy has no such fact`];
  const wireOf = (key: string | undefined) => found.list?.row?.find((field) => field.key === key)?.wire;
  const wrong = [
    { is: found.fact.wire !== 'boolean', why: 'a register speaks for yes/no facts only' },
    {
      is: spoken.called !== undefined && wireOf(spoken.called) !== 'text',
      why: `${spoken.called} is no text of the same row`,
    },
    { is: spoken.day !== undefined && wireOf(spoken.day) !== 'day', why: `${spoken.day} is no day of the same row` },
  ];
  return wrong.filter(({ is }) => is).map(({ why }) => `${where}: ${why}`);
}
