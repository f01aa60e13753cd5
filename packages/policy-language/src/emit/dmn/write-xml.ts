/** A decision model as DMN XML: written with the modeller's own library, so that it opens there. */
import { DmnModdle } from 'dmn-moddle';
import type { ModdleElement } from 'dmn-moddle';
import { layOut } from './layout.ts';
import type { Box } from './layout.ts';
import type {
  Decision, DecisionModel, Element, Input, ItemDefinition, Knowledge, KnowledgeTable,
} from './model.ts';

/** DMN 1.5 is the standard's newest; dmn-js and the tools built on it read 1.3 alone. The content is the same. */
export type DmnVersion = '1.3' | '1.5';

const NAMESPACES: readonly (readonly [older: string, newer: string])[] = [
  ['https://www.omg.org/spec/DMN/20191111/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/'],
  ['https://www.omg.org/spec/DMN/20191111/DMNDI/', 'https://www.omg.org/spec/DMN/20230324/DMNDI/'],
];

/** The model as XML; the same model gives the same bytes. */
export async function writeXml(model: DecisionModel, version: DmnVersion): Promise<string> {
  const moddle = new DmnModdle();
  const { xml } = await moddle.toXML(build(moddle, model), { format: true, preamble: true });
  return version === '1.3' ? xml : inVersion(xml, '1.5');
}

/** The same document in the namespaces of the other version. */
export function inVersion(xml: string, version: DmnVersion): string {
  return NAMESPACES.reduce((text, [older, newer]) =>
    (version === '1.5' ? text.replaceAll(older, newer) : text.replaceAll(newer, older)), xml);
}

type Make = (type: string, attributes?: Record<string, unknown>) => ModdleElement;

function build(moddle: DmnModdle, model: DecisionModel): ModdleElement {
  const made = new Map<string, ModdleElement>();
  const make: Make = (type, attributes = {}) => {
    const element = moddle.create(type, attributes);
    if (element.id !== undefined) made.set(element.id, element);
    return element;
  };
  const byId = new Map(model.elements.map((element) => [element.id, element]));
  const requirements: Requirement[] = [];
  const drg = model.elements.map((element) => drgElement(make, element, { model, byId, requirements }));
  const notes = model.leftOut.map((text, place) =>
    make('dmn:TextAnnotation', { id: `left_out_${place + 1}`, text }));
  return make('dmn:Definitions', {
    id: model.id, name: model.name, namespace: model.namespace, description: model.about,
    exporter: 'qingce', itemDefinition: model.types.map((type) => itemDefinition(make, type)),
    drgElement: drg, artifact: notes, dmnDI: diagram(make, model, requirements, made),
  });
}

/** A line from what is needed to what needs it. */
type Requirement = { readonly id: string; readonly from: string; readonly to: string };
type Within = {
  readonly model: DecisionModel; readonly byId: ReadonlyMap<string, Element>; readonly requirements: Requirement[];
};

function itemDefinition(
  make: Make, { id, name, typeRef, isList, components, allowed }: ItemDefinition,
): ModdleElement {
  return make('dmn:ItemDefinition', {
    id, name, ...(isList && { isCollection: true }), ...(typeRef !== undefined && { typeRef }),
    ...(allowed !== undefined && { allowedValues: make('dmn:UnaryTests', { text: allowed }) }),
    ...(components && { itemComponent: components.map((one) => itemDefinition(make, one)) }),
  });
}

function drgElement(make: Make, element: Element, within: Within): ModdleElement {
  const { id, name, about } = element;
  const label = 'label' in element ? element.label : undefined;
  const common = { id, name, ...(label !== undefined && { label }), ...(about !== '' && { description: about }) };
  switch (element.kind) {
    case 'input': return inputData(make, element, common);
    case 'decision': return decision(make, element, common, within);
    case 'knowledge': return knowledge(make, element, common, within);
    case 'source': return make('dmn:KnowledgeSource', common);
  }
}

function variable(make: Make, { id, name }: Element, typeRef: string | undefined): ModdleElement {
  return make('dmn:InformationItem', { id: `${id}_v`, name, ...(typeRef !== undefined && { typeRef }) });
}

function inputData(make: Make, input: Input, common: object): ModdleElement {
  return make('dmn:InputData', { ...common, variable: variable(make, input, input.typeRef) });
}

function decision(make: Make, element: Decision, common: object, within: Within): ModdleElement {
  const needed = element.needs.map((id) => within.byId.get(id)).filter((one) => one !== undefined);
  return make('dmn:Decision', {
    ...common, variable: variable(make, element, element.typeRef),
    informationRequirement: needed.filter(({ kind }) => kind !== 'knowledge').map((one) => {
      const key = one.kind === 'input' ? 'requiredInput' : 'requiredDecision';
      return requirement(make, 'dmn:InformationRequirement', key, one.id, element, within);
    }),
    knowledgeRequirement: knowledgeRequirements(make, element, within),
    authorityRequirement: authority(make, element, within),
    decisionLogic: make('dmn:LiteralExpression', { id: `${element.id}_l`, text: element.logic }),
  });
}

function requirement(
  make: Make, type: string, key: string, from: string, { id: to }: Element, { requirements }: Within,
): ModdleElement {
  const id = `${to}_r${requirements.length + 1}`;
  requirements.push({ id, from, to });
  return make(type, { id, [key]: make('dmn:DMNElementReference', { href: `#${from}` }) });
}

function knowledgeRequirements(make: Make, element: Decision | Knowledge, within: Within): ModdleElement[] {
  return element.needs.filter((id) => within.byId.get(id)?.kind === 'knowledge')
    .map((id) => requirement(make, 'dmn:KnowledgeRequirement', 'requiredKnowledge', id, element, within));
}

function authority(make: Make, element: Decision | Knowledge, within: Within): ModdleElement[] {
  const source = within.model.elements.find((one) =>
    one.kind === 'source' && element.clause !== undefined && one.name.split(' ')[0] === element.clause);
  return source
    ? [requirement(make, 'dmn:AuthorityRequirement', 'requiredAuthority', source.id, element, within)]
    : [];
}

function knowledge(make: Make, element: Knowledge, common: object, within: Within): ModdleElement {
  const { id, params, body } = element;
  return make('dmn:BusinessKnowledgeModel', {
    ...common, variable: variable(make, element, undefined),
    encapsulatedLogic: make('dmn:FunctionDefinition', {
      id: `${id}_f`,
      formalParameter: params.map((name, at) => make('dmn:InformationItem', { id: `${id}_p${at + 1}`, name })),
      body: typeof body === 'string'
        ? make('dmn:LiteralExpression', { id: `${id}_l`, text: body })
        : decisionTable(make, id, body),
    }),
    knowledgeRequirement: knowledgeRequirements(make, element, within),
    authorityRequirement: authority(make, element, within),
  });
}

function decisionTable(make: Make, id: string, table: KnowledgeTable): ModdleElement {
  const text = (type: string, at: string, written: string): ModdleElement =>
    make(type, { id: `${id}_${at}`, text: written });
  return make('dmn:DecisionTable', {
    id: `${id}_t`, hitPolicy: table.hit,
    input: table.inputs.map(({ name, typeRef }, at) => make('dmn:InputClause', {
      id: `${id}_i${at + 1}`, label: name,
      inputExpression: make('dmn:LiteralExpression', { id: `${id}_i${at + 1}e`, typeRef, text: name }),
    })),
    output: table.outputs.map(({ name, typeRef }, at) =>
      make('dmn:OutputClause', { id: `${id}_o${at + 1}`, name, typeRef })),
    annotation: [make('dmn:RuleAnnotationClause', { name: '依据' })],
    rule: table.rules.map(({ when, outputs, note }, row) => make('dmn:DecisionRule', {
      id: `${id}_row${row + 1}`,
      inputEntry: when.map((cell, at) => text('dmn:UnaryTests', `row${row + 1}i${at + 1}`, cell)),
      outputEntry: outputs.map((cell, at) => text('dmn:LiteralExpression', `row${row + 1}o${at + 1}`, cell)),
      annotationEntry: [make('dmn:RuleAnnotation', { text: note })],
    })),
  });
}

const NOTE = { width: 520, height: 90 } as const;

function diagram(
  make: Make, model: DecisionModel, requirements: readonly Requirement[], made: ReadonlyMap<string, ModdleElement>,
): ModdleElement {
  const boxes = layOut(model.elements);
  const below = Math.max(0, ...[...boxes.values()].map(({ y, height }) => y + height));
  const notes = model.leftOut.map((_, place): [string, Box] =>
    [`left_out_${place + 1}`, { x: 40 + place * (NOTE.width + 40), y: below + 80, ...NOTE }]);
  const shapes = [...boxes, ...notes].map(([id, box]) => make('dmndi:DMNShape', {
    id: `${id}_s`, dmnElementRef: made.get(id), bounds: make('dc:Bounds', box),
  }));
  const edges = requirements.map(({ id, from, to }) => make('dmndi:DMNEdge', {
    id: `${id}_e`, dmnElementRef: made.get(id),
    waypoint: [boxes.get(from), boxes.get(to)].map((box, end) => make('dc:Point', pointOf(box, end === 0))),
  }));
  return make('dmndi:DMNDI', {
    diagrams: [make('dmndi:DMNDiagram', { id: `${model.id}_diagram`, diagramElements: [...shapes, ...edges] })],
  });
}

/** Lines leave a box at its top and arrive at the bottom of the one above. */
function pointOf(box: Box | undefined, isStart: boolean): { x: number; y: number } {
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: isStart ? y : y + height };
}
