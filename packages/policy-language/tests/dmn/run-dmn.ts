/** Evaluates a DMN document in another engine: read by the modeller's library, reckoned by feelin. */
import { DmnModdle } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';

type Node = { readonly $type: string; readonly id: string; readonly name: string; readonly [key: string]: unknown };
type Context = Record<string, unknown>;

/** A document opened for evaluation: `valueOf` works a decision out from the inputs, by name. */
export type OpenDmn = { readonly decide: (inputs: Context) => (decision: string) => unknown };

export async function openDmn(xml: string): Promise<OpenDmn> {
  const { rootElement } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
  const nodes = (rootElement as unknown as { drgElement: Node[] }).drgElement;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const functions = new Map<string, unknown>();
  const functionOf = (node: Node): unknown => {
    const known = functions.get(node.id);
    if (known) return known;
    const made = knowledge(node, contextOf(needsOf(node, byId), functionOf));
    functions.set(node.id, made);
    return made;
  };
  return {
    decide: (inputs) => {
      const known = new Map<string, unknown>();
      const valueOf = (node: Node): unknown => {
        if (node.$type === 'dmn:InputData') return inputs[node.name] ?? null;
        if (node.$type === 'dmn:BusinessKnowledgeModel') return functionOf(node);
        if (known.has(node.id)) return known.get(node.id);
        const context = contextOf(needsOf(node, byId), valueOf);
        const { value } = evaluate((node['decisionLogic'] as { text: string }).text, context) as { value: unknown };
        known.set(node.id, value);
        return value;
      };
      return (decision) => {
        const node = nodes.find(({ name }) => name === decision);
        if (!node) throw new Error(`The document has no decision ${decision}.`);
        return valueOf(node);
      };
    },
  };
}

function contextOf(nodes: readonly Node[], valueOf: (node: Node) => unknown): Context {
  return Object.fromEntries(nodes.map((node) => [node.name, valueOf(node)]));
}

/** What a node declares that it needs; a name it does not declare would be missing. */
function needsOf(node: Node, byId: ReadonlyMap<string, Node>): Node[] {
  const requirements = ['informationRequirement', 'knowledgeRequirement']
    .flatMap((kind) => (node[kind] ?? []) as Record<string, { href: string } | undefined>[]);
  return requirements.flatMap((one) => [one['requiredInput'], one['requiredDecision'], one['requiredKnowledge']])
    .flatMap((reference) => (reference ? [byId.get(reference.href.slice(1))] : []))
    .filter((needed) => needed !== undefined);
}

type Logic = { readonly formalParameter: readonly { name: string }[]; readonly body: Node };

function knowledge(node: Node, context: Context): unknown {
  const { formalParameter, body } = node['encapsulatedLogic'] as Logic;
  const names = formalParameter.map(({ name }) => name);
  const call = body.$type === 'dmn:DecisionTable' ? table(body) : (given: Context): unknown =>
    (evaluate((body as unknown as { text: string }).text, { ...context, ...given }) as { value: unknown }).value;
  return (...args: unknown[]) => call(Object.fromEntries(names.map((name, at) => [name, args[at] ?? null])));
}

type Cell = { readonly text: string };
type Rule = { readonly inputEntry: readonly Cell[]; readonly outputEntry: readonly Cell[] };

/** The first row that fits; the exported tables have no two for one input. */
function table(body: Node): (given: Context) => unknown {
  const inputs = body['input'] as readonly { inputExpression: Cell }[];
  const outputs = body['output'] as readonly { name: string }[];
  return (given) => {
    const values = inputs.map(({ inputExpression }) => given[inputExpression.text]);
    const rule = (body['rule'] as readonly Rule[]).find(({ inputEntry }) => inputEntry.every((cell, at) =>
      (unaryTest(cell.text, { '?': values[at] }) as { value: unknown }).value === true));
    if (!rule) return null;
    return Object.fromEntries(outputs.map(({ name }, at) =>
      [name, (evaluate(rule.outputEntry[at]?.text ?? 'null', {}) as { value: unknown }).value]));
  };
}
