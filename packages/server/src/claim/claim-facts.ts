import { askedOf, kindOf } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { getApplicant, heldIn, listRegisterFacts } from '../applicant/index.ts';
import type { HeldFact } from '../applicant/index.ts';
import type { Instant, VerbContext } from '../foundation/index.ts';
import { getPolicyInForce, getPolicyVersion } from '../policy/index.ts';
import { countedAs } from '../window/index.ts';
import type { Claim } from './claim.ts';

type Json = Claim['facts'][string];
/** Facts in the contract's form: `{ applicant, claim: { year, submittedAt }, items }`. */
export interface ClaimFacts {
  readonly applicant: Record<string, Json>;
  readonly claim: Record<string, Json>;
  readonly items: Json[];
}

/** Whether what an office's register holds is among them: it is not shown to whom no office has confirmed. */
export interface FactsShown { readonly withRegister: boolean }
const everything: FactsShown = { withRegister: true };

/**
 * The facts of a claim as the policy asks for them: what the applicant claims, and over it what the register holds
 * about them for the claim year; of what it leaves open nobody's word counts. The kind is one that the policy has for
 * their legal form; the time is that of the submission, or of the business clock while there is none, as the window
 * counts it.
 */
export async function readClaimFacts(
  context: Pick<VerbContext, 'tx' | 'businessNow'>, claim: Claim, { withRegister }: FactsShown = everything,
): Promise<ClaimFacts> {
  const { kind: form } = await getApplicant(context, claim.applicantId);
  const policy = await policyOf(context, claim);
  const { kind: claimed, ...said } = recordOf(claim.facts.applicant);
  const kind = kindOf(policy, { form, claimed });
  const held = withRegister ? await readHeldFacts(context, policy, claim) : [];
  return {
    applicant: {
      ...withoutHeld(policy, said, held), ...valuesOf(held), ...(kind === undefined ? {} : { kind }),
    },
    claim: { year: claim.claimYear, submittedAt: await timeOf(context, claim, policy) },
    items: itemsOf(claim.facts),
  };
}

/** What the register holds for the year of the facts that the policy asks for. */
export async function readHeldFacts(
  { tx }: Pick<VerbContext, 'tx'>, policy: CheckedPolicy, of: { applicantId: string; claimYear: number },
): Promise<HeldFact[]> {
  const held = heldIn(await listRegisterFacts(tx, of.applicantId), of.claimYear);
  return Object.values(askedOf(policy, Object.fromEntries(held.map((each) => [each.fact, each]))));
}

function valuesOf(held: readonly HeldFact[]): Record<string, Json> {
  return Object.fromEntries(held.filter(({ isOpen }) => !isOpen).map(({ fact, value }) => [fact, value]));
}

/** What is said of facts that the register does not hold, by whichever of their names it says them. */
function withoutHeld(
  policy: CheckedPolicy, said: Record<string, Json>, held: readonly HeldFact[],
): Record<string, Json> {
  const names = new Set(held.map(({ fact }) => fact));
  const known = new Set(policy.facts.filter(({ scope, key, name }) =>
    scope === 'applicant' && (names.has(key) || names.has(name))).flatMap(({ key, name }) => [key, name]));
  return Object.fromEntries(Object.entries(said).filter(([name]) => !known.has(name)));
}

/** The version that the claim is bound to; before its first submission the one in force. */
export function policyOf(
  { tx }: Pick<VerbContext, 'tx'>, { policy, policyHash }: Pick<Claim, 'policy' | 'policyHash'>,
): Promise<CheckedPolicy> {
  return policyHash ? getPolicyVersion(tx, policyHash) : getPolicyInForce(tx, policy);
}

function timeOf(
  { tx, businessNow }: Pick<VerbContext, 'tx' | 'businessNow'>, claim: Claim, policy: CheckedPolicy,
): Promise<Instant> {
  return countedAs(tx, { policy, claimYear: claim.claimYear, arrived: claim.submittedAt ?? businessNow });
}

/** The items of a draft, each a record with its `item`. */
function itemsOf(facts: Claim['facts']): Json[] {
  return Array.isArray(facts.items) ? facts.items : [];
}

/** Ids of the items claimed, in order. */
export function itemIdsOf(facts: Claim['facts']): string[] {
  return itemsOf(facts)
    .map((item) => recordOf(item).item)
    .filter((id) => typeof id === 'string');
}

function recordOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
