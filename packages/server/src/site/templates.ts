import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { PolicyRefused } from '../policy/index.ts';

/** The content of each file that a material of a policy starts from, by the file's name. */
export type Templates = ReadonlyMap<string, Buffer>;

/** 材料模板 — from `templates/` in the policy's folder. Throws PolicyRefused naming a file that is not there. */
export async function readTemplates(folder: string, { id, process }: CheckedPolicy): Promise<Templates> {
  const names = [...new Set(process.materials.flatMap(({ template }) => template ?? []))];
  return new Map(await Promise.all(names.map(async (name) => {
    const path = join(folder, id, 'templates', name);
    const content = await readFile(path).catch(() => undefined);
    if (!content) throw new PolicyRefused(`${path}: a material names this template, and there is no such file`);
    return [name, content] as const;
  })));
}
