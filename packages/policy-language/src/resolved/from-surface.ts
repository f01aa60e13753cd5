import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { Block, PolicyDocument, WrittenClause } from '../source/document.ts';
import type { Formula } from '../surface/ast.ts';
import { parseFormula } from '../surface/parse-feel.ts';
import { parseYaml } from '../surface/yaml.ts';
import { BUILT_IN_UNITS } from '../typed/unit.ts';
import type {
  ClauseScope, Declared, DeclaredAward, DeclaredDefinition, DeclaredLaw, DeclaredTable, WrittenSection,
} from './declared.ts';
import { entriesOf, toName } from './fields.ts';
import { readCalendars } from './read-calendars.ts';
import { readConditions, readReadings, readReasons } from './read-conditions.ts';
import { readFacts } from './read-facts.ts';
import type { FactReader } from './read-facts.ts';
import { readHead, readNames, readRegions, readSettings, readShares, readUnits } from './read-head.ts';
import { readApplicants, readItems } from './read-items.ts';
import { readParameters } from './read-parameters.ts';
import { readProcess } from './read-process.ts';

const SECTIONS = [
  'policy', 'units', 'regions', 'applicants', 'items', 'facts', 'conditions', 'reasons', 'readings', 'settings',
  'shares', 'process', 'parameters', 'calendars', 'names',
] as const;
const SECTION_NAMES: readonly string[] = SECTIONS;
type Sections = (section: (typeof SECTIONS)[number]) => WrittenSection[];

/** Collects what a policy file declares. Names in formulas and links are bound by those who read them. */
export function declare(document: PolicyDocument, complain: Complain): Declared {
  const opened = document.clauses.map((clause) => openClause(clause, complain));
  const clauses = opened.map(({ scope }) => scope);
  const sections: Sections = (section) => opened.flatMap((clause) => clause.sections)
    .filter((written) => written.section === section);
  const units = new Map(sections('units').flatMap(({ node }) => readUnits(node, complain)));
  const applicants = sections('applicants').flatMap(({ node }) => readApplicants(node, complain));
  const reader: FactReader = {
    units: new Set([...BUILT_IN_UNITS, ...units.keys()]), items: clauses.flatMap((clause) => clause.items),
    kinds: applicants.map(({ kind }) => kind), complain,
  };
  const { definitions, tables, awards } = collectFormulas(opened, complain);
  const parameters = sections('parameters').flatMap((section) => readParameters(section, complain));
  const calendars = sections('calendars').flatMap((section) => readCalendars(section, complain));
  return {
    clauses, law: opened.flatMap((clause) => clause.law), units, applicants, awards, parameters, calendars,
    definitions: [...definitions, ...calendars.map(({ definition }) => definition)],
    tables: [...tables, ...parameters.map(({ table }) => table)], ...collectSections(sections, reader),
  };
}

type Collected = Omit<
  Declared, 'clauses' | 'law' | 'units' | 'applicants' | 'parameters' | 'calendars' | keyof Formulas
>;

function collectSections(sections: Sections, reader: FactReader): Collected {
  const { complain } = reader;
  const [head, shares] = [only(sections('policy'), complain), only(sections('shares'), complain)];
  if (!head) complain('policy-missing', { from: 0, to: 0 });
  return {
    ...given({ head: head && readHead(head, complain), shares: shares && readShares(shares, complain) }),
    items: sections('items').flatMap(({ node, clause }) => readItems(node, clause, reader)),
    facts: sections('facts').flatMap(({ node, clause }) => readFacts(node, clause, reader)),
    conditions: sections('conditions').flatMap(({ node, clause }) => readConditions(node, clause, reader)),
    reasons: sections('reasons').flatMap(({ node }) => readReasons(node, complain)),
    readings: sections('readings').flatMap(({ node, clause }) => readReadings(node, clause, complain)),
    settings: sections('settings').flatMap((section) => readSettings(section, complain)),
    process: readProcess(sections('process'), complain),
    regions: new Map(sections('regions').flatMap(({ node }) => readRegions(node, complain))),
    names: sections('names').flatMap(({ node }) => readNames(node, complain)),
  };
}

/** What may be declared but once. */
function only([first, second]: readonly WrittenSection[], complain: Complain): WrittenSection | undefined {
  if (second) complain('yaml-key-repeated', second.at, { values: { key: second.section } });
  return first;
}

type OpenedClause = {
  readonly scope: ClauseScope; readonly sections: readonly WrittenSection[];
  readonly law: readonly DeclaredLaw[]; readonly blocks: readonly Block[];
};

function openClause({ id, heading, at, blocks }: WrittenClause, complain: Complain): OpenedClause {
  const entries = blocks.flatMap((block) =>
    (block.kind === 'yaml' ? entriesOf(parseYaml(block.body, complain), complain) : []));
  const items = entries.filter(({ key }) => key === 'items')
    .flatMap(({ value }) => (value.kind === 'map' ? value.entries.map(({ key }) => key) : []));
  const scope: ClauseScope = { id, heading, at, items };
  for (const { key, keyAt } of entries.filter((entry) => !SECTION_NAMES.includes(entry.key))) {
    complain('unknown-key', keyAt, notAmong(SECTIONS, key, { key, known: SECTIONS.join(' ') }));
  }
  const sections = entries.map(({ key, keyAt, value }): WrittenSection =>
    ({ section: key, at: keyAt, node: value, clause: scope }));
  const quotes = blocks.filter((block) => block.kind === 'quote');
  return { scope, sections, blocks, law: quotes.map(({ paragraphs }) => ({ clause: scope, paragraphs })) };
}

type Formulas = Pick<Declared, 'definitions' | 'tables' | 'awards'>;

function collectFormulas(clauses: readonly OpenedClause[], complain: Complain): Formulas {
  const definitions: DeclaredDefinition[] = [];
  const tables: DeclaredTable[] = [];
  const awards: DeclaredAward[] = [];
  for (const { scope: clause, blocks } of clauses) {
    for (const block of blocks) {
      if (block.kind === 'table') {
        const { name, at } = toName(block.name.text, block.name.at, complain);
        tables.push({ kind: 'table', name, at, clause, written: block });
      }
      if (block.kind !== 'feel') continue;
      const formula = parseFormula(block.body, complain);
      if (block.item) awards.push({ item: block.item, clause, formula, at: formula.at });
      else definitions.push(...definitionsOf(formula, clause, complain));
    }
  }
  return { definitions, tables, awards };
}

/** The entries of a bare formula block, each a definition of its clause. */
function definitionsOf(formula: Formula, clause: ClauseScope, complain: Complain): DeclaredDefinition[] {
  if (formula.kind === 'context') {
    return formula.entries.map(({ key, value }) =>
      ({ kind: 'definition', ...toName(key.name, key.at, complain), clause, value }));
  }
  if (formula.kind !== 'broken') complain('definitions-not-context', formula.at);
  return [];
}
