/** The few things that are asked of an XML file. */
import { DOMParser } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';

export type { Element };

/** The root element; an Error when the file is no XML. */
export function parseXml(text: string): Element {
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error('The file has no element.');
  return root;
}

/** The child elements, all or those of that name, whatever their namespace. */
export function childrenOf(element: Element, name?: string): Element[] {
  return [...element.childNodes].filter((node): node is Element =>
    node.nodeType === node.ELEMENT_NODE && (name === undefined || (node as Element).localName === name));
}

/** The first child element of that name. */
export function childOf(element: Element, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

export function textOf(element: Element | undefined): string {
  return element?.textContent ?? '';
}
