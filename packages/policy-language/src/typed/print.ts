import type { CheckedPolicy, Condition, Fact, FactDefault, Item, Phrase, Table } from './ir.ts';
import { printConstant, printExpr, printType } from './print-expr.ts';

/** The checked policy as text, a line for everything it holds, for reviewing what the compiler made. */
export function printPolicy(policy: CheckedPolicy): string {
  const { law, definitions, readings, settings, shares, process, reasons } = policy;
  return [
    `policy ${policy.id} ${policy.documentNo} validity ${definitions[policy.validity]?.name} first ${policy.first.join(' ')}`,
    ...policy.applicants.map(({ kind, base, items }) => `applicant ${kind} base ${base.join(' ')} items ${items.join(' ')}`),
    ...policy.facts.flatMap((fact) => printFact(fact, policy)),
    ...definitions.map((definition) => words(
      `definition ${definition.id} ${definition.name}${listed(definition.items)}: ${printType(definition.type)}`,
      `= ${printExpr(definition.expr, policy)}`, tagged('readings', definition.readings), tagged('phrases', definition.phrases),
    )),
    ...policy.tables.flatMap((table) => printTable(table, policy)),
    ...policy.conditions.map((condition) => printCondition(condition, policy)),
    ...policy.items.flatMap((item) => printItem(item, policy)),
    ...Object.keys(reasons).map((code) => `reason ${code}`),
    ...readings.map(({ id, options, ruling, switchable, phrases }) => words(
      `reading ${id} ${options.map((option) => option.id).join(' | ')} ruling ${ruling}`, switchable ? 'switchable' : '',
      tagged('phrases', phrases),
    )),
    ...settings.map(({ key }) => `setting ${key}`),
    ...(shares ? [`shares ${shares.parties.map(({ id, setting }) => `${id}=${setting}`).join(' ')} remainder ${shares.remainder} unset ${shares.unset}`] : []),
    ...(process.window ? [`window ${process.window.opens} ${process.window.closes}`] : []),
    ...(process.notice ? [`notice ${process.notice.workingDays} working days ${process.notice.days} days`] : []),
    ...process.steps.map(({ id, by, people, within, phrases }) => words(
      `step ${id} by ${by.join(' ')}`, people === undefined ? '' : `people ${people}`, within === undefined ? '' : `within ${within}`,
      tagged('phrases', phrases),
    )),
    ...process.materials.map(({ id, for: kinds, required }) => words(`material ${id} for ${kinds.join(' ')}`, required ? 'required' : '')),
    ...law.phrases.map(printPhrase),
  ].map((line) => line.trimEnd()).join('\n');
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function tagged(tag: string, values: readonly (string | number)[] | undefined): string {
  return values && values.length > 0 ? `${tag} ${values.join(' ')}` : '';
}

function listed(items: readonly string[] | undefined): string {
  return items ? ` [${items.join(' ')}]` : '';
}

function printFact(fact: Fact, policy: CheckedPolicy, indent = ''): string[] {
  const { id, name, key, scope, items, wire, of, type, min, max, defaults = {}, row = [] } = fact;
  const bounds = [min && `min ${printConstant({ op: 'number', ...min })}`, max && `max ${printConstant({ op: 'number', ...max })}`];
  return [
    words(
      `${indent}${indent === '' ? 'fact' : 'field'} ${id} ${name} (${key})`, indent === '' ? `${scope}${listed(items)}` : '',
      tagged('for', fact.kinds), `${wire}${of ? ` of ${of}` : ''}: ${printType(type)}`, ...bounds.map((bound) => bound ?? ''),
      ...Object.entries(defaults).map(([item, each]) => `default ${item}: ${printDefault(each, policy)}`),
      tagged('with', fact.together), tagged('instead', fact.instead), fact.within === undefined ? '' : `within ${fact.within}`,
      fact.whole ? `whole ${printExpr(fact.whole, policy)}` : '', fact.disjoint ? 'disjoint' : '', fact.mayBeEmpty ? 'mayBeEmpty' : '',
      fact.advice ? '' : 'no advice', fact.personal ? 'personal' : '', tagged('readings', fact.readings),
    ),
    ...row.flatMap((field) => printFact(field, policy, '  ')),
  ];
}

function printDefault(value: FactDefault, policy: CheckedPolicy): string {
  if (value.kind === 'none') return 'none';
  return value.kind === 'literal' ? printConstant(value.value) : `= ${printExpr(value.expr, policy)}`;
}

function printTable({ id, name, hit, inputs, outputs, rows, phrases }: Table, policy: CheckedPolicy): string[] {
  const columns = [...inputs.map((input) => `${input.name} $${input.local}: ${printType(input.type)}`)];
  const results = outputs.map((output) => `${output.key}: ${printType(output.type)}`);
  return [
    words(`table ${id} ${name} ${hit} (${columns.join(', ')}) → (${results.join(', ')})`, tagged('phrases', phrases)),
    ...rows.map((row) => {
      const tests = row.when.map((test) => (test ? printExpr(test, policy) : '-'));
      return `  ${tests.join(', ')} → ${row.then.map(printConstant).join(', ')}`;
    }),
  ];
}

function printCondition(condition: Condition, policy: CheckedPolicy): string {
  const { id, name, scope, items, each, codes, expr, readings, phrases } = condition;
  return words(
    `condition ${id} ${name} ${scope}${listed(items)}`, each ? `each ${each.fact} as $${each.local}` : '',
    `= ${printExpr(expr, policy)}`, `else ${Object.entries(codes).map(([item, code]) => `${item}: ${code}`).join(', ')}`,
    tagged('readings', readings), tagged('phrases', phrases),
  );
}

function printItem(item: Item, policy: CheckedPolicy): string[] {
  const { id, clause, constants, parts, facts, conditions, award, borneBy, exclusive, phrases } = item;
  return [
    words(
      `item ${id} ${clause} facts ${facts.join(' ')}`, tagged('conditions', conditions),
      borneBy ? `borne by ${borneBy.party}${borneBy.when ? ` when ${borneBy.when.reading}=${borneBy.when.option}` : ''}` : '',
      tagged('exclusive', exclusive), tagged('phrases', phrases),
    ),
    ...Object.entries(constants).map(([name, { value, type }]) => `  constant ${name} = ${printConstant(value)}: ${printType(type)}`),
    ...parts.map(({ name, key, type }) => `  part ${name}${key === undefined ? '' : ` (${key})`}: ${printType(type)}`),
    `  award = ${printExpr(award, policy)}`,
  ];
}

function printPhrase({ id, clause, paragraph, text, standing, targets, why }: Phrase): string {
  const bound = targets.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  return words(`phrase ${id} ${clause} ¶${paragraph} ${standing} 「${text}」`, bound === '' ? '' : `→ ${bound}`, why ?? '');
}
