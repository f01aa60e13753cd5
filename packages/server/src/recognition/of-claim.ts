import { endedEarly } from '@qingce/contract';
import type { RecognitionCheck, RecognitionFlag } from '@qingce/contract';
import { getApplicant } from '../applicant/index.ts';
import { claimsWithinReach, findClaim, listClaims, readClaimFacts } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { actsFor, getPerson, isApplicantRole } from '../identity/index.ts';
import { getPolicyInForce, getPolicyVersion } from '../policy/index.ts';
import { listFindings, listRelyingClaims } from '../verification/index.ts';
import { kindDeclarations } from './declare-kinds.ts';
import { verdictOf, versionInForce } from './recognition.ts';
import type { Entry } from './recognition.ts';
import { listEntries } from './recognition.sql.ts';
import { saidOf, spokenFacts } from './spoken-facts.ts';
import type { Said, SpokenAt } from './spoken-facts.ts';

type Reading = Pick<VerbContext, 'tx' | 'businessNow'>;
type ReadingPerson = Reading & Pick<VerbContext, 'actor'>;

/** A fact beside what the register says of it, and the entry that its finding rests on, if it rests on one. */
interface Check {
  readonly spoken: SpokenAt;
  readonly said: Said;
  readonly reliedOn: { readonly id: string; readonly version: number; readonly stands: boolean } | null;
}

/**
 * 登记簿比对 — what the register says, on the days that matter, of every fact of the claim that it speaks for: a flag, never
 * a refusal. Facts that the claim does without are left out where nothing is in the register either.
 */
export async function checksOf(context: Reading, claim: Claim): Promise<Check[]> {
  const kinds = (await kindDeclarations.find(context.tx, claim.policy))?.declared ?? [];
  if (kinds.length === 0) return [];
  const policy = claim.policyHash
    ? await getPolicyVersion(context.tx, claim.policyHash)
    : await getPolicyInForce(context.tx, claim.policy);
  const { id: applicantId, creditCode } = await getApplicant(context, claim.applicantId);
  const entries = await listEntries(context.tx, { policy: claim.policy, holder: { creditCode, applicantId } });
  const findings = await listFindings(context.tx, claim.id);
  const facts = await readClaimFacts(context, claim);
  return spokenFacts(kinds, policy, { facts, year: claim.claimYear }).flatMap((spoken): Check[] => {
    const said = saidOf(entries, spoken);
    if (spoken.mayBeAbsent && spoken.claimed === null && said.entries.length === 0) return [];
    const relied = findings.find(({ path, value, reliedOn }) => path === spoken.path && value === true && reliedOn);
    const reliedOn = relied?.reliedOn ?? null;
    return [{ spoken, said, reliedOn: reliedOn && { ...reliedOn, stands: countsFor(entries, reliedOn.id, spoken) } }];
  });
}

/** Whether the entry counts on every day that matters to the fact. */
export function countsFor(entries: readonly Entry[], id: string, { days }: SpokenAt): boolean {
  const entry = entries.find((each) => each.id === id);
  return entry !== undefined && days !== null && verdictOf([entry], days) === 'valid';
}

/**
 * 登记簿比对 — of one claim, for its applicant's people and for the offices once it was submitted. Refuses with
 * claim.not-found, also for what the person may not see.
 */
export async function readRecognitionsOfClaim(context: ReadingPerson, claimId: string): Promise<RecognitionCheck[]> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || !maySee(context, claim)) throw refuse('claim.not-found');
  return (await checksOf(context, claim)).map(shown);
}

function maySee({ actor }: ReadingPerson, claim: Claim): boolean {
  const person = getPerson(actor);
  return isApplicantRole(person.role) ? actsFor(person, claim.applicantId) : claim.number !== null;
}

const entriesMost = 50;

function shown({ spoken, said, reliedOn }: Check): RecognitionCheck {
  const { kind, path, fact, office, claimed, called, days } = spoken;
  return {
    kind: kind.id, title: kind.title, path, name: { zh: fact.name, en: fact.ask.en }, office, claimed, called,
    days, verdict: said.verdict, reliedOn,
    entries: said.entries.slice(0, entriesMost).flatMap((entry) => {
      const version = versionInForce(entry);
      if (!version) return [];
      const { name, authority, documentNo, documentOn, validFrom, validUntil, withdrawnFrom } = version;
      return [{
        id: entry.id, version: version.version, name, authority, documentNo, documentOn, validFrom, validUntil,
        withdrawnFrom, counts: countsFor([entry], entry.id, spoken),
      }];
    }),
  };
}

/** What in a claim rests on an entry that no longer counts on the days that matter. */
async function fallenOf(context: Reading, claim: Claim): Promise<Check[]> {
  const findings = await listFindings(context.tx, claim.id);
  if (!findings.some(({ reliedOn }) => reliedOn)) return [];
  return (await checksOf(context, claim)).filter(({ reliedOn }) => reliedOn?.stands === false);
}

/** What stands in the way of going on with the claim: a fact of it rests on an entry that no longer counts. */
export async function findRecognitionBarrier(context: Reading, claim: Claim): Promise<Refusal | undefined> {
  const [fallen] = await fallenOf(context, claim);
  if (!fallen) return undefined;
  const { kind, path } = fallen.spoken;
  return refuse('recognition.fell', { number: claim.number ?? '', kind: kind.title.zh, path });
}

/** Refuses with recognition.fell where a fact of the claim rests on an entry that no longer counts. */
export async function requireRecognitionsStand(context: Reading, claim: Claim): Promise<void> {
  const barrier = await findRecognitionBarrier(context, claim);
  if (barrier) throw barrier;
}

/** 所依登记失效 — the claims under way, or awarded, that rest on an entry of the policy that no longer counts. */
export async function listFallen(context: ReadingPerson, policy: string): Promise<RecognitionFlag[]> {
  const relying = await listClaims(context.tx, { ids: await listRelyingClaims(context.tx) });
  const standing = relying.filter((claim) =>
    claim.policy === policy && !endedEarly.some((state) => state === claim.state));
  const flags: RecognitionFlag[] = [];
  for (const claim of await claimsWithinReach(context, standing)) {
    const { name: applicant } = await getApplicant(context, claim.applicantId);
    const about = { claimId: claim.id, number: claim.number ?? '', applicant, state: claim.state };
    flags.push(...(await fallenOf(context, claim)).map((check) => ({ ...about, ...shown(check) })));
  }
  return flags;
}
