/** Where the elements stand on the diagram: what is needed below, what needs it above, in rows. */
import type { Element } from './model.ts';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const WIDTH = 180;
const HEIGHT = 80;
const GAP = { x: 40, y: 120 } as const;
const ROW = 24;

/** A box for every element; nothing overlaps. */
export function layOut(elements: readonly Element[]): ReadonlyMap<string, Box> {
  const ranks = ranksOf(elements);
  const highest = Math.max(0, ...ranks.values());
  const rows = Map.groupBy(elements, ({ id }) => ranks.get(id) ?? 0);
  const boxes = new Map<string, Box>();
  let y = GAP.y;
  for (let rank = highest; rank >= 0; rank -= 1) {
    const row = rows.get(rank) ?? [];
    for (const [place, { id }] of row.entries()) {
      const line = Math.floor(place / ROW);
      boxes.set(id, {
        x: GAP.x + (place % ROW) * (WIDTH + GAP.x), y: y + line * (HEIGHT + GAP.x), width: WIDTH, height: HEIGHT,
      });
    }
    y += Math.max(1, Math.ceil(row.length / ROW)) * (HEIGHT + GAP.x) + GAP.y;
  }
  return boxes;
}

/** How many steps an element stands above what needs nothing. */
function ranksOf(elements: readonly Element[]): Map<string, number> {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const ranks = new Map<string, number>();
  const rank = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const element = byId.get(id);
    const needs = element && 'needs' in element ? element.needs : [];
    const own = needs.length === 0 ? 0 : 1 + Math.max(...needs.map(rank));
    const lifted = element?.kind === 'decision' ? Math.max(own, 1) : own;
    ranks.set(id, lifted);
    return lifted;
  };
  for (const { id } of elements) rank(id);
  return ranks;
}
