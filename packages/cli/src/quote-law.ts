/** Writes promulgated text into Markdown quotes so that every character of it is read back. */

/**
 * One paragraph as a line of a quote, without its `> `: what Markdown would take for markup is escaped, and
 * spaces at the ends, which Markdown drops, are written as character references.
 */
export function quoteLine(text: string): string {
  const [, before = '', inside = '', after = ''] = /^([ \t]*)(.*?)([ \t]*)$/s.exec(text) ?? [];
  return `${referred(before)}${escapeStart(escapeInside(inside))}${referred(after)}`;
}

/** Text as it may stand in a heading or a list of ours. */
export function plainMarkdown(text: string): string {
  return escapeInside(text.trim());
}

function referred(characters: string): string {
  return characters.replaceAll(/[ \t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function escapeInside(text: string): string {
  return text.replaceAll(/[\\`*_[\]<&]/g, String.raw`\$&`).replaceAll('\r', '&#13;');
}

/** `1. ` at the start of a line would open a list, `#` a heading, `>` another quote, `~~~` a block of code. */
function escapeStart(text: string): string {
  return text.replace(/^([0-9]{1,9})(?=[.)](?:[ \t]|$))/, '$1\\').replace(/^(?=[#>+=~|:-])/, '\\');
}
