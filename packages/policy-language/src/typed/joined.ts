import type { Span } from '../source/source-text.ts';
import type { Checker } from './checker.ts';
import { complainOfTypes } from './compare.ts';
import { join, OPEN } from './shape.ts';
import type { Shape } from './shape.ts';

/** The shape that covers all of them; a complaint when there is none. */
export function joined(checker: Checker, shapes: readonly Shape[], at: Span): Shape {
  return shapes.reduce((all: Shape, shape): Shape => {
    const both = join(all, shape);
    if (!both) complainOfTypes(checker, all, shape, at);
    return both ?? all;
  }, OPEN);
}
