import { exact, formatDay } from '@qingce/values';
import type { Binding, CheckedPolicy, Constant, Expr, Type } from './ir.ts';
import { formatUnit } from './unit.ts';

/** Names that a formula of the checked policy refers to by id. */
export type Names = Pick<CheckedPolicy, 'facts' | 'definitions' | 'tables'>;

const OPERATORS: Readonly<Record<string, string>> = {
  add: '+', subtract: '-', multiply: '*', divide: '/', equal: '=', unequal: '!=', less: '<',
  lessOrEqual: '<=', greater: '>', greaterOrEqual: '>=', and: 'and', or: 'or',
};

/** A formula of the checked policy on one line; locals are `$1`, keys are those of the wire. */
export function printExpr(expr: Expr, names: Names): string {
  const print = (part: Expr): string => printExpr(part, names);
  switch (expr.op) {
    case 'number': case 'boolean': case 'text': case 'day': case 'duration': return printConstant(expr);
    case 'fact': return names.facts.find(({ id }) => id === expr.id)?.name ?? `fact ${expr.id}`;
    case 'constant': return expr.name;
    case 'definition': return names.definitions[expr.id]?.name ?? `definition ${expr.id}`;
    case 'local': return `$${expr.id}`;
    case 'reading': return `口径(${expr.id})`;
    case 'earlier': return '前项';
    case 'granted': return '各前项';
    case 'qualifying': return `合格(${print({ op: 'fact', id: expr.fact })})`;
    case 'given': return `已填(${print({ op: 'fact', id: expr.fact })})`;
    case 'field': return `${print(expr.of)}.${expr.key}`;
    case 'filter': return `${print(expr.list)}[$${expr.local} | ${print(expr.where)}]`;
    case 'at': return `${print(expr.list)}[${print(expr.index)}]`;
    case 'for': return `(for ${printBindings(expr.bind, print)} return ${print(expr.result)})`;
    case 'some': case 'every':
      return `(${expr.op} ${printBindings(expr.bind, print)} satisfies ${print(expr.test)})`;
    case 'if': return `(if ${print(expr.test)} then ${print(expr.then)} else ${print(expr.else)})`;
    case 'record': {
      const entries = expr.entries.map(({ key, local, value }) => `${key} $${local}: ${print(value)}`);
      return `{ ${entries.join(', ')} }`;
    }
    case 'list': return `[${expr.items.map(print).join(', ')}]`;
    case 'period': return `[${print(expr.from)}..${print(expr.to)}]`;
    case 'integers': return `(${print(expr.from)}..${print(expr.to)})`;
    case 'function':
      return `(function(${expr.params.map((id) => `$${id}`).join(', ')}) ${print(expr.body)})`;
    case 'apply': return `${print(expr.function)}(${expr.args.map(print).join(', ')})`;
    case 'table':
      return `${names.tables[expr.id]?.name ?? `table ${expr.id}`}(${expr.args.map(print).join(', ')})`;
    case 'call': return printCall(expr, print);
  }
}

function printCall({ fn, args }: Extract<Expr, { op: 'call' }>, print: (part: Expr) => string): string {
  const operator = OPERATORS[fn];
  if (operator && args.length > 1) return `(${args.map(print).join(` ${operator} `)})`;
  return `${fn}(${args.map(print).join(', ')})`;
}

function printBindings(bind: readonly Binding[], print: (part: Expr) => string): string {
  return bind.map((binding) => `$${binding.local} in ${print(binding.in)}`).join(', ');
}

/** A constant as it would be written. */
export function printConstant(constant: Constant): string {
  switch (constant.op) {
    case 'number': {
      const value = exact.fraction(BigInt(constant.n), BigInt(constant.d ?? '1'));
      return exact.formatDecimal(value) ?? exact.formatMixed(value);
    }
    case 'boolean': return String(constant.value);
    case 'text': return `"${constant.value}"`;
    case 'day': return formatDay(constant.value);
    case 'duration': return `P${constant.months}M`;
  }
}

/** A type on one line: `number 元 rounded`, `list of period { from: day, to: day }`. */
export function printType(type: Type): string {
  switch (type.kind) {
    case 'number': {
      const unit = formatUnit(type.unit);
      return ['number', unit === '1' ? '' : unit, type.whole ? 'whole' : '', type.rounded ? 'rounded' : '']
        .filter((word) => word !== '').join(' ');
    }
    case 'text': return type.options ? type.options.map((option) => `"${option}"`).join(' | ') : 'text';
    case 'list': return `list of ${printType(type.of)}`;
    case 'record': {
      const fields = Object.entries(type.fields).map(([key, of]) => `${key}: ${printType(of)}`);
      return `${type.period ? 'period ' : ''}{ ${fields.join(', ')} }`;
    }
    case 'function': return `(${type.params.map(printType).join(', ')}) => ${printType(type.result)}`;
    default: return type.kind;
  }
}
