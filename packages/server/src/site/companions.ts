import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Reader } from '@qingce/database';
import { findPolicyExamples, findPolicyText } from '../policy/index.ts';
import { examplesIn } from './examples.ts';
import type { Examples } from './examples.ts';
import type { Templates } from './templates.ts';

/** What lies beside a policy in its folder: the unofficial translation of its text, one a paragraph, and templates. */
export interface Companion {
  /** The version and the promulgated text of the folder. */
  readonly hash: string; readonly source: string;
  readonly translation: readonly string[]; readonly templates: Templates;
}

const none: Pick<Companion, 'translation' | 'templates'> = { translation: [], templates: new Map() };

/** Finds what belongs to a version; a version never changes, so that it is found once. */
export type FindCompanion = (policy: Pick<CheckedPolicy, 'id' | 'hash'>) => Promise<typeof none>;

/** What lies beside a policy belongs to every version of the same promulgated text; other versions have nothing. */
export function companionFinder(reader: Reader, companions: ReadonlyMap<string, Companion>): FindCompanion {
  const found = new Map<string, Promise<typeof none>>();
  const find = async ({ id, hash }: Pick<CheckedPolicy, 'id' | 'hash'>): Promise<typeof none> => {
    const beside = companions.get(id);
    if (!beside || beside.hash === hash) return beside ?? none;
    return (await findPolicyText(reader, hash))?.source === beside.source ? beside : none;
  };
  return (policy) => {
    const known = found.get(policy.hash) ?? find(policy);
    found.set(policy.hash, known);
    // What failed is asked again.
    known.catch(() => found.delete(policy.hash));
    return known;
  };
}

/** The worked examples of a version that readers may try, found once. */
export function examplesFinder(reader: Reader): (hash: string) => Promise<Examples> {
  const found = new Map<string, Examples>();
  return async (hash) => {
    const known = found.get(hash) ?? examplesIn(await findPolicyExamples(reader, hash) ?? '[]');
    found.set(hash, known);
    return known;
  };
}
