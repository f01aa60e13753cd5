/** The facts in a link: `#facts=` and base64url of their compact JSON, with the readings tried and the item in view. */
export type LinkedFacts = {
  readonly facts: unknown;
  readonly readings: Readonly<Record<string, string>>;
  readonly view?: string | undefined;
};

/** The fragment of a link, with its `#`. */
export function fragmentOf({ facts, readings, view }: LinkedFacts): string {
  const parts = [`facts=${toBase64Url(JSON.stringify(facts))}`];
  const tried = Object.entries(readings).map(([id, option]) => `${id}:${option}`);
  if (tried.length > 0) parts.push(`readings=${encodeURIComponent(tried.join(','))}`);
  if (view !== undefined) parts.push(`view=${encodeURIComponent(view)}`);
  return `#${parts.join('&')}`;
}

/** What a fragment carries; undefined when it carries no facts or they cannot be read. */
export function readFragment(fragment: string): LinkedFacts | undefined {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const packed = parts.get('facts');
  const facts = packed === null ? undefined : fromBase64Url(packed);
  if (facts === undefined) return undefined;
  const tried = (parts.get('readings') ?? '').split(',').map((pair) => pair.split(':'));
  const readings = Object.fromEntries(
    tried.flatMap(([id, option]) => (id && option ? [[id, option] as const] : [])),
  );
  return { facts, readings, view: parts.get('view') ?? undefined };
}

function toBase64Url(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(packed: string): unknown {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // A link cut short by a mail program is common; the page then opens empty, as without a link.
    return undefined;
  }
}
