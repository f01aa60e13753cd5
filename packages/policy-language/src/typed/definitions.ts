import type { ClauseScope, Declared, DeclaredDefinition } from '../resolved/declared.ts';
import type { Span } from '../source/source-text.ts';
import { functionType } from './check-context.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Env, Frame, Typed } from './checker.ts';
import type { Definition, Expr } from './ir.ts';
import { formatShape, typeOf } from './shape.ts';
import type { Shape, Uses } from './shape.ts';
import { narrow } from './uses.ts';

type Known = { readonly id: number; readonly shape: Shape; readonly items: readonly string[] | undefined };
/** A definition of the checked policy whose phrases are not bound yet. */
export type UnboundDefinition = Omit<Definition, 'phrases'> & { readonly declared: DeclaredDefinition };

/** Definitions, checked when first used, so that each stands after those it reads. */
export type Definitions = {
  readonly use: (definition: DeclaredDefinition, at: Span, env: Env) => Typed;
  /** The formula of a row condition, about the row at hand. */
  readonly aboutRow: (definition: DeclaredDefinition, row: NonNullable<Frame['row']>, uses: Uses) => Typed;
  readonly checked: readonly UnboundDefinition[];
  readonly isUsed: (definition: DeclaredDefinition) => boolean;
};

type EnvOf = (clause: ClauseScope, uses?: Uses) => Env;

export function openDefinitions(declared: Declared, checker: Checker, envOf: EnvOf): Definitions {
  const rowConditions = rowConditionsOf(declared, checker);
  const checked: UnboundDefinition[] = [];
  const known = new Map<string, Known>();
  const used = new Set<DeclaredDefinition>();
  const trail: DeclaredDefinition[] = [];

  /** Checks a definition, or one instance of a function, unless it is known or being checked. */
  function checkOnce(definition: DeclaredDefinition, kind: string, at: Span, body: (env: Env) => { expr: Expr; shape: Shape; type: Definition['type'] }): Known | undefined {
    const key = `${definition.at.from} ${kind}`;
    const found = known.get(key);
    if (found) return found;
    if (trail.includes(definition)) {
      const path = [...trail.slice(trail.indexOf(definition)), definition].map(({ name }) => name);
      checker.complain('cycle', at, { values: { path: path.join(' → ') } });
      return undefined;
    }
    trail.push(definition);
    const env = envOf(definition.clause);
    const { expr, shape, type } = body(env);
    trail.pop();
    const items = itemsOf(definition, env.uses);
    const result = { id: checked.length, shape, items };
    checked.push({
      id: checked.length, name: definition.name, clause: definition.clause.id, ...(items ? { items } : {}), expr, type,
      readings: [...env.uses.readings].toSorted(), place: checker.place(definition.at), declared: definition,
    });
    known.set(key, result);
    return result;
  }

  function useFunction(definition: DeclaredDefinition & { value: { kind: 'function' } }, at: Span): Typed {
    const { params, body } = definition.value;
    const instantiate = (args: readonly Shape[], uses: Uses) => {
      let result: Shape | undefined;
      const found = checkOnce(definition, args.map(formatShape).join(', '), at, (env) => {
        const { shape } = checker.check(definition.value, env);
        const instance = shape.kind === 'function' ? shape.instantiate(args, env.uses) : { expr: BROKEN.expr, result: BROKEN.shape };
        result = instance.result;
        return { expr: instance.expr, shape: instance.result, type: functionType({ args, result: instance.result }) };
      });
      narrow(checker.complain, uses, found?.items, definition.name, at);
      return { expr: { op: 'definition', id: found?.id ?? 0, at: checker.place(at) } as const, result: result ?? found?.shape ?? BROKEN.shape };
    };
    return { expr: BROKEN.expr, shape: { kind: 'function', params, body, instantiate } };
  }

  function aboutRow(definition: DeclaredDefinition, row: NonNullable<Frame['row']>, uses: Uses): Typed {
    used.add(definition);
    return checker.check(definition.value, { ...envOf(definition.clause, uses), frame: { names: new Map(), row } });
  }

  return {
    use: (definition, at, env) => {
      used.add(definition);
      if (isFunction(definition)) return useFunction(definition, at);
      const row = rowConditions.has(definition) ? rowOf(env.frame) : undefined;
      if (row) return aboutRow(definition, row, env.uses);
      const found = checkOnce(definition, '', at, (own) => {
        const { expr, shape } = checker.check(definition.value, own);
        return { expr, shape, type: typeOf(shape) };
      });
      if (!found) return BROKEN;
      narrow(checker.complain, env.uses, found.items, definition.name, at);
      return { expr: { op: 'definition', id: found.id, at: checker.place(at) }, shape: found.shape };
    },
    aboutRow, checked, isUsed: (definition) => used.has(definition),
  };
}

function isFunction(definition: DeclaredDefinition): definition is DeclaredDefinition & { value: { kind: 'function' } } {
  return definition.value.kind === 'function';
}

/** Definitions that some condition tests for every row: they read the row where there is one. */
function rowConditionsOf({ conditions }: Declared, { scopes }: Checker): Set<DeclaredDefinition> {
  return new Set(conditions.flatMap(({ each, clause, name }) => {
    const named = each && scopes.find(clause, name);
    return named?.kind === 'definition' ? [named] : [];
  }));
}

function rowOf(frame: Frame | undefined): Frame['row'] {
  for (let each = frame; each; each = each.outer) if (each.row) return each.row;
  return undefined;
}

/** The items that a definition serves: those of its clause, as far as they have what it reads. */
function itemsOf({ clause }: DeclaredDefinition, uses: Uses): readonly string[] | undefined {
  if (clause.items.length === 0) return uses.items;
  const needed = uses.items;
  return needed ? clause.items.filter((item) => needed.includes(item)) : clause.items;
}
