/** Reads a DMN file down to its FEEL expressions, as far as decisions go. */
import { childOf, childrenOf, textOf } from './read-xml.ts';
import type { Element } from './read-xml.ts';

/** A boxed expression; `outside` is one that is not read, with its element's name. */
export type Boxed =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'context'; readonly entries: readonly Entry[]; readonly result?: Boxed }
  | { readonly kind: 'list'; readonly items: readonly Boxed[] }
  | { readonly kind: 'relation'; readonly columns: readonly string[]; readonly rows: readonly (readonly Boxed[])[] }
  | { readonly kind: 'call'; readonly callee: string; readonly bindings: readonly Entry[] }
  | { readonly kind: 'function'; readonly params: readonly string[]; readonly body: Boxed }
  | { readonly kind: 'if'; readonly parts: readonly Boxed[] }
  | { readonly kind: 'filter'; readonly parts: readonly Boxed[] }
  | { readonly kind: 'for' | 'some' | 'every'; readonly variable: string; readonly parts: readonly Boxed[] }
  | { readonly kind: 'table'; readonly table: BoxedTable }
  | { readonly kind: 'outside'; readonly what: string };
export type Entry = { readonly name: string; readonly value: Boxed };

export type BoxedTable = {
  readonly hit: string; readonly aggregation: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[]; readonly hasDefault: boolean;
  readonly rules: readonly { readonly when: readonly string[]; readonly outputs: readonly string[] }[];
};

/** A decision or business knowledge model, with what it needs. */
export type Decision = {
  readonly id: string; readonly name: string; readonly needs: readonly string[]; readonly logic: Boxed;
  /** Parameters of a business knowledge model. */
  readonly params?: readonly string[];
};
export type Model = {
  readonly decisions: ReadonlyMap<string, Decision>; readonly inputs: ReadonlyMap<string, string>;
  /** What the file has beyond decisions and business knowledge models. */
  readonly outside?: string;
};

/** The model of a DMN file; decisions and inputs by id. */
export function readModel(root: Element): Model {
  const decisions = childrenOf(root, 'decision').map((element) => readDecision(element));
  const knowledge = childrenOf(root, 'businessKnowledgeModel').map((element) => readKnowledge(element));
  const inputs = childrenOf(root, 'inputData').map((element): [string, string] => [idOf(element), nameOf(element)]);
  const outside = ['import', 'decisionService'].find((name) => childOf(root, name));
  return {
    decisions: new Map([...decisions, ...knowledge].map((decision) => [decision.id, decision])),
    inputs: new Map(inputs), ...(outside && { outside: outside === 'import' ? 'import' : 'decision service' }),
  };
}

const NO_LOGIC: Boxed = { kind: 'outside', what: 'decision without logic' };

function readDecision(element: Element): Decision {
  const logic = childrenOf(element).map(readBoxed).find((boxed) => boxed !== undefined) ?? NO_LOGIC;
  return { id: idOf(element), name: nameOf(element), needs: needsOf(element), logic };
}

function readKnowledge(element: Element): Decision {
  const logic = childOf(element, 'encapsulatedLogic');
  const body = logic && readFunction(logic);
  const params = body?.kind === 'function' ? body.params : [];
  const within = body?.kind === 'function' ? body.body : body ?? NO_LOGIC;
  return { id: idOf(element), name: nameOf(element), needs: needsOf(element), logic: within, params };
}

function needsOf(element: Element): string[] {
  return childrenOf(element).filter(({ localName }) => localName?.endsWith('Requirement') ?? false)
    .flatMap((requirement) => childrenOf(requirement))
    .map((required) => required.getAttribute('href')?.replace(/^.*#/, '') ?? '');
}

function idOf(element: Element): string {
  return element.getAttribute('id') ?? '';
}

function nameOf(element: Element): string {
  return (element.getAttribute('name') ?? '').trim().replaceAll(/\s+/g, ' ');
}

type Read = (element: Element) => Boxed;
const READERS: Readonly<Record<string, Read>> = {
  literalExpression: (element) => ({ kind: 'text', text: textOf(childOf(element, 'text')) }),
  context: readContext,
  list: (element) => ({ kind: 'list', items: inside(element) }),
  relation: readRelation,
  invocation: readInvocation,
  functionDefinition: readFunction,
  conditional: (element) => ({ kind: 'if', parts: partsOf(element, ['if', 'then', 'else']) }),
  filter: (element) => ({ kind: 'filter', parts: partsOf(element, ['in', 'match']) }),
  for: (element) => iterator('for', element, 'return'),
  some: (element) => iterator('some', element, 'satisfies'),
  every: (element) => iterator('every', element, 'satisfies'),
  decisionTable: readTable,
};

function readBoxed(element: Element): Boxed | undefined {
  return READERS[element.localName ?? '']?.(element);
}

function inside(element: Element): Boxed[] {
  return childrenOf(element).map(readBoxed).filter((boxed) => boxed !== undefined);
}

function only(element: Element | undefined): Boxed {
  const [first] = element ? inside(element) : [];
  return first ?? NO_LOGIC;
}

function partsOf(element: Element, names: readonly string[]): Boxed[] {
  return names.map((name) => only(childOf(element, name)));
}

function iterator(kind: 'for' | 'some' | 'every', element: Element, last: string): Boxed {
  const variable = element.getAttribute('iteratorVariable') ?? '';
  return { kind, variable, parts: partsOf(element, ['in', last]) };
}

function readContext(element: Element): Boxed {
  const entries = childrenOf(element, 'contextEntry').map((entry) =>
    ({ variable: childOf(entry, 'variable'), value: only(entry) }));
  const named = entries.flatMap(({ variable, value }): Entry[] =>
    (variable ? [{ name: nameOf(variable), value }] : []));
  const result = entries.find(({ variable }) => !variable)?.value;
  return { kind: 'context', entries: named, ...(result && { result }) };
}

function readRelation(element: Element): Boxed {
  return {
    kind: 'relation', columns: childrenOf(element, 'column').map(nameOf),
    rows: childrenOf(element, 'row').map(inside),
  };
}

function readInvocation(element: Element): Boxed {
  const bindings = childrenOf(element, 'binding').map((binding): Entry => {
    const parameter = childOf(binding, 'parameter');
    return { name: parameter ? nameOf(parameter) : '', value: only(binding) };
  });
  return { kind: 'call', callee: textOf(childOf(element, 'literalExpression')).trim(), bindings };
}

function readFunction(element: Element): Boxed {
  const kind = element.getAttribute('kind') ?? 'FEEL';
  if (kind !== 'FEEL') return { kind: 'outside', what: 'external functions' };
  const params = childrenOf(element, 'formalParameter').map(nameOf);
  return { kind: 'function', params, body: only(element) };
}

function readTable(element: Element): Boxed {
  const outputs = childrenOf(element, 'output');
  return {
    kind: 'table',
    table: {
      hit: element.getAttribute('hitPolicy') ?? 'UNIQUE', aggregation: element.getAttribute('aggregation') ?? '',
      inputs: childrenOf(element, 'input').map((input) =>
        textOf(childOf(childOf(input, 'inputExpression') ?? input, 'text')).trim()),
      outputs: outputs.map(nameOf), hasDefault: outputs.some((output) => childOf(output, 'defaultOutputEntry')),
      rules: childrenOf(element, 'rule').map((rule) => ({
        when: childrenOf(rule, 'inputEntry').map((cell) => textOf(childOf(cell, 'text')).trim()),
        outputs: childrenOf(rule, 'outputEntry').map((cell) => textOf(childOf(cell, 'text')).trim()),
      })),
    },
  };
}
