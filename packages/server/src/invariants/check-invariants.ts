import { fillFromRecord } from '@qingce/policy-language/evaluate';
import type { Answer } from '@qingce/policy-language/evaluate';
import type { Reader } from '@qingce/database';
import { canonicalJson, formatYuan, parseYuan } from '@qingce/values';
import { assessFacts } from '../eligibility/index.ts';
import { findPolicyVersion } from '../policy/index.ts';
import { countInspected, findBreaches, listKeptProposals } from './claim-invariants.sql.ts';
import type { KeptProposal } from './claim-invariants.sql.ts';
import type { Breach, Inspection } from './invariants.ts';

const amountsAlone = { advice: false, trace: false };

/**
 * 恒等核对 — asks every invariant of the whole database; reads only. `ledger-only` is for tests whose claims are
 * nothing but ids. Run it on one picture of the database (`inReadTransaction`), or what happens meanwhile looks broken.
 */
export async function checkInvariants(
  reader: Reader, depth: 'all' | 'ledger-only' = 'all',
): Promise<Inspection> {
  const breaches = await findBreaches(reader, depth);
  if (depth === 'all') {
    for (const kept of await listKeptProposals(reader)) {
      breaches.push(...await recompute(reader, kept), ...await withinCaps(reader, kept));
    }
  }
  return { breaches, counted: await countInspected(reader) };
}

/** I12 — the stored version of the policy still gives the stored answer to the stored facts. */
async function recompute(reader: Reader, kept: KeptProposal): Promise<Breach[]> {
  const breach = (what: string): Breach[] => [{ invariant: 'I12', object: `claim ${kept.claimId}`, what }];
  const policy = await findPolicyVersion(reader, kept.policyHash);
  if (!policy) return breach(`rests on the version ${kept.policyHash}, which is not there`);
  const assessment = assessFacts(policy, { facts: kept.facts }, amountsAlone);
  if (!('answer' in assessment)) return breach(`its facts are refused: ${assessment.errors[0]?.messages.en}`);
  const stored = kept.answer as Answer;
  return amountsOf(assessment.answer) === amountsOf(stored)
    ? []
    : breach(`was answered ${stored.total}, its facts come to ${assessment.answer.total}`);
}

/**
 * I5 — caps over several claims: what was decided is no more than the policy gives once every award that was decided
 * before is counted, whatever the facts of the claim say of it.
 */
async function withinCaps(reader: Reader, kept: KeptProposal): Promise<Breach[]> {
  const policy = await findPolicyVersion(reader, kept.policyHash);
  if (!policy || kept.decidedFen === null || kept.awardedBefore.length === 0) return [];
  const facts = fillFromRecord(policy, kept.facts as { items: unknown[] }, kept.awardedBefore);
  const assessment = assessFacts(policy, { facts }, amountsAlone);
  const given = 'answer' in assessment ? assessment.answer.total : '0.00';
  return kept.decidedFen <= (parseYuan(given) ?? 0n)
    ? []
    : [{
      invariant: 'I5', object: `claim ${kept.claimId}`,
      what: `was awarded ${formatYuan(kept.decidedFen)}; with the awards decided before, the policy gives ${given}`,
    }];
}

/** What an answer awards, item by item; derivation and advice are not compared, for they are no money. */
function amountsOf({ outcome, total, items }: Answer): string {
  return canonicalJson({
    outcome, total, items: items.map((item) => [item.item, item.outcome, item.amount, item.parts]),
  });
}
