import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { BoundLaw } from '../resolved/bind-law.ts';
import type { Declared } from '../resolved/declared.ts';
import { openScopes } from '../resolved/scope.ts';
import type { SourceText } from '../source/source-text.ts';
import type { YamlText } from '../surface/yaml.ts';
import { BUILTIN_NAMES } from './builtins.ts';
import { checkConditions, findCondition } from './check-conditions.ts';
import type { UnboundCondition } from './check-conditions.ts';
import { checkFact } from './check-facts.ts';
import { checkItems } from './check-items.ts';
import { checkLoose } from './check-loose.ts';
import type { CheckedPolicy } from './ir.ts';
import { openChecker } from './open-checker.ts';
import type { Workshop } from './open-checker.ts';
import { formatShape, isPeriod } from './shape.ts';

export type PolicyParts = { readonly declared: Declared; readonly law: BoundLaw; readonly source: SourceText; readonly hash: string; readonly complain: Complain };

/** Types all formulas and puts the checked policy together; complaints tell whether it may be used. */
export function checkPolicy({ declared, law, source, hash, complain }: PolicyParts): CheckedPolicy {
  const workshop = openChecker(declared, openScopes(declared, new Set(BUILTIN_NAMES), complain), source, complain);
  const facts = declared.facts.map((fact) => checkFact(workshop, fact));
  const conditions = checkConditions(workshop, declared);
  const items = checkItems(workshop, declared, conditions);
  const validity = validityOf(workshop, declared);
  checkLoose(workshop, declared);
  const bind = <Thing extends object>({ declared: thing, ...rest }: Thing & { declared: object }) => ({ ...rest, phrases: law.phrasesOf(thing) });
  const idOf = conditionIds(declared, conditions);
  const { head, process } = declared;
  return {
    format: 1, id: head?.id ?? '', hash, title: head?.title ?? { zh: '', en: '' }, documentNo: head?.documentNo ?? '',
    issuer: head?.issuer ?? { zh: '', en: '' }, validity, first: (head?.first ?? []).flatMap(idOf),
    units: Object.fromEntries(declared.units),
    applicants: declared.applicants.map(({ kind, name, base, items: claimable }) =>
      ({ kind, name, base: base.flatMap(idOf), items: claimable.map(({ text }) => text) })),
    items: items.map(bind), facts, conditions: conditions.map(bind), definitions: workshop.definitions.checked.map(bind),
    tables: workshop.tables.checked.map(bind),
    reasons: Object.fromEntries(declared.reasons.map(({ code, text }) => [code, text])),
    readings: declared.readings.map(({ id, question, options, ruling = '', reason, by, on, switchable, clause, ...thing }, index) => ({
      id, question, options, ruling, reason, by, on, switchable, clause: clause.id,
      phrases: law.phrasesOf(declared.readings[index] ?? thing), place: workshop.checker.place(thing.at),
    })),
    settings: declared.settings.map(({ key, ask, clause }) => ({ key, ask, clause: clause.id })),
    ...sharesOf(workshop, declared),
    process: { ...process, steps: process.steps.map((step) => {
      const { at: _, ...rest } = step;
      return { ...rest, phrases: law.phrasesOf(step) };
    }) },
    law: { paragraphs: law.paragraphs, phrases: law.phrases, clauses: law.clauses },
  };
}

function conditionIds(declared: Declared, conditions: readonly UnboundCondition[]): (name: YamlText) => number[] {
  return ({ text }) => {
    const found = findCondition(declared, text);
    const condition = conditions.find((each) => each.declared === found);
    return condition && found ? [condition.id] : [];
  };
}

/** The definition that gives the period in force. */
function validityOf({ checker, env }: Workshop, { head }: Declared): number {
  if (!head?.validity) return 0;
  const { text, at } = head.validity;
  const named = checker.scopes.find(head.clause, text);
  if (named?.kind !== 'definition') {
    const known = checker.scopes.namesIn(head.clause).flatMap((each) => (each.kind === 'definition' ? [each.name] : []));
    checker.complain('unknown-name', at, notAmong(known, text));
    return 0;
  }
  const { expr, shape } = checker.definition(named, at, env(head.clause));
  if (!isPeriod(shape) && shape.kind !== 'open') checker.complain('validity-not-period', at, { values: { found: formatShape(shape) } });
  return expr.op === 'definition' ? expr.id : 0;
}

function sharesOf({ checker }: Workshop, { shares, settings, reasons }: Declared): Pick<CheckedPolicy, 'shares'> {
  if (!shares) return {};
  const { parties, remainder, unset, clause } = shares;
  const keys = settings.map(({ key }) => key);
  for (const { setting } of parties.filter((party) => !keys.includes(party.setting.text))) {
    checker.complain('unknown-setting', setting.at, notAmong(keys, setting.text));
  }
  const ids = parties.map(({ id }) => id);
  if (!ids.includes(remainder.text)) checker.complain('unknown-party', remainder.at, notAmong(ids, remainder.text));
  const codes = reasons.map(({ code }) => code);
  if (!codes.includes(unset.text)) checker.complain('unknown-reason', unset.at, notAmong(codes, unset.text));
  return {
    shares: {
      parties: parties.map(({ id, name, setting }) => ({ id, name, setting: setting.text })), remainder: remainder.text, unset: unset.text, clause: clause.id,
    },
  };
}
