import { createHash } from 'node:crypto';
import { coverLaw } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { openComplaints } from './diagnostics.ts';
import type { Complaint } from './diagnostics.ts';
import { bindLaw } from './resolved/bind-law.ts';
import { declare } from './resolved/from-surface.ts';
import { compareLaw } from './source/compare-law.ts';
import { readDocument } from './source/read-document.ts';
import { placeOf, sourceText } from './source/source-text.ts';
import type { Span } from './source/source-text.ts';
import { checkPolicy } from './typed/check-policy.ts';
import type { CheckedPolicy, Place } from './typed/ir.ts';

export type PolicyFiles = { readonly source: string; readonly policy: string; readonly policyName?: string };
/** `policy` is there when no complaint is an error. */
export type Compilation = {
  readonly policy?: CheckedPolicy; readonly complaints: readonly Complaint[]; readonly coverage: Coverage;
};

/**
 * Compiles a policy file against its promulgated text: read, bind, type, cover. Never throws for what the file
 * says: all of it is told as complaints, and where one of them is an error there is no policy. Runs in Node only.
 */
export function compilePolicy({ source, policy, policyName = 'policy.md' }: PolicyFiles): Compilation {
  const text = sourceText(policyName, policy);
  const { complain, hasErrors, all } = openComplaints(text);
  const place = (at: Span): Place => placeOf(text, at);
  const document = readDocument(text, complain);
  // A quote with markup in it differs anyhow.
  const isReadable = !hasErrors();
  const declared = declare(document, complain);
  if (isReadable) compareLaw(declared.law.flatMap(({ paragraphs }) => paragraphs), source, complain);
  const law = bindLaw(declared, place, complain);
  const coverage = coverLaw(declared, place, complain);
  for (const step of declared.process.steps) {
    if (law.phrasesOf(step).length === 0) complain('step-unbound', step.at, { values: { name: step.id } });
  }
  const hash = hashOf(source, policy);
  const checked = checkPolicy({ declared, law, source: text, hash, complain, hasErrors });
  return { ...(hasErrors() ? {} : { policy: checked }), complaints: all(), coverage };
}

/** The same two files have the same hash for ever. */
function hashOf(source: string, policy: string): string {
  return `sha256:${createHash('sha256').update(`${source}\u0000${policy}`).digest('hex')}`;
}
