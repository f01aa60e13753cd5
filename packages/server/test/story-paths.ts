import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bilingual } from '@qingce/contract';
import { z } from 'zod';

/**
 * 路径 — a way through the fund that the story goes: its acts as `day act`, with the refusal where one is met, and what
 * the product shows of it in the end. `at` and `holds` name things of the story as `{claims.key}`.
 */
const StoryPath = z.strictObject({
  point: z.int(), path: Bilingual, acts: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2} \S+( \S+)?$/)).min(1),
  shown: z.strictObject({
    at: z.string().startsWith('/api/'), by: z.string().default('auditor'), holds: z.record(z.string(), z.json()),
  }).optional(),
});
export type StoryPath = z.infer<typeof StoryPath>;

/** The paths beside a story, none where it has no such file; throws ZodError, naming what is not as it must. */
export function readPaths(folder: string): StoryPath[] {
  const file = join(folder, 'paths.json');
  if (!existsSync(file)) return [];
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return z.object({ paths: z.array(StoryPath).min(1) }).parse(content).paths;
}

/** The last day of a path's acts: from then on it can be seen. */
export function lastDayOf({ acts }: StoryPath): string {
  return acts.map((act) => act.slice(0, 10)).toSorted().at(-1) ?? '';
}

type Known = Readonly<Record<string, Readonly<Record<string, string | { readonly id: string }>>>>;

/** What is told, with the ids that the product gave for the keys of the story. */
export function withIds<Told>(told: Told, known: Known): Told {
  const filled = JSON.stringify(told).replaceAll(/\{(\w+)\.([a-z0-9-]+)\}/g, (name, kind: string, key: string) => {
    const thing = known[kind]?.[key];
    if (thing === undefined) throw new Error(`${name} is not there`);
    return typeof thing === 'string' ? thing : thing.id;
  });
  return JSON.parse(filled) as Told;
}

/** Whether what was found holds all that is told: fields of objects, members of lists in any order. */
export function holds(found: unknown, told: unknown): boolean {
  if (Array.isArray(told)) return Array.isArray(found) && told.every((one) => found.some((other) => holds(other, one)));
  if (typeof told !== 'object' || told === null) return found === told;
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(told).every(([field, value]) => holds((found as Record<string, unknown>)[field], value));
}
