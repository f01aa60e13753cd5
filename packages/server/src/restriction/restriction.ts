import type { Restriction, RestrictionAct, Role } from '@qingce/contract';
import type { StoredRestriction } from '../applicant/index.ts';
import type { Day } from '../foundation/index.ts';

/** 岗位 — who may do what; the table of permissions and the offers on the page read it. */
export const restrictionRoles = {
  'open': ['commerce-section-chief', 'finance-reviewer'],
  'statement': ['applicant-clerk', 'mandate-holder'],
  'hearing': ['commerce-section-chief', 'finance-reviewer'],
  'drop': ['commerce-section-chief', 'finance-reviewer'],
  'decide': ['commerce-director', 'city-government'],
  'ask-to-lift': ['commerce-section-chief', 'finance-reviewer'],
  'lift': ['commerce-director', 'city-government'],
} as const satisfies Record<'open' | RestrictionAct, readonly Role[]>;

/** From where each act leads on. */
export const restrictionStates: Readonly<Record<RestrictionAct, readonly StoredRestriction['state'][]>> = {
  'statement': ['hearing', 'heard'],
  'hearing': ['hearing'],
  'drop': ['hearing', 'heard'],
  'decide': ['heard'],
  'ask-to-lift': ['in-force'],
  'lift': ['in-force'],
};

/** Where a restriction stands on a day; it ends by itself. */
export function stateOn({ state, decision }: StoredRestriction, day: Day): Restriction['state'] {
  if (state !== 'in-force' || !decision) return state;
  if (day < decision.from) return 'to-come';
  return day > decision.until ? 'ended' : 'in-force';
}

/** What a person may do now: by post and state, and never alone what wants two people. */
export function offersOn(
  restriction: StoredRestriction, { role, id, day }: { role: Role; id: string; day: Day },
): RestrictionAct[] {
  const isOver = stateOn(restriction, day) === 'ended';
  const isFit: Readonly<Record<RestrictionAct, boolean>> = {
    'statement': true, 'hearing': day >= restriction.hearingOn, 'drop': true,
    'decide': restriction.openedBy !== id,
    'ask-to-lift': !isOver && restriction.lift === null,
    'lift': !isOver && restriction.lift !== null && restriction.lift.by !== id,
  };
  return (Object.keys(restrictionStates) as RestrictionAct[]).filter((act) => isFit[act]
    && restrictionStates[act].includes(restriction.state)
    && (restrictionRoles[act] as readonly Role[]).includes(role));
}
