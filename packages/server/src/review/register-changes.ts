import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { canonicalJson } from '@qingce/values';
import type { RegisterChange } from '@qingce/contract';
import { listRegisterFacts } from '../applicant/index.ts';
import type { RegisterFact } from '../applicant/index.ts';
import { readClaimFacts, readHeldFacts } from '../claim/index.ts';
import type { Claim, ClaimFacts } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findProposal } from './review.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'businessNow'>;
type Fact = CheckedPolicy['facts'][number];

/**
 * 登记事实变更 — what of the applicant the register says otherwise now, for the claim year, than the facts that the proposal
 * of the claim fixed: every fact that the policy asks of its kind of applicant, for all of them stand in what is
 * signed. Empty before there is a proposal.
 */
export async function registerChangesOf(context: Reading, claim: Claim): Promise<RegisterChange[]> {
  const proposal = await findProposal(context.tx, claim.id);
  if (!proposal) return [];
  assert(claim.policyHash, 'a proposed claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const { applicant: before } = proposal.facts as ClaimFacts;
  const { applicant: now } = await readClaimFacts(context, claim);
  const held = await readHeldFacts(context, policy, claim);
  const said = await listRegisterFacts(context.tx, claim.applicantId);
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key): RegisterChange[] => {
    const fact = askedAs(policy, { key, kind: now['kind'] });
    const [from, to] = [before[key] ?? null, now[key] ?? null];
    if (!fact || canonicalJson(from) === canonicalJson(to)) return [];
    const by = held.find((each) => each.fact === key)?.by ?? said.findLast((each) => each.fact === key);
    return [{ key: fact.key, name: { zh: fact.name, en: fact.ask.en }, from, to, ...saidBy(by) }];
  });
}

const nothingSaid = { since: null, source: null, documentNo: null, recordedAt: null };

/** The statement that a change rests on; none where the register never said anything of the fact. */
function saidBy(by: RegisterFact | undefined): Pick<RegisterChange, keyof typeof nothingSaid> {
  if (!by) return nothingSaid;
  const { validFrom: since, source, documentNo, recordedAt } = by;
  return { since, source, documentNo, recordedAt };
}

/** The fact that the policy asks of that kind of applicant by that name. */
function askedAs(policy: CheckedPolicy, { key, kind }: { key: string; kind: unknown }): Fact | undefined {
  return policy.facts.find((fact) => fact.scope === 'applicant' && fact.key !== 'kind'
    && (fact.key === key || fact.name === key) && (fact.kinds?.some((each) => each === kind) ?? true));
}

/** What stands in the way of going on with the claim: the register says otherwise than what was proposed. */
export async function findRegisterBarrier(context: Reading, claim: Claim): Promise<Refusal | undefined> {
  const [change] = await registerChangesOf(context, claim);
  if (!change) return undefined;
  const { name, from, to, since, source, documentNo } = change;
  return refuse('review.fact-changed', {
    number: claim.number ?? '', fact: name.zh, from: shown(from), to: shown(to), since: since ?? '—',
    source: [source, documentNo].filter((each) => each !== null).join(' ') || '—',
  });
}

const yesNo = { true: '是 yes', false: '否 no' };

function shown(value: RegisterChange['from']): string {
  if (value === null) return '—';
  if (typeof value === 'boolean') return yesNo[`${value}`];
  return typeof value === 'string' ? value : JSON.stringify(value);
}
