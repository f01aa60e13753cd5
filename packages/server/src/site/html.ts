/** Text that is HTML already; made only by the `html` template and by `trusted`. */
export interface Html { readonly markup: string }

/** What may stand in a template: text is escaped, HTML is not, a list is joined, nothing is nothing. */
export type Part = Html | string | number | bigint | false | null | undefined | readonly Part[];

/** `html\`<p>${name}</p>\`` — a template in which nothing that a person wrote can become markup. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: template.map((text, at) => text + (at < parts.length ? escaped(parts[at]) : '')).join('') };
}

/** Markup made elsewhere, by a renderer that escapes on its own. */
export function trusted(markup: string): Html {
  return { markup };
}

/** JSON for a data block of a page: no text in it can end the block. */
export function dataBlock(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="${id}">${trusted(json)}</script>`;
}

function escaped(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(escaped).join('');
  return String(part).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
};
