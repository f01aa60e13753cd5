/** The policies of the repository, and the examples of the language guide, each a folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export type PolicyFolder = { readonly id: string; readonly at: URL };

/** Every policy under `policies/`. */
export const policies: readonly PolicyFolder[] = foldersIn(new URL('../../../policies/', import.meta.url));

/** Every example under `docs/language/examples/`. */
export const examples: readonly PolicyFolder[] = foldersIn(
  new URL('../../../docs/language/examples/', import.meta.url),
);

function foldersIn(shelf: URL): PolicyFolder[] {
  return readdirSync(shelf).toSorted().map((id) => ({ id, at: new URL(`${id}/`, shelf) }));
}

/** The text of a file of the folder. */
export function readText({ at }: PolicyFolder, name: string): string {
  return readFileSync(new URL(name, at), 'utf8');
}

/** Whether worked examples lie beside the policy. */
export function hasCases({ at }: PolicyFolder): boolean {
  return existsSync(new URL('cases.json', at));
}
