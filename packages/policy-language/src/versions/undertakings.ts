/** Who bears an award, how it is paid, what goes with it, and what is promised of it: what versions say of these. */
import { spokenName } from '../evaluate/spoken-name.ts';
import type { Bilingual, CheckedPolicy, Item } from '../typed/ir.ts';
import { exactText, formulaText, same, things } from './things.ts';
import type { Thing, Things } from './things.ts';

/** Ratios, the parties that share an award, and the party that bears an item alone. */
export function sharesOf({ settings, shares, items }: CheckedPolicy): Things {
  const ratios = settings.map(({ key, ask, clause, default: ratio = '?' }) =>
    [`setting ${key}`, { clause, name: same(key), says: `${ratio} · ${ask.zh} · ${ask.en}` }] as const);
  const parties = (shares?.parties ?? []).map(({ id, name, setting }) => {
    const rest = id === shares?.remainder ? ' …' : '';
    return [`party ${id}`, { clause: shares?.clause ?? '', name, says: `${setting}${rest}` }] as const;
  });
  const alone = items.flatMap(({ id, clause, name, borneBy }) => {
    if (!borneBy) return [];
    const when = borneBy.when ? ` (${borneBy.when.reading} = ${borneBy.when.option})` : '';
    return [[`borne ${id}`, { clause, name, says: `${borneBy.party}${when}` }] as const];
  });
  return things([...ratios, ...parties, ...alone]);
}

/** Instalments, obligations, discretion and budgets. */
export function undertakingsOf(policy: CheckedPolicy): Things {
  return things([
    ...instalmentsOf(policy), ...obligationsOf(policy), ...discretionOf(policy), ...budgetsOf(policy),
  ]);
}

function instalmentsOf(policy: CheckedPolicy): [string, Thing][] {
  return (policy.process.instalments ?? []).flatMap(({ item, clause, parts }) =>
    parts.map(({ id, due, share, when }): [string, Thing] => {
      const milestone = when ? ` if ${formulaText(when, policy)}` : '';
      const name = { zh: `${nameOf(item, policy).zh} ${id}`, en: `${nameOf(item, policy).en} ${id}` };
      return [`instalment ${item} ${id}`, {
        clause, name, says: `${exactText(share)} · ${formulaText(due, policy)}${milestone}`,
      }];
    }));
}

function obligationsOf(policy: CheckedPolicy): [string, Thing][] {
  return (policy.process.obligations ?? []).map(({ id, name, items, from, until, recover, by = '', clause }) => {
    const back = recover ? ` ← ${formulaText(recover, policy)}` : '';
    const says = `${items.join(', ')} · ${formulaText(from, policy)}..${formulaText(until, policy)}${back} · ${by}`;
    return [`obligation ${id}`, { clause, name, says }];
  });
}

function discretionOf({ process, facts, conditions }: CheckedPolicy): [string, Thing][] {
  return (process.discretion ?? []).map(({ fact: id, approver, within, criteria, clause }) => {
    const fact = facts.find((one) => one.id === id);
    const range = conditions.find((one) => one.id === within)?.name ?? '';
    const name = { zh: fact?.name ?? '', en: fact?.key ?? '' };
    const says = `${approver} · ${range} · ${criteria.zh} · ${criteria.en}`;
    return [`discretion ${name.en}`, { clause, name, says }];
  });
}

function budgetsOf(policy: CheckedPolicy): [string, Thing][] {
  return (policy.process.budgets ?? []).map(({ id, items, ceiling, whenShort, rank, clause }) => {
    const by = rank ? ` (${formulaText(rank, policy)})` : '';
    const says = `${items.join(', ')} ≤ ${exactText(ceiling)} · ${whenShort}${by}`;
    return [`budget ${id}`, { clause, name: same(id), says }];
  });
}

/** What is declared for the prover to show. */
export function promisesOf(policy: CheckedPolicy): Things {
  return things(policy.items.flatMap((item) => [...statementsOf(item, policy), ...directionsOf(item, policy)]));
}

function statementsOf({ id, clause, name: of, promises }: Item, policy: CheckedPolicy): [string, Thing][] {
  return (promises?.always ?? []).map(({ name, expr }) => {
    const { zh, en } = spokenName(policy, name);
    const called = { zh: `${of.zh} ${zh}`, en: `${of.en} ${en}` };
    return [`always ${id} ${name}`, { clause, name: called, says: formulaText(expr, policy) }];
  });
}

function directionsOf({ id, clause, name: of, promises }: Item, policy: CheckedPolicy): [string, Thing][] {
  return (promises?.monotone ?? []).map(({ fact: number, field, direction }) => {
    const fact = policy.facts.find((one) => one.id === number);
    const key = [fact?.key ?? '', ...(field === undefined ? [] : [field])].join('.');
    const name = { zh: `${of.zh} ${key}`, en: `${of.en} ${key}` };
    return [`monotone ${id} ${key}`, { clause, name, says: direction }];
  });
}

function nameOf(item: string, { items }: CheckedPolicy): Bilingual {
  return items.find(({ id }) => id === item)?.name ?? same(item);
}
