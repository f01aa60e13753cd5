/** Publicodes over the flat sample: parsed once, a new situation for each claim. */
import Publicodes from 'publicodes';
import type { Engine } from '../engine.ts';
import { inFen } from '../flat/by-hand.ts';
import { flatObjects } from '../flat/claims.ts';
import type { FlatClaims } from '../flat/claims.ts';

const byYear = (first: string, second: string, third: string) => ({
  variations: [
    { si: 'policy year = 1', alors: first },
    { si: 'policy year = 2', alors: second },
    { sinon: third },
  ],
});

const facts = ['region', 'policy year', 'seats', 'lease months', 'rented seats', 'rented months'];
const amounts = ['rent', 'fee', 'consulting'];
const yesNo = ['in time', 'concession', 'moved in'];

/** Its rounding is half up on the float, to the decimals that `arrondi` names. */
const RULES = {
  ...Object.fromEntries([...facts, ...yesNo].map((fact) => [fact, null])),
  ...Object.fromEntries(amounts.map((fact) => [fact, { unité: '€' }])),
  admitted: { 'toutes ces conditions': ['in time', 'region >= 999900', 'region < 1000000'] },
  payable: { 'toutes ces conditions': [
    'admitted', 'seats >= 150', 'lease months >= 36', 'concession = non',
    { 'une de ces conditions': ['policy year > 1', 'moved in'] },
  ] },
  rate: byYear('80%', '60%', '40%'),
  cap: byYear('1000000 €', '600000 €', '300000 €'),
  price: byYear('300 €', '200 €', '200 €'),
  'rent award': {
    'applicable si': 'payable', valeur: { valeur: 'rent * rate', arrondi: '2 décimales' }, plafond: 'cap',
  },
  'paid seats': { valeur: 'rented seats', plafond: 300 },
  'paid months': { valeur: 'rented months', plafond: 12 },
  'seat award': {
    'applicable si': { 'toutes ces conditions': ['admitted', 'rented seats >= 50'] },
    valeur: 'price * paid seats * paid months',
  },
  'certificate award': {
    'applicable si': { 'toutes ces conditions': ['admitted', 'fee > consulting'] },
    valeur: { valeur: '(fee - consulting) * 50%', arrondi: '2 décimales' }, plafond: '300000 €',
  },
  award: { somme: ['rent award', 'seat award', 'certificate award'] },
};

const answer = (yes: number): string => (yes === 1 ? 'oui' : 'non');

type RawRules = NonNullable<ConstructorParameters<typeof Publicodes>[0]>;
type Situation = NonNullable<Parameters<Publicodes['setSituation']>[0]>;

/** Parsed and typed once; each claim is a situation. */
export const publicodes: Engine<FlatClaims> = {
  id: 'publicodes', name: 'Publicodes 1.10', kin: 'rival',
  open: (claims) => {
    const quiet = { log: () => {}, warn: () => {}, error: () => {} };
    const engine = new Publicodes(RULES as RawRules, { logger: quiet });
    const objects = flatObjects(claims, (claim) => ({
      region: claim.region, 'in time': answer(claim.inTime), 'policy year': claim.policyYear,
      seats: claim.seats, 'lease months': claim.leaseMonths, rent: `${claim.rent / 100} €`,
      concession: answer(claim.concession), 'moved in': answer(claim.movedIn),
      'rented seats': claim.rentedSeats, 'rented months': claim.rentedMonths,
      fee: `${claim.fee / 100} €`, consulting: `${claim.consulting / 100} €`,
    }));
    const yuan = new Float64Array(claims.count);
    return {
      decide: (count) => {
        for (let i = 0; i < count; i += 1) {
          engine.setSituation(objects[i] as Situation);
          yuan[i] = engine.evaluate('award').nodeValue as number;
        }
      },
      awards: () => inFen(yuan),
    };
  },
};
