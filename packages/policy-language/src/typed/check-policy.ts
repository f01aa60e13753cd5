import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import { given, unlessEmpty } from '../given.ts';
import type { BoundLaw } from '../resolved/bind-law.ts';
import type { Declared } from '../resolved/declared.ts';
import { openScopes } from '../resolved/scope.ts';
import type { SourceText, Span } from '../source/source-text.ts';
import type { YamlText } from '../surface/yaml.ts';
import { BUILTIN_NAMES } from './builtins.ts';
import { checkConditions, findCondition } from './check-conditions.ts';
import { checkDefaultCycles } from './check-default-cycles.ts';
import { checkFact } from './check-facts.ts';
import { checkItems } from './check-items.ts';
import { checkLoose } from './check-loose.ts';
import { checkNames } from './check-names.ts';
import { checkApproval, checkIndividual, checkPersons } from './check-persons.ts';
import { checkRecorded } from './check-recorded.ts';
import { checkUndertakings } from './check-undertakings.ts';
import type { Checker } from './checker.ts';
import type { CheckedPolicy, Process, Reading } from './ir.ts';
import { openChecker } from './open-checker.ts';
import type { Workshop } from './open-checker.ts';
import { formatShape, isPeriod } from './shape.ts';
import type { Shape } from './shape.ts';

export type PolicyParts = {
  readonly declared: Declared; readonly law: BoundLaw; readonly source: SourceText; readonly hash: string;
  readonly complain: Complain; readonly hasErrors: () => boolean;
};

/** Types all formulas and puts the checked policy together; complaints tell whether it may be used. */
export function checkPolicy(parts: PolicyParts): CheckedPolicy {
  const { declared, law, source, hash, complain, hasErrors } = parts;
  const scopes = openScopes(declared, new Set(BUILTIN_NAMES), complain);
  const workshop = openChecker(declared, scopes, source, complain);
  const facts = declared.facts.map((fact) =>
    ({ ...checkFact(workshop, fact), ...given({
      recorded: checkRecorded(workshop.checker, declared, fact), persons: checkPersons(complain, fact),
      approval: checkApproval(complain, declared, fact),
    }) }));
  checkDefaultCycles(workshop, facts);
  const conditions = checkConditions(workshop, declared);
  const items = checkItems(workshop, declared, conditions);
  const validity = validityOf(workshop, declared);
  const undertakings = checkUndertakings(workshop, declared);
  checkLoose(workshop, declared, hasErrors);
  workshop.tables.checkRows();
  const bind = <Thing extends object>({ declared: thing, ...rest }: Thing & { declared: object }) =>
    ({ ...rest, phrases: law.phrasesOf(thing) });
  const conditionIds = (names: readonly YamlText[]): number[] =>
    names.flatMap(({ text }) => declared.conditions.flatMap((condition, id) =>
      (condition === findCondition(declared, text) ? [id] : [])));
  return {
    format: 1, hash, ...headOf(declared), validity, first: conditionIds(declared.head?.first ?? []),
    units: Object.fromEntries(declared.units),
    ...given({ regions: declared.regions.size > 0 ? Object.fromEntries(declared.regions) : undefined }),
    applicants: declared.applicants.map(({ kind, name, form, base, items: claimable }) =>
      ({ kind, name, ...given({ form }), base: conditionIds(base), items: claimable.map(({ text }) => text) })),
    items: items.map(bind), facts, conditions: conditions.map(bind),
    definitions: workshop.definitions.checked.map(bind), tables: workshop.tables.checked.map(bind),
    ...statedOf(workshop, declared), ...given({ names: checkNames(workshop, declared, items) }),
    reasons: Object.fromEntries(declared.reasons.map(({ code, text }) => [code, text])),
    readings: readingsOf(workshop, declared, law),
    settings: declared.settings.map(({ key, ask, clause, default: stated }) =>
      ({ key, ask, clause: clause.id, ...given({ default: stated }) })),
    ...given({ shares: sharesOf(workshop, declared) }), process: {
      ...processOf(declared, law), ...undertakings, ...given({ individual: checkIndividual(complain, declared) }),
    },
    law: { paragraphs: law.paragraphs, phrases: law.phrases, clauses: law.clauses },
  };
}

/** Parameters and calendars that some formula reads. */
function statedOf(
  { tables, definitions }: Workshop, declared: Declared,
): Pick<CheckedPolicy, 'parameters' | 'calendars'> {
  const parameters = declared.parameters.flatMap(({ name, key, source, from, to, table, clause }) => {
    const found = tables.checked.find((each) => each.declared === table);
    return found ? [{ name, key, source, from, to, table: found.id, clause: clause.id }] : [];
  });
  const calendars = declared.calendars.flatMap(({ source, from, to, definition }) => {
    const found = definitions.checked.find((each) => each.declared === definition);
    const { name, clause } = definition;
    return found ? [{ name, source, from, to, definition: found.id, clause: clause.id }] : [];
  });
  return given({ parameters: unlessEmpty(parameters), calendars: unlessEmpty(calendars) });
}

function headOf({ head }: Declared): Pick<CheckedPolicy, 'id' | 'title' | 'documentNo' | 'issuer'> {
  const none = { zh: '', en: '' };
  const { id, title, documentNo, issuer } = head ?? { id: '', title: none, documentNo: '', issuer: none };
  return { id, title, documentNo, issuer };
}

/** The definition that gives the period in force. */
function validityOf({ checker, env }: Workshop, { head }: Declared): number {
  if (!head?.validity) return 0;
  const { text, at } = head.validity;
  const named = checker.scopes.find(head.clause, text);
  if (named?.kind !== 'definition') {
    const known = checker.scopes.namesIn(head.clause).filter(({ kind }) => kind === 'definition');
    checker.complain('unknown-name', at, notAmong(known.map(({ name }) => name), text));
    return 0;
  }
  if (named.clause.items.length > 0) checker.complain('validity-of-item', at, { values: { name: text } });
  const { expr, shape } = checker.definition(named, at, env(head.clause));
  wantPeriod(checker, shape, at);
  return expr.op === 'definition' ? expr.id : 0;
}

function wantPeriod({ complain }: Checker, shape: Shape, at: Span): void {
  const isOdd = !isPeriod(shape) && shape.kind !== 'open';
  if (isOdd) complain('validity-not-period', at, { values: { found: formatShape(shape) } });
}

function readingsOf({ checker }: Workshop, { readings }: Declared, law: BoundLaw): Reading[] {
  return readings.map((reading) => {
    const { kind: _, at, clause, options, ruling = '', ...rest } = reading;
    const texts = options.map(({ key, label }) => ({ id: key, text: label }));
    const phrases = law.phrasesOf(reading);
    return { ...rest, ruling, options: texts, clause: clause.id, phrases, place: checker.place(at) };
  });
}

function processOf(
  { process: { steps, offices, window, notice, materials, approvals, remedies, recovery } }: Declared, law: BoundLaw,
): Process {
  const bound = steps.map((step) => {
    const { at: _, by, ...rest } = step;
    return { ...rest, by: by.map(({ text }) => text), phrases: law.phrasesOf(step) };
  });
  const forWhom = materials.map((material) => ({ ...material, for: material.for.map(({ text }) => text) }));
  return {
    offices, ...given({ window, notice, recovery: unlessEmpty(recovery) }), steps: bound, materials: forWhom,
    ...(approvals.length > 0 && { approvals: approvals.map((level) => ({ ...level, by: level.by.text })) }),
    ...(remedies.length > 0 && { remedies }),
  };
}

function sharesOf(
  { checker: { complain } }: Workshop, { shares, settings, reasons }: Declared,
): CheckedPolicy['shares'] {
  if (!shares) return undefined;
  const { parties, remainder, unset, clause } = shares;
  const keys = settings.map(({ key }) => key);
  for (const { setting: { text, at } } of parties.filter(({ setting }) => !keys.includes(setting.text))) {
    complain('unknown-setting', at, notAmong(keys, text));
  }
  const ids = parties.map(({ id }) => id);
  if (!ids.includes(remainder.text)) complain('unknown-party', remainder.at, notAmong(ids, remainder.text));
  const codes = reasons.map(({ code }) => code);
  if (!codes.includes(unset.text)) complain('unknown-reason', unset.at, notAmong(codes, unset.text));
  return {
    parties: parties.map(({ id, name, setting }) => ({ id, name, setting: setting.text })),
    remainder: remainder.text, unset: unset.text, clause: clause.id,
  };
}
