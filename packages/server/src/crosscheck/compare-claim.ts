import { endedEarly } from '@qingce/contract';
import type { CrossCheck, CrossCheckFlag } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { getApplicant } from '../applicant/index.ts';
import { claimsWithinReach, readClaimFacts, findClaim, itemIdsOf, listClaims } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { claimedValue, columnsOf, factOf, isNumeric, keyOf, sumOf, verdictOf } from './crosscheck.ts';
import type { Source, SourceColumn, Value } from './crosscheck.ts';
import { listFiles, listValues } from './crosscheck.sql.ts';
import { sourceDeclarations } from './declare-sources.ts';
import type { ImportedFile } from './crosscheck.sql.ts';
import { shownFile } from './read-desk.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>;

/**
 * 比对 — what third parties say beside what a claim says, for the offices; only of sources of which a file for the
 * claim's year is here. Refuses with claim.not-found.
 */
export async function compareClaim(context: Reading, claimId: string): Promise<CrossCheck[]> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || claim.number === null) throw refuse('claim.not-found');
  return compare(context, claim);
}

/** 差异清单 — every value of a year's claims that differs from a third party's or is not in its file. */
export async function listFlags(
  context: Reading, round: { policy: string; year: number },
): Promise<CrossCheckFlag[]> {
  const flags: CrossCheckFlag[] = [];
  for (const claim of await claimsInSight(context, round)) {
    const { name: applicant } = await getApplicant(context, claim.applicantId);
    const flagged = (await compare(context, claim)).filter(({ verdict }) => isFlag(verdict));
    const about = { claimId: claim.id, number: claim.number ?? '', applicant };
    flags.push(...flagged.map(({ file: _whatItStandsIn, ...check }) => ({ ...check, ...about })));
  }
  return flags;
}

function isFlag(verdict: CrossCheck['verdict']): boolean {
  return verdict === 'differs' || verdict === 'not-found';
}

/** The claims that still count, without those that the officer may not see. */
async function claimsInSight(context: Reading, round: { policy: string; year: number }): Promise<Claim[]> {
  const claims = (await listClaims(context.tx, {})).filter((claim) => claim.number !== null
    && claim.policy === round.policy && claim.claimYear === round.year
    && !endedEarly.some((state) => state === claim.state));
  return claimsWithinReach(context, claims);
}

async function compare(context: Reading, claim: Claim): Promise<CrossCheck[]> {
  const applicant = await getApplicant(context, claim.applicantId);
  const mapping = await sourceDeclarations.find(context.tx, claim.policy);
  if (!mapping || applicant.creditCode === null) return [];
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const files = await listFiles(context.tx, { policy: claim.policy, year: claim.claimYear });
  const said = await listValues(context.tx, {
    fileIds: files.map(({ id }) => id), creditCode: applicant.creditCode,
  });
  const facts = await readClaimFacts(context, claim);
  const { kind } = facts.applicant;
  const items = itemIdsOf(claim.facts);
  const checks: CrossCheck[] = [];
  for (const source of mapping.declared) {
    const ofSource = files.filter((file) => file.source === source.id);
    for (const column of columnsOf(source).filter((each) => isAsked(policy, each, { items, kind }))) {
      const file = fileThatSpeaks(source, ofSource, said);
      if (!file) continue;
      const found = foundValue({ source, policy, column }, said.filter(({ fileId }) => fileId === file.id));
      const claimed = claimedOf({ source, column, year: claim.claimYear }, claimedValue(policy, facts, column));
      checks.push({
        ...namesOf(policy, source, column), claimed: shown(claimed), found: shown(found),
        verdict: verdictOf(column, { claimed, found }), file: await shownFile(context, file),
      });
    }
  }
  return checks;
}

/** A fact of an item is compared where the claim has the item, one of the applicant where its kind lists it. */
function isAsked(
  policy: CheckedPolicy, column: SourceColumn, claim: { items: readonly string[]; kind: unknown },
): boolean {
  if (column.item !== undefined) return claim.items.includes(column.item);
  const compared = factOf(policy, column);
  return compared !== undefined && compared.fact.kinds?.some((kind) => kind === claim.kind) !== false;
}

type Said = Awaited<ReturnType<typeof listValues>>;

/** The newest file that names the firm, for a later one may hold corrections alone; a list is whole every time. */
function fileThatSpeaks(source: Source, files: readonly ImportedFile[], said: Said): ImportedFile | undefined {
  const naming = files.find(({ id }) => said.some(({ fileId }) => fileId === id));
  return source.listed === undefined ? naming ?? files[0] : files[0];
}

interface Compared { readonly source: Source; readonly column: SourceColumn }

function foundValue({ source, column, policy }: Compared & { policy: CheckedPolicy }, said: Said): Value | undefined {
  const values = said.filter(({ fact }) => fact === keyOf(column)).map(({ value }) => value);
  if (column.fact === source.listed) return values.length > 0;
  const compared = factOf(policy, column);
  return compared && isNumeric(compared.fact) ? sumOf(values.map(String)) : values[0];
}

/** Of a list of years, whether the claim's year is in it. */
function claimedOf(
  { source, column, year }: Compared & { year: number }, claimed: Value | undefined,
): Value | undefined {
  if (column.fact !== source.listed) return claimed;
  if (typeof claimed !== 'string') return undefined;
  return (JSON.parse(claimed) as readonly unknown[]).includes(year);
}

function namesOf(policy: CheckedPolicy, source: Source, column: SourceColumn) {
  const compared = factOf(policy, column);
  assert(compared, 'a declaration names facts of its policy');
  const { fact, list } = compared;
  return {
    source: source.id, title: source.title, item: column.item ?? null, fact: column.fact,
    name: { zh: fact.name, en: fact.ask.en }, office: fact.confirmedBy ?? list?.confirmedBy ?? source.office,
  };
}

function shown(value: Value | undefined): string | null {
  return value === undefined ? null : `${value}`;
}
