import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readSources, sourceDeclarations } from '../crosscheck/index.ts';
import type { Source } from '../crosscheck/index.ts';
import { readStory } from '../demo/index.ts';
import type { Story } from '../demo/index.ts';
import { runVerb } from '../foundation/index.ts';
import type { Call, Workplace } from '../foundation/index.ts';
import { PolicyRefused, keepPolicyText, publishPolicy, readPolicies } from '../policy/index.ts';
import type { Declarations, PolicyFolder } from '../policy/index.ts';
import { identifyingDeclarations, readIdentifying } from '../likeness/index.ts';
import type { Identifying } from '../likeness/index.ts';
import { kindDeclarations, readKinds } from '../recognition/index.ts';
import type { Kind } from '../recognition/index.ts';
import { readTemplates } from '../site/index.ts';
import type { SiteOptions } from '../site/index.ts';

/** The policies of a folder, compiled, with what lies beside them. */
export interface PolicyShelf {
  readonly policies: readonly PolicyFolder[];
  readonly companions: SiteOptions['companions'];
  /** By policy: how the files of third parties are read. */
  readonly sources: ReadonlyMap<string, readonly Source[]>;
  /** By policy: the kinds of recognition that it asks for. */
  readonly kinds: ReadonlyMap<string, readonly Kind[]>;
  /** By policy: the facts by which two claims can name the same thing. */
  readonly identifying: ReadonlyMap<string, readonly Identifying[]>;
  /** Those that lie beside their policies. */
  readonly stories: readonly Story[];
}

/** The story of that policy, else the one that is played by default. Throws PolicyRefused where the policy has none. */
export function storyOf({ stories }: Pick<PolicyShelf, 'stories'>, policy?: string): Story | undefined {
  if (policy === undefined) return stories.find(({ byDefault }) => byDefault) ?? stories[0];
  const story = stories.find((one) => one.policy === policy);
  if (story) return story;
  const known = stories.map((one) => one.policy).join(', ');
  throw new PolicyRefused(`QINGCE_STORY: no story lies beside “${policy}”. Policies with one: ${known}`);
}

/** Throws PolicyRefused when one does not compile. */
export async function readShelf(folder: string): Promise<PolicyShelf> {
  const read = await readPolicies(folder);
  const companions = await Promise.all(read.map(async ({ policy, text: { source }, translation }) =>
    [policy.id, { hash: policy.hash, source, translation, templates: await readTemplates(folder, policy) }] as const));
  const sources = await Promise.all(read.map(async ({ policy }) =>
    [policy.id, await readSources(folder, policy)] as const));
  const kinds = await Promise.all(read.map(async ({ policy }) =>
    [policy.id, await readKinds(folder, policy)] as const));
  const identifying = await Promise.all(read.map(async ({ policy }) =>
    [policy.id, await readIdentifying(folder, policy)] as const));
  const stories = await Promise.all(read.map(({ policy }) => findStory(join(folder, policy.id, 'story'))));
  return {
    policies: read, companions: new Map(companions), sources: new Map(sources),
    kinds: new Map(kinds), identifying: new Map(identifying),
    stories: stories.filter((story) => story !== undefined),
  };
}

async function findStory(folder: string): Promise<Story | undefined> {
  const isThere = await access(folder).then(() => true, () => false);
  return isThere ? readStory(folder) : undefined;
}

/**
 * 发布 — puts every policy of the shelf in force with its third parties' sources, its kinds of recognition and what
 * identifies a thing, as the system; one that is in force already stays as it is.
 */
export async function publishAll(workplace: Workplace, shelf: PolicyShelf): Promise<void> {
  const publishing: Call = { act: 'policy.publish', actor: { kind: 'system' }, requestId: 'start' };
  for (const { policy, text, examples } of shelf.policies) {
    await runVerb(workplace, publishing, { input: policy, verb: publishPolicy, reply: () => null });
    await runVerb(workplace, publishing, {
      input: { hash: policy.hash, text, examples }, verb: keepPolicyText, reply: () => null,
    });
    const { id } = policy;
    await publishDeclared(workplace, sourceDeclarations, { policy: id, declared: shelf.sources.get(id) ?? [] });
    await publishDeclared(workplace, kindDeclarations, { policy: id, declared: shelf.kinds.get(id) ?? [] });
    await publishDeclared(workplace, identifyingDeclarations, {
      policy: id, declared: shelf.identifying.get(id) ?? [],
    });
  }
}

async function publishDeclared<Each>(
  workplace: Workplace, { act, publish }: Declarations<Each>, input: { policy: string; declared: readonly Each[] },
): Promise<void> {
  await runVerb(workplace, { act, actor: { kind: 'system' }, requestId: 'start' }, {
    input, verb: publish, reply: () => null,
  });
}
