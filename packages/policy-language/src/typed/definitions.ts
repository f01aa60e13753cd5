import { given } from '../given.ts';
import type { ClauseScope, Declared, DeclaredDefinition } from '../resolved/declared.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { functionType } from './check-context.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Env, Frame, Row, Typed } from './checker.ts';
import type { Definition } from './ir.ts';
import { identityOf, OPEN, typeOf } from './shape.ts';
import type { Shape, Uses } from './shape.ts';
import { narrow } from './uses.ts';

/** A definition of the checked policy whose phrases are not bound yet. */
export type UnboundDefinition = Omit<Definition, 'phrases'> & { readonly declared: DeclaredDefinition };

/** Definitions, checked when first used, so that each stands after those it reads. */
export type Definitions = {
  readonly use: (definition: DeclaredDefinition, at: Span, env: Env) => Typed;
  /** The formula of a row condition, about the row at hand. */
  readonly aboutRow: (definition: DeclaredDefinition, row: Row, uses: Uses) => Typed;
  readonly checked: readonly UnboundDefinition[];
  /** Checks a definition that nothing uses. */
  readonly tryOut: (definition: DeclaredDefinition) => void;
  readonly isUsed: (definition: DeclaredDefinition) => boolean;
};

type EnvOf = (clause: ClauseScope, uses?: Uses) => Env;

/** What is kept of a definition once it is checked. */
type Known = { readonly id: number; readonly shape: Shape; readonly items: readonly string[] | undefined };
type Body = (env: Env) => Typed & { readonly type: Definition['type'] };

export function openDefinitions(declared: Declared, checker: Checker, envOf: EnvOf): Definitions {
  const rowConditions = rowConditionsOf(declared, checker);
  const once = openOnce(checker, envOf);
  const used = new Set<DeclaredDefinition>();

  const aboutRow: Definitions['aboutRow'] = (definition, row, uses) => {
    used.add(definition);
    const env = envOf(definition.clause, uses);
    return checker.check(definition.value, { ...env, frame: { names: new Map(), row } });
  };
  const value = (definition: DeclaredDefinition, at: Span, { uses }: Env): Typed => {
    const known = once.check(definition, '', at, (env) => {
      const typed = checker.check(definition.value, env);
      return { ...typed, type: typeOf(typed.shape) };
    });
    if (!known) return BROKEN;
    narrow(checker.complain, uses, known.items, definition.name, at);
    return { expr: { op: 'definition', id: known.id, at: checker.place(at) }, shape: known.shape };
  };
  return {
    aboutRow, checked: once.checked, isUsed: (definition) => used.has(definition),
    use: (definition, at, env) => {
      used.add(definition);
      const { value: formula } = definition;
      if (formula.kind === 'function') return asFunction(checker, once, definition, formula, at);
      if (!rowConditions.has(definition)) return value(definition, at, env);
      const row = rowOf(env.frame);
      if (!row) checker.complain('row-needed', at, { values: { name: definition.name } });
      return row ? aboutRow(definition, row, env.uses) : BROKEN;
    },
    tryOut: (definition) => {
      const env = envOf(definition.clause);
      const { value: formula, at } = definition;
      const isFunction = formula.kind === 'function';
      const { shape } = isFunction ? checker.check(formula, env) : value(definition, at, env);
      if (shape.kind === 'function') shape.instantiate(shape.params.map(() => OPEN), env.uses);
    },
  };
}

type Once = {
  readonly checked: readonly UnboundDefinition[];
  readonly check: (definition: DeclaredDefinition, kind: string, at: Span, body: Body) => Known | undefined;
};

/** Checks every definition, and every instance of a function, once; complains of one that needs itself. */
function openOnce(checker: Checker, envOf: EnvOf): Once {
  const checked: UnboundDefinition[] = [];
  const known = new Map<string, Known>();
  const trail: DeclaredDefinition[] = [];
  return {
    checked,
    check: (definition, kind, at, body) => {
      const key = `${definition.at.from} ${kind}`;
      const found = known.get(key);
      if (found) return found;
      if (trail.includes(definition)) {
        const circle = [...trail.slice(trail.indexOf(definition)), definition];
        checker.complain('cycle', at, { values: { path: circle.map(({ name }) => name).join(' → ') } });
        return undefined;
      }
      trail.push(definition);
      const env = envOf(definition.clause);
      const { expr, shape, type } = body(env);
      trail.pop();
      const items = itemsOf(definition, env.uses);
      const result: Known = { id: checked.length, shape, items };
      checked.push({
        id: result.id, name: definition.name, clause: definition.clause.id, ...given({ items }), expr, type,
        readings: [...env.uses.readings].toSorted(), place: checker.place(definition.at),
        declared: definition,
      });
      known.set(key, result);
      return result;
    },
  };
}

type FunctionFormula = Extract<Formula, { kind: 'function' }>;

/** A defined function becomes a definition for every kind of arguments that it is called with. */
function asFunction(
  checker: Checker, once: Once, definition: DeclaredDefinition, formula: FunctionFormula, at: Span,
): Typed {
  const { params, body } = formula;
  const instantiate = (args: readonly Shape[], uses: Uses) => {
    const known = once.check(definition, args.map(identityOf).join(', '), at, (env) => {
      const { shape } = checker.check(formula, env);
      if (shape.kind !== 'function') return { ...BROKEN, type: typeOf(shape) };
      const { expr, result } = shape.instantiate(args, env.uses);
      return { expr, shape: result, type: functionType({ args, result }) };
    });
    narrow(checker.complain, uses, known?.items, definition.name, at);
    const expr = { op: 'definition', id: known?.id ?? 0, at: checker.place(at) } as const;
    return { expr, result: known?.shape ?? BROKEN.shape };
  };
  return { expr: BROKEN.expr, shape: { kind: 'function', params, body, instantiate } };
}

/** Definitions that some condition tests for every row: they read the row where there is one. */
function rowConditionsOf({ conditions }: Declared, { scopes }: Checker): Set<DeclaredDefinition> {
  const named = conditions.filter(({ each }) => each).map(({ clause, name }) => scopes.find(clause, name));
  return new Set(named.filter((thing) => thing?.kind === 'definition'));
}

function rowOf(frame: Frame | undefined): Row | undefined {
  return frame && (frame.row ?? rowOf(frame.outer));
}

/** The items that a definition serves: those of its clause, as far as they have what it reads. */
function itemsOf({ clause }: DeclaredDefinition, { items: needed }: Uses): readonly string[] | undefined {
  if (clause.items.length === 0) return needed;
  return needed ? clause.items.filter((item) => needed.includes(item)) : clause.items;
}
