/**
 * Looks for a claim with an award for each kind of applicant and item, by the reference interpreter alone: a
 * claim that fails conditions is changed where those conditions look, and the change is kept if it is no
 * worse.
 */
import { assessPlainly } from '../../src/reference/index.ts';
import type { PlainAnswer } from '../../src/reference/index.ts';
import { changeFact, newClaim } from './mutate-claim.ts';
import type { Garden, Request } from './mutate-claim.ts';
import { factsReadBy } from './walk-formulas.ts';

const TRIES_MAX = 700;
// After so many tries without progress the search begins anew.
const PATIENCE = 150;
const ROUNDS = 4;

/** Facts that each condition reads, by its id. */
export type Reads = ReadonlyMap<number, ReadonlySet<number>>;

type Sprout = {
  readonly claim: Request;
  readonly failed: ReadonlySet<number>;
  readonly outcome: PlainAnswer['outcome'];
};

/**
 * Claims with an award, one for each kind and item where one was found; later ones grow from earlier ones.
 */
export function ripenClaims(garden: Garden): Request[] {
  const reads = readsOf(garden);
  const ripe: Request[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { kind, items } of garden.policy.applicants) {
      for (const item of items) {
        const donors = ripe.filter(({ facts }) => facts.applicant['kind'] === kind);
        // In later rounds some begin from nothing, so that not all claims look like the first one that was
        // found.
        const mayLean = donors.length > 0 && (round === 0 || garden.dice.chance(50));
        const begin = (): Request =>
          newClaim(garden, { kind, item, ...(mayLean && { donor: garden.dice.pick(donors) }) });
        const found = ripen(garden, reads, begin);
        if (found) ripe.push(found);
      }
    }
  }
  return ripe;
}

function readsOf({ policy }: Garden): Reads {
  return new Map(policy.conditions.map(({ id, expr, each }) =>
    [id, new Set([...factsReadBy(policy, expr), ...(each ? [each.fact] : [])])]));
}

function ripen(garden: Garden, reads: Reads, begin: () => Request): Request | undefined {
  let best = look(garden, begin());
  let idle = 0;
  for (let tries = 0; tries < TRIES_MAX && best.outcome !== 'eligible'; tries += 1) {
    const next = look(garden, idle > PATIENCE ? begin() : nearer(garden, reads, best));
    idle = next.failed.size < best.failed.size || idle > PATIENCE ? 0 : idle + 1;
    if (idle === 0 || next.failed.size <= best.failed.size) best = next;
  }
  return best.outcome === 'eligible' ? best.claim : undefined;
}

function look({ policy }: Garden, claim: Request): Sprout {
  const failed = new Set<number>();
  const conditions = new Map<object, number>(policy.conditions.map((condition) => [condition, condition.id]));
  const { outcome } = assessPlainly(policy, claim, (where, what) => {
    const id = conditions.get(where);
    if (id !== undefined && what === 'false') failed.add(id);
  });
  return { claim, failed, outcome };
}

/** Changes facts that one failed condition reads, rather those that no other condition is content with. */
function nearer(garden: Garden, reads: Reads, { claim, failed }: Sprout): Request {
  const { dice } = garden;
  const looked = [...(failed.size > 0 ? reads.get(dice.pick([...failed])) ?? [] : [])];
  const content = new Set([...reads].filter(([id]) => !failed.has(id)).flatMap(([, facts]) => [...facts]));
  const free = looked.filter((id) => !content.has(id));
  const preferred = new Set(free.length > 0 && dice.chance(60) ? free : looked);
  let changed = claim;
  for (let changes = 1 + dice.below(2); changes > 0; changes -= 1)
    changed = changeFact(garden, changed, preferred);
  return changed;
}
