import { readDocument } from '../source/read-document.ts';
import type { PolicyDocument, WrittenTable } from '../source/document.ts';
import { placeOf, sourceText } from '../source/source-text.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { parseYaml } from '../surface/yaml.ts';
import type { YamlNode } from '../surface/yaml.ts';
import { declare } from '../resolved/from-surface.ts';
import type { Declared, DeclaredTable } from '../resolved/declared.ts';
import type { Bilingual } from '../typed/ir.ts';

/**
 * 数字 — a named figure of a policy file: a constant such as a threshold, rate or cap, a cell of a table, a figure of
 * another document, a day of the application window, or a day that a definition names.
 */
export type Figure = {
  readonly kind: 'constant' | 'table' | 'parameter' | 'window' | 'day';
  readonly clause: string; readonly name: Bilingual;
  /** As it stands in the file, without quotation marks. */
  readonly written: string;
  /** Where that stands, as UTF-16 offsets of the file, `to` exclusive; `line` from 1. */
  readonly from: number; readonly to: number; readonly line: number;
};

/** The figures of a policy file in the order of its lines. Never throws; what cannot be read has none. */
export function figuresOf(policy: string): Figure[] {
  const text = sourceText('policy.md', policy);
  const document = readDocument(text, unheard);
  const declared = declare(document, unheard);
  const english = new Map(declared.names.map(({ name, en }) => [name, en]));
  const inEnglish = (name: string): string => english.get(name) ?? name;
  const found = [
    ...constants(declared), ...tables(declared), ...days(declared), ...windows(document),
  ];
  return found.flatMap(({ kind, clause, words, at }): Figure[] => {
    const inner = withoutQuotes(policy, at);
    const written = policy.slice(inner.from, inner.to);
    if (!/[0-9]/.test(written) || written.includes('\n')) return [];
    const name = { zh: words.join(' · '), en: words.map(inEnglish).join(' · ') };
    return [{ kind, clause, name, written, ...inner, line: placeOf(text, inner).line }];
  }).toSorted((a, b) => a.from - b.from);
}

/** Complaints are told by the compiler. */
const unheard = (): void => undefined;

type Place = Pick<Figure, 'kind' | 'clause'> & { readonly words: readonly string[]; readonly at: Span };

function withoutQuotes(text: string, { from, to }: Span): Span {
  const isQuoted = to - from >= 2 && /["']/.test(text.charAt(from)) && text.charAt(from) === text.charAt(to - 1);
  return isQuoted ? { from: from + 1, to: to - 1 } : { from, to };
}

function constants({ items }: Declared): Place[] {
  return items.flatMap(({ clauseId: clause, constants: own }) =>
    own.map(({ name, text }): Place => ({ kind: 'constant', clause, words: [name], at: text.at })));
}

function tables({ tables: all, parameters }: Declared): Place[] {
  const ofParameters = new Set<DeclaredTable>(parameters.map(({ table }) => table));
  return all.flatMap((table) => {
    const kind = ofParameters.has(table) ? 'parameter' : 'table';
    return cellsOf(table.written).map(({ row, column, at }): Place =>
      ({ kind, clause: table.clause.id, words: [table.name, ...row, column], at }));
  });
}

/** The cells, each with what its row is looked up by; of a parameter the stretch of days is a key and no cell. */
function cellsOf({ inputs, header, rows }: WrittenTable): { row: string[]; column: string; at: Span }[] {
  const keys = new Set(inputs.map(({ text }) => text));
  return rows.flatMap(({ cells }) => {
    const titled = cells.map(({ text, at }, place) => ({ text, at, column: header[place]?.text ?? '' }));
    const row = titled.filter(({ column }) => keys.has(column)).map(({ text }) => text);
    return titled.filter(({ column }) => !keys.has(column)).map(({ column, at }) => ({ row, column, at }));
  });
}

/** Days that definitions write as date("2024-01-01"). */
function days({ definitions, calendars }: Declared): Place[] {
  const ofCalendars = new Set(calendars.map(({ definition }) => definition));
  return definitions.filter((one) => !ofCalendars.has(one)).flatMap(({ name, clause, value }) =>
    datesIn(value).map((at): Place => ({ kind: 'day', clause: clause.id, words: [name], at })));
}

/** The literals of calls `date("…")` anywhere within a formula. */
function datesIn(node: unknown): Span[] {
  if (typeof node !== 'object' || node === null) return [];
  const literal = literalOfDate(node as Formula);
  return literal ? [literal] : Object.values(node).flatMap(datesIn);
}

function literalOfDate(node: Formula): Span | undefined {
  if (node.kind !== 'call' || node.callee.kind !== 'name' || node.callee.text !== 'date') return undefined;
  const [only, ...others] = node.args;
  return only?.kind === 'string' && others.length === 0 ? only.at : undefined;
}

/** The first and last day of the application window, which stand in the process. */
function windows({ clauses }: PolicyDocument): Place[] {
  return clauses.flatMap(({ id: clause, blocks }) => blocks.flatMap((block): Place[] => {
    if (block.kind !== 'yaml') return [];
    const window = under(under(parseYaml(block.body, unheard), 'process'), 'window');
    if (window?.kind !== 'map') return [];
    return window.entries.map(({ key, value }): Place =>
      ({ kind: 'window', clause, words: [`window.${key}`], at: value.at }));
  }));
}

function under(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}
