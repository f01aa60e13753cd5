/**
 * Facts that were not given and for which a declared default stands (contract, "Conventions": the answer says
 * so).
 */
import { factsOf } from './door.ts';
import { evaluate } from './evaluate.ts';
import { defaultOf, holderOf, isListed, readFact } from './facts.ts';
import type { ItemAnswer } from './answer.ts';
import type { Json, Scope } from './scope.ts';
import { asList, depsOf, fieldOf } from './value.ts';
import { toWire } from './wire.ts';
import type { Fact } from '../typed/ir.ts';

type Default = ItemAnswer['defaults'][number];

/** In the order of the law, rows within their list. */
export function defaultsOf(scope: Scope): Default[] {
  const own = scope.at ? factsOf(scope.policy, scope.at.item) : [];
  const listed = scope.policy.facts.filter(
    (fact) => own.includes(fact) || (fact.scope !== 'item' && isListed(fact, scope)),
  );
  return listed.flatMap((fact) => defaultsIn(fact, scope));
}

function defaultsIn(fact: Fact, scope: Scope): Default[] {
  const given = holderOf(fact, scope)[fact.key];
  const path = fact.scope === 'item' ? fact.key : `${fact.scope}.${fact.key}`;
  const value = readFact(fact, scope, evaluate);
  if (given === undefined) {
    return defaultOf(fact, scope) && depsOf(value).size === 0
      ? [{ fact: path, value: toWire(value, fact.type) }]
      : [];
  }
  if (fact.wire !== 'rows') return [];
  const rows = asList(value).rows.map((row) => row.value);
  return (given as readonly Json[]).flatMap((json, place) => (fact.row ?? []).flatMap((field): Default[] => {
    const row = rows[place];
    if (!row || json[field.key] !== undefined || !defaultOf(field, scope)) return [];
    const standIn = fieldOf(row, field.key);
    return depsOf(standIn).size === 0
      ? [{ fact: `${path}[${place}].${field.key}`, value: toWire(standIn, field.type) }]
      : [];
  }));
}
