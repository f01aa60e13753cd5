import type { Span } from '../source/source-text.ts';
import type { Checker } from './checker.ts';
import { formatShape, join, OPEN } from './shape.ts';
import type { Shape } from './shape.ts';

/** The shape that covers all of them; a complaint when there is none. */
export function joined({ complain }: Checker, shapes: readonly Shape[], at: Span): Shape {
  return shapes.reduce((all: Shape, shape): Shape => {
    const both = join(all, shape);
    if (!both) complain('types-differ', at, { values: { left: formatShape(all), right: formatShape(shape) } });
    return both ?? all;
  }, OPEN);
}
