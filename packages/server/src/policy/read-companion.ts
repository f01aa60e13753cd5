import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedPolicy } from '@qingce/policy-language';
import type { ZodType } from 'zod';
import { PolicyRefused } from './read-policies.ts';

/** What a file beside a policy is checked against: its shape, and what of it the policy does not know. */
interface Checks<Declared> {
  readonly path: string;
  readonly schema: ZodType<Declared>;
  readonly complaints: (declared: Declared) => readonly string[];
}

/** The text of a JSON file in the policy's folder with its path; without text where there is no such file. */
export async function readCompanion(
  folder: string, policy: CheckedPolicy, name: string,
): Promise<{ path: string; text: string | undefined }> {
  const path = join(folder, policy.id, name);
  return { path, text: await readFile(path, 'utf8').catch(() => undefined) };
}

/** The declaration that a text holds; throws PolicyRefused with every complaint, each with file and place. */
export function parseCompanion<Declared>(text: string, { path, schema, complaints }: Checks<Declared>): Declared {
  const parsed = schema.safeParse(jsonOf(text));
  const told = parsed.success
    ? complaints(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && told.length === 0) return parsed.data;
  throw new PolicyRefused(told.map((complaint) => `${path}: ${complaint}`).join('\n'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
