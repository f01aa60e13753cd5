/** The other engines. Only this folder imports what `npm ci` in bench/ installs. */
import type { Engine } from '../engine.ts';
import type { FlatClaims } from '../flat/claims.ts';
import { duckdbDouble, duckdbFen, duckdbFenTwoThreads } from './duckdb.ts';
import { feelin } from './feelin.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { publicodes } from './publicodes.ts';
import { zenExpression, zenGraph } from './zen.ts';

/** Rivals over the flat sample. */
export const flatRivals: readonly Engine<FlatClaims>[] = [
  duckdbFen, duckdbFenTwoThreads, duckdbDouble, zenExpression, zenGraph, jsonRulesEngine, publicodes, feelin,
];
