/** What versions are compared by: things with a name, and all that each says in one line. */
import { printConstant, printExpr } from '../typed/print-expr.ts';
import type { Bilingual, CheckedPolicy, ExactText, Expr } from '../typed/ir.ts';

/** A thing of one version: where it stands, how it is called, and all that it says, in one line. */
export type Thing = { readonly clause: string; readonly name: Bilingual; readonly says: string };
export type Things = ReadonlyMap<string, Thing>;

/** Things by a key that is the same in both versions. */
export function things(list: readonly (readonly [key: string, thing: Thing])[]): Things {
  return new Map(list);
}

/** A name that is the same in both languages. */
export function same(name: string): Bilingual {
  return { zh: name, en: name };
}

/** An exact number as constants are printed. */
export function exactText({ n, d }: ExactText): string {
  return printConstant({ op: 'number', n, ...(d !== undefined && { d }) });
}

/** A formula in one line; numbers of locals differ from version to version without meaning anything. */
export function formulaText(expr: Expr, policy: CheckedPolicy): string {
  const seen = new Map<string, string>();
  return printExpr(expr, policy).replaceAll(/\$([0-9]+)/g, (_, id: string) => {
    const known = seen.get(id) ?? `$${seen.size + 1}`;
    seen.set(id, known);
    return known;
  });
}
