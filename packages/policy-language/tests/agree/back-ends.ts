/** The back ends that `npm run agree -- --against` knows; a new one adds a line. */
import type { BackEnd } from './back-end.ts';
import { columnBackEnd, explainedBackEnd, jsBackEnd } from './js-back-ends.ts';
import { sqlBackEnd } from './sql-back-end.ts';

const makers: Readonly<Record<string, () => BackEnd>> = {
  js: jsBackEnd,
  column: columnBackEnd,
  explained: () => explainedBackEnd(),
  postgres: () => sqlBackEnd('postgres'),
  duckdb: () => sqlBackEnd('duckdb'),
};

/** Opens back ends by name; RangeError, with the names there are, for any other. */
export function backEndsNamed(names: readonly string[]): BackEnd[] {
  return names.map((name) => {
    const make = makers[name];
    if (!make)
      throw new RangeError(`There is no back end ${name}; there are evaluator, ${Object.keys(makers).join(', ')}.`);
    return make();
  });
}
