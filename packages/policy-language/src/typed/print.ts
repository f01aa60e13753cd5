import { formatDay } from '@qingce/values';
import type {
  CheckedPolicy, Condition, Definition, Expr, Fact, FactDefault, Individual, Item, Phrase, Process, Reading, Recorded,
  RecordedColumn, Table,
} from './ir.ts';
import { printConstant, printExpr, printType } from './print-expr.ts';

/** The checked policy as text, a line for everything it holds, for reviewing what the compiler made. */
export function printPolicy(policy: CheckedPolicy): string {
  const { facts, definitions, tables, conditions, items, readings, reasons, settings, law } = policy;
  return [
    ...printHead(policy),
    ...facts.flatMap((fact) => printFact(fact, policy)),
    ...definitions.map((definition) => printDefinition(definition, policy)),
    ...tables.flatMap((table) => printTable(table, policy)),
    ...printStated(policy), ...Object.entries(policy.names ?? {}).map(([name, en]) => `name ${name}: ${en}`),
    ...conditions.map((condition) => printCondition(condition, policy)),
    ...items.flatMap((item) => printItem(item, policy)),
    ...Object.keys(reasons).map((code) => `reason ${code}`),
    ...readings.map(printReading),
    ...settings.map(({ key, default: stated }) => words(`setting ${key}`, stated && `default ${stated}`)),
    ...printShares(policy), ...printProcess(policy.process), ...printUndertakings(policy),
    ...law.phrases.map(printPhrase),
  ].join('\n');
}

/** The parts that there are, a space apart. */
function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** Values behind a word that says what they are; nothing when there are none. */
function tagged(tag: string, values: readonly (string | number)[] | undefined): string | undefined {
  return values && values.length > 0 ? `${tag} ${values.join(' ')}` : undefined;
}

function listed(items: readonly string[] | undefined): string {
  return items ? ` [${items.join(' ')}]` : '';
}

function printHead({ id, documentNo, validity, first, definitions, applicants }: CheckedPolicy): string[] {
  return [
    words(`policy ${id} ${documentNo} validity ${definitions[validity]?.name}`, tagged('first', first)),
    ...applicants.map(({ kind, form, base, items }) =>
      words(`applicant ${kind}`, form && `form ${form}`, tagged('base', base), tagged('items', items))),
  ];
}

function printDefinition(definition: Definition, policy: CheckedPolicy): string {
  const { id, name, items, type, expr, readings, phrases } = definition;
  return words(
    `definition ${id} ${name}${listed(items)}: ${printType(type)} = ${printExpr(expr, policy)}`,
    tagged('readings', readings), tagged('phrases', phrases),
  );
}

function printFact(fact: Fact, policy: CheckedPolicy): string[] {
  const { scope, items, kinds, row = [] } = fact;
  return [
    words(`fact ${named(fact)} ${scope}${listed(items)}`, tagged('for', kinds), printValue(fact, policy)),
    ...row.map((field) => words(`  field ${named(field)}`, printValue(field, policy))),
  ];
}

function named({ id, name, key }: Fact): string {
  return `${id} ${name} (${key})`;
}

/** What facts and fields of rows have in common. */
function printValue(fact: Fact, policy: CheckedPolicy): string {
  const { wire, of, type, min, max, defaults = {} } = fact;
  return words(
    `${wire}${of ? ` of ${of}` : ''}: ${printType(type)}`,
    min && `min ${printConstant({ op: 'number', ...min })}`,
    max && `max ${printConstant({ op: 'number', ...max })}`,
    ...Object.entries(defaults).map(([item, each]) => `default ${item}: ${printDefault(each, policy)}`),
    printRelations(fact, policy), printTreatment(fact),
  );
}

function printDefault(value: FactDefault, policy: CheckedPolicy): string {
  if (value.kind === 'none') return 'none';
  return value.kind === 'literal' ? printConstant(value.value) : `= ${printExpr(value.expr, policy)}`;
}

function printRelations({ together, instead, within, whole }: Fact, policy: CheckedPolicy): string {
  return words(
    tagged('with', together), tagged('instead', instead), within === undefined ? '' : `within ${within}`,
    whole && `whole ${printExpr(whole, policy)}`,
  );
}

/** `recorded grant: policyYear = part policyYear, amount += part amount`. */
export function printRecorded({ of, same, amount }: Recorded): string {
  const keys = same.map((column) => `${column.field} = ${printSource(column)}`);
  return `recorded ${of.join(', ')}: ${[...keys, `${amount.field} += ${printSource(amount)}`].join(', ')}`;
}

function printSource({ from }: RecordedColumn): string {
  return typeof from === 'object' ? `part ${from.part}` : from;
}

function printPersons({ persons, approval }: Fact): string {
  return words(persons && `persons ${persons}`, approval && `approval ${approval}`);
}

function printTreatment(fact: Fact): string {
  const { disjoint, mayBeEmpty, recorded, later, advice, personal, readings } = fact;
  return words(
    disjoint ? 'disjoint' : '', mayBeEmpty ? 'mayBeEmpty' : '', recorded && printRecorded(recorded),
    printPersons(fact), later && `later ${later}`,
    advice ? '' : 'no advice', personal ? 'personal' : '', tagged('readings', readings),
  );
}

function printTable(
  { id, name, hit, inputs, outputs, rows, phrases }: Table, policy: CheckedPolicy,
): string[] {
  const columns = inputs.map((input) => `${input.name} $${input.local}: ${printType(input.type)}`);
  const results = outputs.map((output) => `${output.key}: ${printType(output.type)}`);
  const lines = rows.map(({ when, then }) => {
    const tests = when.map((test) => (test ? printExpr(test, policy) : '-'));
    return `  ${tests.join(', ')} → ${then.map(printConstant).join(', ')}`;
  });
  const heading = `table ${id} ${name} ${hit} (${columns.join(', ')}) → (${results.join(', ')})`;
  return [words(heading, tagged('phrases', phrases)), ...lines];
}

function printStated({ parameters = [], calendars = [] }: CheckedPolicy): string[] {
  return [
    ...parameters.map((each) => `parameter ${each.name} (${each.key}) table ${each.table} ${printDays(each)}`),
    ...calendars.map((each) => `calendar ${each.name} definition ${each.definition} ${printDays(each)}`),
  ];
}

function printDays({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${formatDay(from)}..${formatDay(to)}`;
}

function printCondition(condition: Condition, policy: CheckedPolicy): string {
  const { id, name, scope, items, each, codes, expr, readings, phrases } = condition;
  const otherwise = Object.entries(codes).map(([item, code]) => `${item}: ${code}`);
  return words(
    `condition ${id} ${name} ${scope}${listed(items)}`, each && `each ${each.fact} as $${each.local}`,
    `= ${printExpr(expr, policy)}`, `else ${otherwise.join(', ')}`, tagged('readings', readings),
    tagged('phrases', phrases),
  );
}

function printItem(item: Item, policy: CheckedPolicy): string[] {
  const { id, clause, constants, parts, facts, conditions, award, borneBy, exclusive, phrases, promises } = item;
  const when = borneBy?.when && `when ${borneBy.when.reading}=${borneBy.when.option}`;
  return [
    words(
      `item ${id} ${clause}`, tagged('facts', facts), tagged('conditions', conditions),
      borneBy && words(`borne by ${borneBy.party}`, when), tagged('exclusive', exclusive),
      tagged('phrases', phrases),
    ),
    ...Object.entries(constants).map(([name, { value, type }]) =>
      `  constant ${name} = ${printConstant(value)}: ${printType(type)}`),
    ...parts.map(({ name, key, type }) => `  part ${words(name, key && `(${key})`)}: ${printType(type)}`),
    `  award = ${printExpr(award, policy)}`, ...printPromises(promises, policy),
  ];
}

function printPromises(promises: Item['promises'], policy: CheckedPolicy): string[] {
  if (!promises) return [];
  return [
    ...promises.always.map(({ name, local, expr }) => `  always ${name} of $${local}: ${printExpr(expr, policy)}`),
    ...promises.monotone.map(({ fact, field, direction }) =>
      `  ${words(`monotone ${fact}`, field && `.${field}`)} ${direction}`),
  ];
}

function printReading({ id, options, ruling, switchable, phrases }: Reading): string {
  const all = options.map((option) => option.id).join(' | ');
  const mode = switchable ? 'switchable' : '';
  return words(`reading ${id} ${all} ruling ${ruling}`, mode, tagged('phrases', phrases));
}

function printShares({ shares }: CheckedPolicy): string[] {
  if (!shares) return [];
  const parties = shares.parties.map(({ id, setting }) => `${id}=${setting}`);
  return [`shares ${parties.join(' ')} remainder ${shares.remainder} unset ${shares.unset}`];
}

function printProcess(process: Process): string[] {
  const { window, notice, steps, materials, approvals = [], remedies = [], individual, recovery = [] } = process;
  return [
    window && `window ${window.opens} ${window.closes}`,
    notice && `notice ${notice.workingDays} working days ${notice.days} days`,
    ...steps.map(({ id, by, people, role, within, missed, phrases }) => words(
      `step ${id}`, tagged('by', by), people === undefined ? '' : `people ${people}`, role && `role ${role}`,
      within && `within ${within}`, missed && `missed ${missed}`, tagged('phrases', phrases),
    )),
    ...approvals.map(({ id, above, by }) => `approval ${id} above ${above} by ${by}`),
    ...remedies.map(({ id, within }) => `remedy ${id} within ${within}`),
    individual && printIndividual(individual),
    ...materials.map(({ id, for: kinds, required, expires, template }) => words(
      `material ${id}`, tagged('for', kinds), required ? 'required' : '', expires ? 'expires' : '',
      template && `template ${template}`,
    )),
    ...recovery.map(({ id, hearing, repay, limitation, interest, judicial }) => words(
      `recovery ${id} hearing ${hearing} days repay ${repay} days limitation ${limitation} years`,
      interest ? 'interest' : '', judicial ? 'judicial' : '',
    )),
  ].filter((line) => line !== undefined);
}

function printIndividual({ item, number, amount, subjects, years }: Individual): string {
  return `individual ${item} number ${number} amount ${amount} of ${subjects.map(({ id }) => id).join(' ')} `
    + `within ${years} years`;
}

function printUndertakings(policy: CheckedPolicy): string[] {
  const { obligations = [], instalments = [], discretion = [], budgets = [] } = policy.process;
  const formula = (word: string, expr: Expr | undefined): string | undefined =>
    expr && `${word} ${printExpr(expr, policy)}`;
  return [
    ...obligations.map(({ id, items, from, until, recover, by }) => words(
      `obligation ${id}${listed(items)}`, formula('from', from), formula('until', until),
      formula('recover', recover), by && `by ${by}`,
    )),
    ...instalments.flatMap(({ item, parts }) => parts.map(({ id, due, share, when }) => words(
      `instalment ${item}.${id}`, formula('due', due), `share ${printConstant({ op: 'number', ...share })}`,
      formula('when', when),
    ))),
    ...discretion.map(({ fact, approver, within }) =>
      `discretion ${policy.facts[fact]?.name} by ${approver} within ${policy.conditions[within]?.name}`),
    ...budgets.map(({ id, items, ceiling, whenShort, rank }) => words(
      `budget ${id}${listed(items)} ${printConstant({ op: 'number', ...ceiling })} ${whenShort}`,
      formula('rank', rank),
    )),
  ];
}

function printPhrase({ id, clause, paragraph, text, standing, targets, why }: Phrase): string {
  const bound = targets.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  return words(`phrase ${id} ${clause} ¶${paragraph} ${standing} 「${text}」`, bound && `→ ${bound}`, why);
}
