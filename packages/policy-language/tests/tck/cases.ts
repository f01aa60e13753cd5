/** Reads a test file: what goes in, and what is expected. */
import { childOf, childrenOf, textOf } from './read-xml.ts';
import type { Element } from './read-xml.ts';

/** A value as a test file writes it; `text` with its type, where it has one. */
export type Written =
  | { readonly kind: 'nil' }
  | { readonly kind: 'simple'; readonly type: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Written[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Written> };

export type Expectation = {
  readonly decision: string; readonly expected: Written; readonly isError: boolean;
};
export type Case = {
  readonly id: string; readonly inputs: ReadonlyMap<string, Written>;
  readonly expectations: readonly Expectation[];
};

/** The cases of a test file. */
export function readCases(root: Element): Case[] {
  return childrenOf(root, 'testCase').map((element) => ({
    id: element.getAttribute('id') ?? '',
    inputs: new Map(childrenOf(element, 'inputNode').map((node) => [nameOf(node), readValue(node)])),
    expectations: childrenOf(element, 'resultNode').map((node) => ({
      decision: nameOf(node), isError: node.getAttribute('errorResult') === 'true',
      expected: readValue(childOf(node, 'expected') ?? node),
    })),
  }));
}

function nameOf(element: Element): string {
  return (element.getAttribute('name') ?? '').trim().replaceAll(/\s+/g, ' ');
}

function readValue(holder: Element): Written {
  const components = childrenOf(holder, 'component');
  const [list, value] = [childOf(holder, 'list'), childOf(holder, 'value')];
  if (list) return { kind: 'list', items: childrenOf(list, 'item').map(readValue) };
  if (components.length > 0) {
    return { kind: 'record', fields: new Map(components.map((part) => [nameOf(part), readValue(part)])) };
  }
  if (!value || isNil(value)) return { kind: 'nil' };
  const type = attributeOf(value, 'type')?.replace(/^.*:/, '') ?? 'string';
  return { kind: 'simple', type, text: textOf(value) };
}

function isNil(value: Element): boolean {
  return attributeOf(value, 'nil') === 'true';
}

function attributeOf(element: Element, name: string): string | undefined {
  return [...element.attributes].find(({ localName }) => localName === name)?.value;
}
