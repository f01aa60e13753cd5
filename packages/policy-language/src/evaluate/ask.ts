/**
 * 还缺什么 — what is still worth asking for each item of a claim, in the order of the law, and the award still
 * possible.
 */
import type { AssessmentRequest, InputError, ItemAnswer, Outcome } from './answer.ts';
import { assess } from './assess.ts';
import { admit } from './door.ts';
import { boundsOf } from './facts.ts';
import { KIND } from './judge.ts';
import { locate } from './law-order.ts';
import { claimScope, itemScope } from './scope.ts';
import type { Scope } from './scope.ts';
import { EMPTY } from './value.ts';
import { numberText, unitOf } from './wording.ts';
import type { Bilingual, CheckedPolicy, Fact, FactWire } from '../typed/ir.ts';

/** One fact that can still matter, with what a person needs to answer. */
export type Question = {
  /** Item-relative path as in `missing`. */
  readonly fact: string;
  readonly name: Bilingual;
  readonly ask: Bilingual;
  readonly help?: Bilingual;
  readonly wire: FactWire;
  /** Keys and labels of a choice. */
  readonly options?: readonly { readonly key: string; readonly label: Bilingual }[];
  /** As written in formulas, e.g. 席; '' for a pure number. */
  readonly unit: string;
  /** Least and greatest number accepted, as decimal text. */
  readonly min?: string;
  readonly max?: string;
  readonly clause: string;
};

/** What is still worth asking about one item, in the order of the law, and the range of its award in 元. */
export type ItemQuestions = {
  readonly item: string; readonly clause: string; readonly outcome: Outcome;
  readonly amount: string | null; readonly range: ItemAnswer['range'];
  readonly questions: readonly Question[];
};

/**
 * The questions still worth asking about each item of the claim; none about an item that is decided. The errors
 * are those of the door.
 */
export function ask(policy: CheckedPolicy, request: AssessmentRequest):
  { readonly items: readonly ItemQuestions[] } | { readonly errors: readonly InputError[] } {
  const assessment = assess(policy, request, { advice: false, trace: false });
  const admitted = admit(policy, request);
  if ('errors' in assessment || 'errors' in admitted) return 'errors' in assessment ? assessment : { errors: [] };
  const claim = claimScope({ policy, ...admitted });
  return {
    items: assessment.answer.items.map(({ item, clause, outcome, amount, range, missing }, position) => {
      const declared = claim.index.items.get(item);
      const scope = declared ? itemScope(claim, { item: declared, position, earlier: EMPTY }) : claim;
      return {
        item,
        clause,
        outcome,
        amount,
        range,
        questions: missing.flatMap((path) => questionOf(path, scope) ?? []),
      };
    }),
  };
}

function questionOf(path: string, scope: Scope): Question | undefined {
  const located = locate(path, scope);
  if (located) return aboutFact(path, located.field ?? located.fact);
  return path === KIND ? aboutKind(scope.policy) : undefined;
}

function aboutFact(path: string, fact: Fact): Question {
  const isNumber = fact.type.kind === 'number' && fact.wire !== 'rows' && fact.wire !== 'list';
  const { lo, hi } = isNumber ? boundsOf(fact) : { lo: null, hi: null };
  return {
    fact: path,
    name: { zh: fact.name, en: fact.key },
    ask: fact.ask,
    ...(fact.help && { help: fact.help }),
    wire: fact.wire,
    ...(fact.options && { options: fact.options }),
    unit: unitOf(fact.type),
    ...(lo && { min: numberText(lo, fact.type) }),
    ...(hi && { max: numberText(hi, fact.type) }),
    clause: fact.clause,
  };
}

/** The kind is not always declared as a fact; the kinds themselves always are. */
function aboutKind({ applicants }: CheckedPolicy): Question {
  return {
    fact: KIND,
    name: { zh: '申请人类别', en: 'kind' },
    ask: { zh: '申请人是哪一类？', en: 'What kind of applicant is this?' },
    wire: 'choice',
    options: applicants.map(({ kind, name }) => ({ key: kind, label: name })),
    unit: '',
    clause: '',
  };
}
