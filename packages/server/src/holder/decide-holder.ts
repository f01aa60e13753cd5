import { mandateScopes } from '@qingce/contract';
import type { DecideHolder, HolderVerdict } from '@qingce/contract';
import {
  answerRequest, confirmApplicant, getApplicant, getWaiting, giveMandate, isInForce, listJoinRequests, lockMandates,
  requireReach,
} from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { disownClaims } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { endMandates, findAccountById, getPerson } from '../identity/index.ts';
import type { Mandate } from '../identity/index.ts';
import { tellOfApplicant } from '../messages/index.ts';
import { insertVerdict, listProofs } from './holder.sql.ts';

/** Who is decided about: by the mandate that they hold, else by what they asked. */
interface Candidacy {
  readonly applicantId: string;
  readonly userId: string;
  readonly mandates: readonly Mandate[];
  readonly own: Mandate | undefined;
  readonly requestId: string | undefined;
}

/**
 * 核验授权 — one officer, who compared what was handed in, confirms the person as holder of the applicant, asks for better
 * papers, or refuses them: then the mandate ends, and with it what they began. Refuses with applicant.not-found,
 * applicant.merged, identity.own-applicant, identity.other-district, applicant.holder-confirmed,
 * applicant.holder-not-found, and to confirm with applicant.holder-proof-missing and applicant.holder-waits.
 */
export async function decideHolder(
  context: VerbContext, input: DecideHolder & { applicantId: string },
): Promise<void> {
  const { applicantId, userId, verdict, reason } = input;
  const candidacy = await getCandidacy(context, input);
  const by = getPerson(context.actor).id;
  await insertVerdict(context.tx, {
    id: context.newId(), applicantId, userId, verdict, reason, by, at: context.businessNow,
  });
  const claimsEnded = await carryOut(context, candidacy, { verdict, reason });
  const { name } = await getApplicant(context, applicantId);
  await tellOfApplicant(context, userId, { act: `holder.${verdict}`, applicantId, fields: { applicant: name } });
  await recordAudit(context, {
    act: 'holder.decide', object: { kind: 'applicant', id: applicantId }, concerns: [{ kind: 'user', id: userId }],
    details: { verdict, claimsEnded },
  });
}

async function getCandidacy(
  context: VerbContext, { applicantId, userId }: { applicantId: string; userId: string },
): Promise<Candidacy> {
  const mandates = await lockMandates(context, applicantId);
  await requireReach(context, { applicantId });
  if ((await getApplicant(context, applicantId)).isConfirmed) throw refuse('applicant.holder-confirmed');
  const own = mandates.find((mandate) => mandate.userId === userId && isInForce(mandate, context.today));
  const asked = (await listJoinRequests(context.tx, { applicantId }))
    .find((request) => request.userId === userId && request.state === 'waiting');
  if (!own && !asked) throw refuse('applicant.holder-not-found', undefined, 'userId');
  return { applicantId, userId, mandates, own, requestId: asked?.id };
}

/** Answers with the number of claims that ended. */
async function carryOut(
  context: VerbContext, candidacy: Candidacy, { verdict, reason }: { verdict: HolderVerdict; reason: string },
): Promise<number> {
  if (verdict === 'confirm') await confirm(context, candidacy);
  if (verdict !== 'refuse') return 0;
  return refusePerson(context, candidacy, reason);
}

async function confirm(context: VerbContext, candidacy: Candidacy): Promise<void> {
  const { applicantId, userId, own } = candidacy;
  const proofs = await listProofs(context.tx, { applicantId, userId });
  if (proofs.length === 0) throw refuse('applicant.holder-proof-missing');
  if (!own) await admit(context, candidacy);
  await confirmApplicant(context.tx, { id: applicantId, at: context.businessNow });
}

/** The person comes in whole; not beside somebody who was not decided about, for both would be confirmed by it. */
async function admit(context: VerbContext, candidacy: Candidacy): Promise<void> {
  const { applicantId, userId, mandates, requestId } = candidacy;
  if (mandates.some((mandate) => isInForce(mandate, context.today))) throw refuse('applicant.holder-waits');
  const account = await findAccountById(context.tx, userId);
  assert(account && requestId !== undefined, 'whoever asked to join has an account and a request');
  await giveMandate(context, { applicantId, account, terms: { scopes: [...mandateScopes] }, mandates });
  const request = await getWaiting(context, { applicantId, requestId });
  await answerRequest(context, request, { state: 'admitted', reason: null });
}

async function refusePerson(context: VerbContext, candidacy: Candidacy, reason: string): Promise<number> {
  const { applicantId, userId, own, requestId } = candidacy;
  if (requestId !== undefined) {
    const request = await getWaiting(context, { applicantId, requestId });
    await answerRequest(context, request, { state: 'declined', reason });
  }
  if (!own) return 0;
  await endMandates(context.tx, {
    ids: [own.id], by: getPerson(context.actor).id, at: context.businessNow, reason: 'refused',
  });
  return disownClaims(context, { applicantId, userId, reason });
}
