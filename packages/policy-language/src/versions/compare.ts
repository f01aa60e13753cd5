/** 版本对照 — what changed from one version of a policy to the next, clause by clause and thing by thing. */
import { spokenName } from '../evaluate/spoken-name.ts';
import { printRecorded } from '../typed/print.ts';
import { printConstant, printType } from '../typed/print-expr.ts';
import type { Bilingual, CheckedPolicy, Condition, Fact, Item, Table } from '../typed/ir.ts';
import { exactText, formulaText, same, things } from './things.ts';
import type { Thing, Things } from './things.ts';
import { promisesOf, sharesOf, undertakingsOf } from './undertakings.ts';

/** The kinds of thing that a difference is about. */
export type Subject =
  | 'law' | 'head' | 'validity' | 'item' | 'constant' | 'condition' | 'formula' | 'table' | 'fact' | 'reading'
  | 'reason' | 'name' | 'window' | 'step' | 'material' | 'share' | 'undertaking' | 'promise';
/** `before` is absent for what is new, `after` for what is gone. */
export type Difference = {
  readonly clause: string; readonly subject: Subject;
  readonly name: Bilingual;
  readonly before?: string; readonly after?: string;
};

/** All differences, in the order of the clauses of the newer version, those of gone clauses last. Never throws. */
export function compareVersions(before: CheckedPolicy, after: CheckedPolicy): Difference[] {
  const found = [
    ...pairParagraphs(compareThings('law', lawOf(before), lawOf(after))),
    ...compareThings('head', headOf(before), headOf(after)),
    ...compareThings('validity', validityOf(before), validityOf(after)),
    ...compareThings('item', itemsOf(before), itemsOf(after)),
    ...compareThings('constant', constantsOf(before), constantsOf(after)),
    ...compareThings('condition', conditionsOf(before), conditionsOf(after)),
    ...compareThings('formula', formulasOf(before), formulasOf(after)),
    ...compareThings('table', tablesOf(before), tablesOf(after)),
    ...compareThings('fact', factsOf(before), factsOf(after)),
    ...compareThings('reading', readingsOf(before), readingsOf(after)),
    ...compareThings('reason', reasonsOf(before), reasonsOf(after)),
    ...compareThings('name', namesOf(before), namesOf(after)),
    ...compareThings('window', windowOf(before), windowOf(after)),
    ...compareThings('step', stepsOf(before), stepsOf(after)),
    ...compareThings('material', materialsOf(before), materialsOf(after)),
    ...compareThings('step', recoveryOf(before), recoveryOf(after)),
    ...compareThings('share', sharesOf(before), sharesOf(after)),
    ...compareThings('undertaking', undertakingsOf(before), undertakingsOf(after)),
    ...compareThings('promise', promisesOf(before), promisesOf(after)),
  ];
  const clauses = [...after.law.clauses, ...before.law.clauses];
  const order = new Map(clauses.map(({ id }, place): [string, number] => [id, place]).toReversed());
  const placeOf = ({ clause }: Difference): number => order.get(clause) ?? -1;
  return found.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function compareThings(subject: Subject, before: Things, after: Things): Difference[] {
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, thing]): Difference =>
    ({ clause: thing.clause, subject, name: thing.name, before: thing.says }));
  const others = [...after].flatMap(([key, thing]): Difference[] => {
    const old = before.get(key);
    if (old?.says === thing.says) return [];
    const { clause, name, says } = thing;
    return [{ clause, subject, name, ...(old && { before: old.says }), after: says }];
  });
  return [...others, ...gone];
}

/** The paragraphs, one by one: a changed paragraph is one gone and one new in its clause. */
function lawOf({ law }: CheckedPolicy): Things {
  return things(law.paragraphs.map(({ section, runs }) => {
    const says = runs.map(({ text }) => text).join('');
    return [`${section} ${says}`, { clause: section, name: same(''), says }];
  }));
}

/** A paragraph gone and one new in the same clause, in their order, are one changed. */
function pairParagraphs(differences: readonly Difference[]): Difference[] {
  return [...Map.groupBy(differences, ({ clause }) => clause).values()].flatMap((ofClause) => {
    const gone = ofClause.flatMap(({ after, before }) => (after === undefined && before !== undefined ? [before] : []));
    const added = ofClause.filter(({ after }) => after !== undefined);
    const changed = added.map((one, place): Difference => {
      const before = gone[place];
      return before === undefined ? one : { ...one, before };
    });
    const { clause = '', subject = 'law', name = same('') } = ofClause[0] ?? {};
    return [...changed, ...gone.slice(added.length).map((before): Difference => ({ clause, subject, name, before }))];
  });
}

function headOf({ title, documentNo, issuer }: CheckedPolicy): Things {
  return things([
    ['title', { clause: '', name: { zh: '名称', en: 'title' }, says: `${title.zh} · ${title.en}` }],
    ['documentNo', { clause: '', name: { zh: '文号', en: 'document number' }, says: documentNo }],
    ['issuer', { clause: '', name: { zh: '发文机关', en: 'issuer' }, says: issuer.zh }],
  ]);
}

function validityOf(policy: CheckedPolicy): Things {
  const definition = policy.definitions.find(({ id }) => id === policy.validity);
  if (!definition) return new Map();
  const { clause, name, expr } = definition;
  return things([['validity', { clause, name: spokenName(policy, name), says: formulaText(expr, policy) }]]);
}

function itemsOf({ items, applicants }: CheckedPolicy): Things {
  return things(items.map(({ id, clause, name, exclusive }) => {
    const kinds = applicants.filter((one) => one.items.includes(id)).map(({ kind }) => kind);
    const besides = exclusive.length === 0 ? '' : ` ≠ ${exclusive.join(', ')}`;
    return [id, { clause, name, says: `${kinds.join(', ')}${besides}` }];
  }));
}

function constantsOf(policy: CheckedPolicy): Things {
  return things(policy.items.flatMap((item) => constantsOfItem(item, policy)));
}

function constantsOfItem(item: Item, policy: CheckedPolicy): [string, Thing][] {
  return Object.entries(item.constants).map(([name, { value, type }]) => [`${item.id} ${name}`, {
    clause: item.clause, name: { zh: `${item.name.zh} ${name}`, en: `${item.name.en} ${spokenName(policy, name).en}` },
    says: `${printConstant(value)} (${printType(type)})`,
  }]);
}

/** Each condition of each item with its place in the decisive order. */
function conditionsOf(policy: CheckedPolicy): Things {
  const of = (owner: string, ids: readonly number[]): [string, Thing][] => ids.flatMap((id, place) => {
    const condition = policy.conditions.find((one) => one.id === id);
    return condition ? [[`${owner} ${condition.name}`, conditionThing(policy, owner, condition, place)]] : [];
  });
  return things([
    ...of('', policy.first), ...policy.applicants.flatMap(({ kind, base }) => of(kind, base)),
    ...policy.items.flatMap(({ id, conditions }) => of(id, conditions)),
  ]);
}

function conditionThing(policy: CheckedPolicy, owner: string, condition: Condition, place: number): Thing {
  const code = condition.codes[owner] ?? condition.codes['*'] ?? '';
  const [called, of] = [spokenName(policy, condition.name), owner === '' ? '' : ` (${owner})`];
  return {
    clause: condition.clause, name: { zh: `${called.zh}${of}`, en: `${called.en}${of}` },
    says: `${place + 1}. ${formulaText(condition.expr, policy)} → ${code}`,
  };
}

function formulasOf(policy: CheckedPolicy): Things {
  const { definitions, items, validity } = policy;
  const named = definitions.filter(({ id }) => id !== validity);
  const counts = new Map<string, number>();
  return things([
    ...named.map((one): [string, Thing] => {
      const place = counts.get(`${one.clause} ${one.name}`) ?? 0;
      counts.set(`${one.clause} ${one.name}`, place + 1);
      const says = formulaText(one.expr, policy);
      return [`${one.clause} ${one.name} ${place}`, { clause: one.clause, name: spokenName(policy, one.name), says }];
    }),
    ...items.map((item: Item): [string, Thing] =>
      [`award ${item.id}`, { clause: item.clause, name: item.name, says: formulaText(item.award, policy) }]),
  ]);
}

function tablesOf(policy: CheckedPolicy): Things {
  return things(policy.tables.flatMap((table: Table) => table.rows.map((row, place): [string, Thing] => {
    const when = row.when.map((test) => (test ? formulaText(test, policy) : '-')).join(', ');
    const then = row.then.map(printConstant).join(', ');
    const { zh, en } = spokenName(policy, table.name);
    const name = { zh: `${zh} ${place + 1}`, en: `${en} ${place + 1}` };
    return [`${table.clause} ${name.zh}`, { clause: table.clause, name, says: `${when} → ${then}` }];
  })));
}

function factsOf({ facts }: CheckedPolicy): Things {
  const all = facts.flatMap((fact) => [
    { fact, key: `${fact.scope}.${fact.key} ${fact.items?.join() ?? ''}` },
    ...(fact.row ?? []).map((field) =>
      ({ fact: field, key: `${fact.key}.${field.key} ${fact.items?.join() ?? ''}` })),
  ]);
  return things(all.map(({ fact, key }) =>
    [key, { clause: fact.clause, name: { zh: fact.name, en: fact.key }, says: factSays(fact) }]));
}

function factSays({ wire, type, min, max, defaults, ask, confirmedBy, recorded, persons, approval }: Fact): string {
  const bounds = [min ? `≥ ${exactText(min)}` : '', max ? `≤ ${exactText(max)}` : ''];
  const standIn = defaults ? `= ${JSON.stringify(defaults, withoutPlaces)}` : '';
  const confirmed = confirmedBy === undefined ? '' : `✓ ${confirmedBy}`;
  const parts = [`${wire}: ${printType(type)}`, ...bounds, standIn, confirmed,
    recorded ? printRecorded(recorded) : '', persons === undefined ? '' : `persons ${persons}`,
    approval === undefined ? '' : `approval ${approval}`, `“${ask.zh}”`];
  return parts.filter((part) => part !== '').join(' ');
}

/** Where a formula stands in the file is no part of what it says. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'at' || key === 'place' ? undefined : value;
}

function readingsOf({ readings }: CheckedPolicy): Things {
  return things(readings.map(({ id, clause, question, options, ruling }) => {
    const option = options.find((one) => one.id === ruling);
    return [id, { clause, name: { zh: `${id} ${question.zh}`, en: `${id} ${question.en}` },
      says: option ? `${ruling}: ${option.text.zh} · ${option.text.en}` : ruling }];
  }));
}

function reasonsOf({ reasons }: CheckedPolicy): Things {
  return things(Object.entries(reasons).map(([code, { zh, en }]) =>
    [code, { clause: '', name: same(code), says: `${zh} · ${en}` }]));
}

/** What names of formulas are called in English. */
function namesOf({ names = {} }: CheckedPolicy): Things {
  return things(Object.entries(names).map(([name, en]) => [name, { clause: '', name: same(name), says: en }]));
}

function windowOf({ process: { window, notice } }: CheckedPolicy): Things {
  const dates: [string, Thing][] = [];
  const add = (key: string, name: Bilingual, says: string): void =>
    void dates.push([key, { clause: '', name, says }]);
  if (window) add('window', { zh: '受理期', en: 'window' }, `${window.opens}–${window.closes}`);
  if (notice) {
    add('notice', { zh: '公示', en: 'notice' }, `${notice.workingDays} working days, ${notice.days} days`);
  }
  return things(dates);
}

function stepsOf({ process }: CheckedPolicy): Things {
  const steps = process.steps.map(({ id, clause, name, by, role = '', within = '', missed = '', people = 1 }) => {
    const parts = [by.join(', '), role, within, missed, people > 1 ? `×${people}` : ''];
    return [id, { clause, name, says: parts.filter((part) => part !== '').join(' · ') }] as const;
  });
  const { approvals = [], remedies = [] } = process;
  const levels = approvals.map(({ id, name, above, by }) =>
    [`approval ${id}`, { clause: '', name, says: `> ${above} · ${by}` }] as const);
  const ways = remedies.map(({ id, name, to, within }) =>
    [`remedy ${id}`, { clause: '', name, says: `${to.zh} · ${to.en} · ${within}` }] as const);
  return things([...steps, ...levels, ...ways, ...individualOf(process)]);
}

function materialsOf({ process }: CheckedPolicy): Things {
  return things(process.materials.map(({ id, clause, name, for: whom, required, expires, template = '' }) => {
    const marks = [required ? '!' : '', expires ? '⌛' : '', template].filter((mark) => mark !== '');
    return [id, { clause, name, says: [whom.join(', '), ...marks].join(' ') }];
  }));
}

/** What may be proposed outside the ordinary items. */
function individualOf({ individual }: CheckedPolicy['process']): (readonly [string, Thing])[] {
  if (!individual) return [];
  const { item, years, subjects } = individual;
  const says = [item, `≤ ${years} years`, ...subjects.map(({ name }) => `${name.zh} · ${name.en}`)].join(' · ');
  return [['individual', { clause: '', name: { zh: '一企一策', en: 'individual measures' }, says }]];
}

function recoveryOf({ process: { recovery = [] } }: CheckedPolicy): Things {
  return things(recovery.map(({ id, clause, name, hearing, repay, limitation, ...carries }) => {
    const entailed = (['interest', 'judicial'] as const).filter((each) => carries[each]);
    const says = `hearing after ${hearing} days, repay within ${repay} days, barred after ${limitation} years`;
    return [id, { clause, name, says: [says, ...entailed].join(', ') }];
  }));
}
