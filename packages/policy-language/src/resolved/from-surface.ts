import { notAmong } from '../diagnostics.ts';
import type { Complain, ComplaintCode } from '../diagnostics.ts';
import type { Block, PolicyDocument, WrittenClause } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import { parseFormula } from '../surface/parse-feel.ts';
import { parseYaml } from '../surface/yaml.ts';
import type { YamlNode } from '../surface/yaml.ts';
import { BUILT_IN_UNITS } from '../typed/unit.ts';
import type { ClauseScope, Declared, DeclaredAward, DeclaredDefinition, DeclaredTable } from './declared.ts';
import { entriesOf, toName } from './fields.ts';
import { readConditions, readReadings, readReasons } from './read-conditions.ts';
import { readFacts } from './read-facts.ts';
import type { FactReader } from './read-facts.ts';
import { readHead, readSettings, readShares, readUnits } from './read-head.ts';
import { readApplicants, readItems } from './read-items.ts';
import { readProcess } from './read-process.ts';

const SECTIONS = [
  'policy', 'units', 'applicants', 'items', 'facts', 'conditions', 'reasons', 'readings', 'settings', 'shares', 'process',
] as const;
type Section = (typeof SECTIONS)[number];
type WrittenSection = { readonly section: string; readonly at: Span; readonly node: YamlNode; readonly clause: ClauseScope };

/** Collects what a policy file declares. Names in formulas and links are bound by those who read them. */
export function declare(document: PolicyDocument, complain: Complain): Declared {
  const opened = document.clauses.map((clause) => openClause(clause, complain));
  const sections = opened.flatMap((each) => each.sections);
  const of = (section: Section): WrittenSection[] => sections.filter((each) => each.section === section);
  const clauses = opened.map(({ scope }) => scope);
  const units = new Map(of('units').flatMap(({ node }) => readUnits(node, complain)));
  const applicants = of('applicants').flatMap(({ node }) => readApplicants(node, complain));
  const reader: FactReader = {
    units: new Set([...BUILT_IN_UNITS, ...units.keys()]), items: clauses.flatMap((clause) => clause.items),
    kinds: applicants.map(({ kind }) => kind), complain,
  };
  const shares = only(of('shares'), complain);
  const head = only(of('policy'), complain);
  if (!head) complain('policy-missing', { from: 0, to: 0 });
  const readShare = shares && readShares(shares.node, shares.at, shares.clause, complain);
  return {
    clauses, law: opened.flatMap((each) => each.law), units, applicants, ...collectFormulas(opened, complain),
    ...(head ? { head: readHead(head.node, head.at, head.clause, complain) } : {}), ...(readShare ? { shares: readShare } : {}),
    items: of('items').flatMap(({ node, clause }) => readItems(node, clause, reader)),
    facts: of('facts').flatMap(({ node, clause }) => readFacts(node, clause, reader)),
    conditions: of('conditions').flatMap(({ node, clause }) => readConditions(node, clause, reader)),
    reasons: of('reasons').flatMap(({ node }) => readReasons(node, complain)),
    readings: of('readings').flatMap(({ node, clause }) => readReadings(node, clause, complain)),
    settings: of('settings').flatMap(({ node, clause }) => readSettings(node, clause, complain)),
    process: readProcess(of('process'), complain),
  };
}

/** What may be declared but once. */
function only([first, second]: readonly WrittenSection[], complain: Complain): WrittenSection | undefined {
  if (second) complain('yaml-key-repeated', second.at, { values: { key: second.section } });
  return first;
}

type OpenedClause = { scope: ClauseScope; sections: WrittenSection[]; law: Declared['law']; blocks: readonly Block[] };

function openClause(clause: WrittenClause, complain: Complain): OpenedClause {
  const entries = clause.blocks.flatMap((block) => (block.kind === 'yaml' ? entriesOf(parseYaml(block.body, complain), complain) : []));
  const items = entries.flatMap(({ key, value }) => (key === 'items' ? entriesOf(value, complain).map((item) => item.key) : []));
  const scope: ClauseScope = { id: clause.id, heading: clause.heading, at: clause.at, items };
  const sections = entries.map(({ key, keyAt, value }) => ({ section: key, at: keyAt, node: value, clause: scope }));
  for (const { section, at } of sections) {
    if ((SECTIONS as readonly string[]).includes(section)) continue;
    complain('unknown-key', at, notAmong(SECTIONS, section, { key: section, known: SECTIONS.join(' ') }));
  }
  const law = clause.blocks.flatMap((block) => (block.kind === 'quote' ? [{ clause: scope, paragraphs: block.paragraphs }] : []));
  return { scope, sections, law, blocks: clause.blocks };
}

type Formulas = Pick<Declared, 'definitions' | 'tables' | 'awards'>;

function collectFormulas(clauses: readonly OpenedClause[], complain: Complain): Formulas {
  const definitions: DeclaredDefinition[] = [];
  const tables: DeclaredTable[] = [];
  const awards: DeclaredAward[] = [];
  for (const { scope: clause, blocks } of clauses) {
    for (const block of blocks) {
      if (block.kind === 'table') tables.push({ kind: 'table', ...toName(block.name.text, block.name.at, complain), clause, written: block });
      if (block.kind !== 'feel') continue;
      const formula = parseFormula(block.body, complain);
      if (block.item) awards.push({ item: block.item, clause, formula, at: formula.at });
      else definitions.push(...definitionsOf(formula, clause, complain));
    }
  }
  return { definitions, tables, awards };
}

/** The entries of a bare formula block, each a definition of its clause. */
function definitionsOf(formula: ReturnType<typeof parseFormula>, clause: ClauseScope, complain: Complain): DeclaredDefinition[] {
  if (formula.kind === 'context') {
    return formula.entries.map(({ key, value }) => ({ kind: 'definition', ...toName(key.name, key.at, complain), clause, value }));
  }
  if (formula.kind !== 'broken') complain('definitions-not-context', formula.at);
  return [];
}

/** Complains of everything that is declared twice under one name; returns the first of each. */
export function firstOfEach<Thing extends { at: Span }>(things: readonly Thing[], nameOf: (thing: Thing) => string, complain: Complain, code: ComplaintCode = 'name-repeated'): Map<string, Thing> {
  const found = new Map<string, Thing>();
  for (const thing of things) {
    const name = nameOf(thing);
    if (found.has(name)) complain(code, thing.at, { values: { name } });
    else found.set(name, thing);
  }
  return found;
}
