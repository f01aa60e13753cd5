import type { BreachObligation, FulfilObligation, NoteObligation, ObligationAct } from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import type { AuditDetails } from '../audit/index.ts';
import { lockClaimOf } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { openRecovery } from '../recovery/index.ts';
import { stateOn } from './obligation.ts';
import type { ObligationRecord, Owed } from './obligation.ts';
import { insertObligationRecord } from './obligation.sql.ts';
import { awarded, readOwed } from './read-obligations.ts';

type OfClaim<Input> = Input & { readonly claimId: string };

/**
 * 补充事实 — facts that came up after the award and that the days or the amount of an obligation wait for. Refuses with
 * claim.not-found, identity.own-applicant, obligation.not-found, obligation.other-office, obligation.ended, and with
 * facts.refused when they do not fit.
 */
export async function noteObligation(context: VerbContext, input: OfClaim<NoteObligation>): Promise<void> {
  const { claim, owed } = await begin(context, input);
  await readOwed(context, claim, input);
  await keep(context, claim, owed, { act: 'note', kind: 'noted', ...input });
}

/** 履约完毕 — kept to its last day. Refuses as noteObligation does, and with obligation.not-over. */
export async function fulfilObligation(context: VerbContext, input: OfClaim<FulfilObligation>): Promise<void> {
  const { claim, owed } = await begin(context, input);
  const { until } = owed.follow;
  if (stateOn(owed, context.today) !== 'due') throw refuse('obligation.not-over', { until: until ?? '—' });
  await keep(context, claim, owed, { act: 'fulfil', kind: 'fulfilled', ...input });
}

/**
 * 违约 — broken on a day of its term. Where the policy has something given back, a case of recovery is opened in the same
 * act; where it has not, none may be. Refuses as noteObligation and openRecovery do, with obligation.broken-on,
 * obligation.recovery-needed and obligation.no-recovery.
 */
export async function breachObligation(
  context: VerbContext, input: OfClaim<BreachObligation>,
): Promise<{ caseId: string | null }> {
  const { claim, owed } = await begin(context, input);
  const { brokenOn, recovery } = input;
  const [known = owed] = (await readOwed(context, claim, input)).filter((one) => isThat(one, input));
  requireWithinTerm(known, brokenOn, context.today);
  const { declared: { recover, clause } } = owed;
  if ((recover === undefined) !== (recovery === null)) {
    throw refuse(recover ? 'obligation.recovery-needed' : 'obligation.no-recovery', undefined, 'recovery');
  }
  const opened = recovery && await openRecovery(context, {
    claimId: claim.id, kind: recovery.kind, clause, finding: input.said, hearingOn: recovery.hearingOn,
    asked: askedBack(known),
  });
  const caseId = opened?.id ?? null;
  await keep(context, claim, owed, {
    act: 'breach', kind: 'breached', ...input, caseId, details: { brokenOn, ...(opened && { case: opened.number }) },
  });
  return { caseId };
}

/** What the policy has given back; null while a fact that it needs is not there. */
function askedBack({ item, follow: { recover } }: Owed): { item: string; amountFen: Fen } | null {
  const amountFen = recover === null ? undefined : parseYuan(recover);
  return amountFen === undefined ? null : { item, amountFen };
}

function requireWithinTerm({ follow: { from, until } }: Owed, day: Day, today: Day): void {
  const isWithin = from !== null && until !== null && from <= day && day <= until && day <= today;
  if (!isWithin) throw refuse('obligation.broken-on', { from: from ?? '—', until: until ?? '—', today }, 'brokenOn');
}

type Which = Pick<FulfilObligation, 'position' | 'obligation'>;

function isThat({ position, declared }: Owed, which: Which): boolean {
  return position === which.position && declared.id === which.obligation;
}

/** The obligation, its claim held until the transaction ends, for an officer of the office that watches over it. */
async function begin(context: VerbContext, input: OfClaim<Which>): Promise<{ claim: Claim; owed: Owed }> {
  const claim = await lockClaimOf(context, input.claimId);
  if (claim.number === null) throw refuse('claim.not-found');
  const isAwarded = awarded.some((state) => state === claim.state);
  const owed = isAwarded ? (await readOwed(context, claim)).find((one) => isThat(one, input)) : undefined;
  if (!owed) throw refuse('obligation.not-found');
  const { by: office } = owed.declared;
  if (office !== undefined && getPerson(context.actor).unit !== office) {
    throw refuse('obligation.other-office', { office });
  }
  // The claim is held: of two who end it at once the second sees the first.
  if (owed.records.some(({ kind }) => kind !== 'noted')) throw refuse('obligation.ended');
  return { claim, owed };
}

async function keep(
  context: VerbContext, claim: Claim, { position, declared }: Owed,
  done: Pick<ObligationRecord, 'kind' | 'said' | 'paper'> & Partial<ObligationRecord>
    & { act: ObligationAct; details?: AuditDetails },
): Promise<void> {
  const { kind, said, paper, facts = {}, brokenOn = null, caseId = null } = done;
  await insertObligationRecord(context.tx, {
    id: context.newId(), claimId: claim.id, cycle: claim.cycle, position, obligation: declared.id, kind, facts, said,
    paper, brokenOn, caseId, recordedBy: getPerson(context.actor).id, recordedAt: context.businessNow,
  });
  await recordAudit(context, {
    act: `obligation.${done.act}`, object: { kind: 'claim', id: claim.id },
    concerns: [{ kind: 'applicant', id: claim.applicantId }],
    details: { number: claim.number, position, obligation: declared.id, documentNo: paper, ...done.details },
  });
}
