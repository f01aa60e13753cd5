/** What is at hand while a formula is written. */
import type { Dialect } from './dialect.ts';
import type { Scope } from './scope.ts';
import type { Sql } from './sql.ts';
import type { NumberValue, Value } from './value.ts';
import type { Table } from '../../typed/ir.ts';

/** What formulas read of the row of an item; all of it stands in the row before. */
export type Surroundings = {
  readonly fact: (id: number) => Value;
  readonly given: (id: number) => Sql;
  readonly definition: (id: number) => Value;
  /** 前项 — the parts of earlier items of this kind. */
  readonly earlier: () => Value;
  /** 各前项 — item and amount of the parts of earlier items of every kind. */
  readonly granted: () => Value;
  /** 合格 — the rows of a list fact that pass their conditions. */
  readonly qualifying: (fact: number) => Value;
  readonly table: (id: number) => Table;
};

export type Writer = {
  readonly dialect: Dialect;
  readonly around: Surroundings;
  readonly scope: Scope;
  readonly locals: ReadonlyMap<number, Value>;
  /** What columns are called that have no name of their own. */
  readonly name: string;
};

/** The same expression under a name of its own, so that it may be read more than once. */
export function named(value: Sql, writer: Writer): Sql {
  return writer.scope.define(writer.name, value);
}

/** A number whose parts may be read more than once. */
export function namedNumber(value: NumberValue, writer: Writer): NumberValue {
  return {
    kind: 'number',
    n: named(value.n, writer),
    d: typeof value.d === 'bigint' ? value.d : named(value.d, writer),
  };
}

/** The writer within a narrower scope. */
export function within(writer: Writer, scope: Scope, locals: Iterable<readonly [number, Value]> = []): Writer {
  return { ...writer, scope, locals: new Map([...writer.locals, ...locals]) };
}
