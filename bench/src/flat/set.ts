/** The flat sample as a set of cases: the rule set of a few lines that every engine can express. */
import type { CheckedPolicy } from '@qingce/policy-language';
import type { Engine } from '../engine.ts';
import type { CaseSet } from '../measure.ts';
import { handObjects, handTotalOnly, handTypedArrays, naiveFloat } from './by-hand.ts';
import { generatedSql } from '../generated-sql.ts';
import { generatedColumns, generatedExplanations, ours } from '../ours.ts';
import type { Columns } from '../ours.ts';
import { flatFacts, flatObjects, makeFlatClaims } from './claims.ts';
import type { FlatClaims } from './claims.ts';
import { exactAwards } from './exact.ts';

/** So many flat claims under the policy; `rivals` come from their own folder, which is installed apart. */
export function flatSet(
  policy: CheckedPolicy,
  rivals: readonly Engine<FlatClaims>[],
  { count, seed }: { count: number; seed: number },
): CaseSet<FlatClaims> {
  const claims = makeFlatClaims(count, seed);
  return {
    id: 'flat',
    title: 'Flat sample (rent, leased seats, certificates; twelve facts, no lists)',
    count,
    first: (some) => firstOf(claims, some),
    exact: exactAwards(claims),
    hand: handTypedArrays.id,
    engines: [
      handTypedArrays, generatedColumns(policy, { columns: flatColumns }), handTotalOnly, handObjects, naiveFloat,
      generatedExplanations(policy, flatColumns),
      ...ours(policy, asTheyTravel), ...generatedSql(policy, asTheyTravel), ...rivals,
    ],
  };
}

const asTheyTravel = (claims: FlatClaims) => flatObjects(claims, flatFacts);

/** The first so many claims, without a copy. */
function firstOf(claims: FlatClaims, count: number): FlatClaims {
  const { count: _, ...columns } = claims;
  const cut = Object.entries(columns).map(([key, column]) => [key, column.subarray(0, count)]);
  return { ...(Object.fromEntries(cut) as Omit<FlatClaims, 'count'>), count };
}

/** The same typed arrays as the columns that the generated module names in its layout. */
function flatColumns(claims: FlatClaims): Columns {
  const { count, region, ...facts } = claims;
  const texts = ['enterprise', ...new Set(region)].map(String);
  const places = new Map(texts.map((text, place) => [text, place]));
  const claim = Int32Array.from({ length: count }, (_, place) => place);
  const item = (columns: Readonly<Record<string, ArrayLike<number>>>) =>
    ({ count, claim, facts: columns, complete: true });
  return {
    count, texts, complete: true, abreast: true,
    applicant: {
      kind: new Int32Array(count),
      registeredIn: Int32Array.from(region, (code) => places.get(String(code)) ?? -1),
    },
    claim: { policyYear: facts.policyYear, submittedInTime: facts.inTime },
    items: {
      rent: item({
        seats: facts.seats, leaseMonths: facts.leaseMonths, annualRent: facts.rent,
        landConcession: facts.concession, movedInDuringFirstYear: facts.movedIn,
      }),
      seats: item({ rentedSeats: facts.rentedSeats, rentedMonths: facts.rentedMonths }),
      certificates: item({ certificationFee: facts.fee, consultingFee: facts.consulting }),
    },
  } as Columns;
}
