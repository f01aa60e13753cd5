import type { ClaimState, Due, Wait } from '@qingce/contract';
import type { CheckedPolicy, ProcessStep } from '@qingce/policy-language/evaluate';
import { listActs } from '../audit/index.ts';
import type { Claim } from '../claim/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { findNoticeOfList, findOldestObjection } from '../notice/index.ts';
import { findStep } from '../policy/index.ts';
import { findListOfClaim } from '../review/index.ts';
import type { FactStanding } from '../verification/index.ts';
import { waitingOffice } from './casefile.ts';
import { dueOf, roleWhile, stepsOfOffices } from './due.ts';
import { stationsAhead, staysOf, waitBehind, waitsAhead } from './waits.ts';
import type { Station, Stay } from './waits.ts';

type Reading = Pick<VerbContext, 'tx' | 'today' | 'businessNow'>;

interface Standing {
  readonly policy: CheckedPolicy;
  readonly standings: readonly FactStanding[];
  /** The clock that runs now. */
  readonly due: Due | null;
}

/** 办理进度 — where the claim was, where it waits and what lies ahead: with whom, since when, until when. */
export async function readWaits(context: Reading, claim: Claim, standing: Standing): Promise<Wait[]> {
  const stays = staysOf(await listActs(context.tx, { kind: 'claim', id: claim.id }));
  const closesOn = await findLastDayOfNotice(context, claim);
  const stationOf = (state: ClaimState): Station => stationIn(context.today, standing, { state, closesOn });
  const behind = stays.filter(({ until }) => until !== null).map((stay) => waitBehind(stay, stationOf(stay.state)));
  const now = stays.at(-1);
  if (!now || waitingOffice(now.state) === '') return behind;
  const present = await presentWait(context, { claim, now, station: stationOf(now.state), standing });
  // A claim of which no office confirms anything passes through verification at once.
  const stations = stationsAhead(now.state).filter((state) => state !== 'accepted' || standing.standings.length > 0);
  const ahead = waitsAhead(stations, { day: present.expectedOn, stationOf });
  return [...behind, present, ...ahead];
}

async function presentWait(
  context: Reading, { claim, now, station, standing }: {
    claim: Claim; now: Stay; station: Station; standing: Standing;
  },
): Promise<Wait> {
  const { step, expectedOn } = clockOf(standing.due, station);
  return {
    state: claim.state, office: waitingOffice(claim.state), step, since: now.since, until: null,
    offices: presentOffices(claim.state, step, { station, standing }), expectedOn,
    pause: await findPause(context, claim, standing),
  };
}

function clockOf(due: Due | null, station: Station): { step: string | null; expectedOn: Day | null } {
  return due === null ? { step: station.step, expectedOn: null } : { step: due.step, expectedOn: due.on };
}

/** Those that still have to confirm a fact, else those of the step whose clock runs. */
function presentOffices(
  state: ClaimState, stepId: string | null, { station, standing }: { station: Station; standing: Standing },
): string[] {
  if (state === 'accepted') return openOffices(standing);
  const step = standing.policy.process.steps.find(({ id }) => id === stepId);
  return [...(step?.by ?? station.offices)];
}

function openOffices({ standings }: Pick<Standing, 'standings'>): string[] {
  return [...new Set(standings.filter(({ state }) => state !== 'confirmed').map(({ office }) => office))];
}

/** While only offices other than the accepting one still have to answer, its own clock does not run. */
async function findPause(context: Reading, claim: Claim, standing: Standing): Promise<Wait['pause']> {
  if (claim.state === 'returned') return 'correction';
  if (claim.state === 'in-notice') return await findOldestObjection(context.tx, claim.id) ? 'objection' : null;
  if (claim.state !== 'accepted') return null;
  const own = findStep(standing.policy, 'acceptance')?.by ?? [];
  return openOffices(standing).some((office) => own.includes(office)) ? null : 'outside';
}

function stationIn(
  today: Day, standing: Standing, { state, closesOn }: { state: ClaimState; closesOn: Day | null },
): Station {
  if (state === 'accepted') return verifyingStation(today, standing);
  if (state === 'in-notice')
    return { ...stationOfStep(today, findStep(standing.policy, 'public-notice')), lastDay: () => closesOn };
  const role = roleWhile[state];
  return stationOfStep(today, role && findStep(standing.policy, role));
}

function stationOfStep(today: Day, step: ProcessStep | undefined): Station {
  if (!step) return { step: null, offices: [], lastDay: () => null };
  return { step: step.id, offices: step.by, lastDay: (since) => dueOf({ step, since }, today)?.on ?? null };
}

/** The office with the most time decides, as it does for the deadline itself. */
function verifyingStation(today: Day, { policy, standings }: Pick<Standing, 'policy' | 'standings'>): Station {
  const offices = [...new Set(standings.map(({ office }) => office))];
  const steps = stepsOfOffices(policy, offices);
  return {
    step: null, offices,
    lastDay: (since) => {
      const days = steps.flatMap((step) => dueOf({ step, since }, today) ?? []).map(({ on }) => on);
      return days.includes(null) ? null : days.flatMap((day) => day ?? []).toSorted().at(-1) ?? null;
    },
  };
}

async function findLastDayOfNotice(context: Reading, claim: Claim): Promise<Day | null> {
  const list = await findListOfClaim(context.tx, claim.id);
  return (list && await findNoticeOfList(context.tx, list.id))?.closesOn ?? null;
}
