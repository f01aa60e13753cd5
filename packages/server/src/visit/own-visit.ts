import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { findVisit, lockVisit } from './visit.sql.ts';
import type { Visit } from './visit.ts';

/** The visit, when the person is one of its inspectors; refuses with visit.not-found, as if it were not there. */
export async function getOwnVisit(context: Pick<VerbContext, 'tx' | 'actor'>, visitId: string): Promise<Visit> {
  return ownOf(context, await findVisit(context.tx, visitId));
}

/** The same, held until the transaction ends. */
export async function lockOwnVisit(context: VerbContext, visitId: string): Promise<Visit> {
  return ownOf(context, await lockVisit(context.tx, visitId));
}

function ownOf({ actor }: Pick<VerbContext, 'actor'>, visit: Visit | undefined): Visit {
  if (!visit?.inspectors.includes(getPerson(actor).id)) throw refuse('visit.not-found');
  return visit;
}
