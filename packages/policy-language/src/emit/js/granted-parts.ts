/** 各前项 in generated code: item and amount of every part granted to any earlier item of the claim, whatever its kind. */
import { SAFE } from '../../bounds/range.ts';
import type { Code } from './code.ts';
import { rowOf } from './things.ts';
import type { List, Row, Thing } from './things.ts';

/**
 * Variables of the module: how many rows there are, their items (numbers of the dictionary) and fen, and whether an
 * earlier item is open.
 */
export const GRANTED = { count: 'g_count', item: 'g_item', fen: 'g_fen', open: 'g_open' } as const;

/** What the module declares for them. */
export const grantedDeclarations = [
  `let ${GRANTED.count} = 0, ${GRANTED.open} = false;`, `const ${GRANTED.item} = [], ${GRANTED.fen} = [];`,
].join('\n');

/** The rows; while an earlier item is open, that is waited for. */
export function grantedParts(code: Code): List {
  return {
    kind: 'list', code,
    each: (body) => {
      code.leave(GRANTED.open);
      const place = code.fresh('k');
      code.block(`for (let ${place} = 0; ${place} < ${GRANTED.count}; ${place}++)`, () => body(rowAt(place)));
    },
  };
}

function rowAt(place: string): Row {
  const fen = { code: `${GRANTED.fen}[${place}]`, big: false, lo: -SAFE, hi: SAFE };
  return rowOf(new Map<string, Thing>([
    ['item', { kind: 'text', code: `${GRANTED.item}[${place}]` }],
    ['amount', { kind: 'number', n: fen, d: 100n, dd: null }],
  ]));
}
