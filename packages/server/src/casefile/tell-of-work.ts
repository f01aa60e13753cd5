import type { ClaimLine } from '@qingce/contract';
import { listConcerned } from '../audit/index.ts';
import { findClaim } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { runVerb } from '../foundation/index.ts';
import type { VerbContext, Workplace } from '../foundation/index.ts';
import { listOfficers } from '../identity/index.ts';
import type { Person } from '../identity/index.ts';
import { tellOnly } from '../messages/index.ts';
import { workAmong, workingStates } from './read-claims.ts';
import { insertTold, listToldOf, lockLookedUpto, removeTold, setLookedUpto } from './work-told.sql.ts';

/** Few, so that nobody waits long for the embedded database's one connection. */
const recordsAtOnce = 25;

/**
 * 待办通知 — tells officers of the claims that have become theirs to work on: of every claim that the trail names since
 * the last round, those on whose worklist it has come, each once until it has left. Stands beside the acts, for what an
 * act brings to whom is known to the worklist alone.
 */
export async function tellOfWork(workplace: Workplace): Promise<void> {
  const call = { act: 'casefile.tell-of-work', actor: { kind: 'system' }, requestId: 'tell-of-work' } as const;
  const errand = { verb: tellOfNextWork, input: null, reply: (wasSome: boolean) => wasSome };
  for (;;) if (!await runVerb(workplace, call, errand)) return;
}

/** Answers whether there was anything to look at. */
async function tellOfNextWork(context: VerbContext): Promise<boolean> {
  const after = await lockLookedUpto(context.tx);
  const { ids, upTo } = await listConcerned(context.tx, { kind: 'claim', after, atMost: recordsAtOnce });
  if (upTo === after) return false;
  const officers = ids.length === 0 ? [] : await listOfficers(context);
  for (const id of ids) {
    const claim = await findClaim(context.tx, id);
    if (claim && claim.number !== null) await tellOfClaim(context, claim, officers);
  }
  await setLookedUpto(context.tx, upTo);
  return true;
}

interface Work { readonly officer: Person; readonly line: ClaimLine }

async function tellOfClaim(context: VerbContext, claim: Claim, officers: readonly Person[]): Promise<void> {
  const work = await workOn(context, claim, officers);
  const told = await listToldOf(context.tx, claim.id);
  const userIds = new Set(work.map(({ officer }) => officer.id));
  await removeTold(context.tx, { userIds: told.filter((userId) => !userIds.has(userId)), claimId: claim.id });
  const fresh = [...userIds].filter((userId) => !told.includes(userId));
  await insertTold(context.tx, { userIds: fresh, claimId: claim.id, at: context.businessNow });
  for (const userId of fresh) {
    const theirs = work.find(({ officer }) => officer.id === userId);
    if (theirs) await tellOf(context, theirs);
  }
}

/** Whose work the claim is now; their own post comes before one that they stand in for. */
async function workOn(context: VerbContext, claim: Claim, officers: readonly Person[]): Promise<Work[]> {
  const work: Work[] = [];
  for (const officer of officers) {
    if (!workingStates(officer.role).includes(claim.state)) continue;
    const [line] = await workAmong({ ...context, actor: officer }, [claim]);
    if (line) work.push({ officer, line });
  }
  return work;
}

/** Number, last day and amount: no name, for mail travels in the open. */
async function tellOf(context: VerbContext, { officer, line }: Work): Promise<void> {
  const { id: claimId, number, atStake } = line;
  const due = line.due?.on ?? undefined;
  await tellOnly(context, [officer.id], {
    act: officer.standsInFor ? 'casefile.work-came-standing-in' : 'casefile.work-came',
    about: { kind: 'claim', id: claimId },
    fields: {
      number: number ?? '', ...(due === undefined ? {} : { due }), ...(atStake === null ? {} : { atStake }),
    },
  });
}
