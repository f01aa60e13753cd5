/** What must hold of every award: nothing negative, and what the policy declares of its parts, such as caps. */
import { exact } from '@qingce/values';
import { bind, evaluate } from '../evaluate/evaluate.ts';
import type { JudgedItem } from '../evaluate/judge.ts';
import { spokenName } from '../evaluate/spoken-name.ts';
import { asBoolean, asNumber, fieldOf } from '../evaluate/value.ts';
import type { Item, Promises } from '../typed/ir.ts';
import { fieldOf as fieldOfSign, number } from './choose.ts';
import type { Obligation, Settled } from './finding.ts';
import { claimThatShows } from './claims.ts';
import { AMOUNT } from './judge-signs.ts';
import { earlierParts, somePart } from './parts.ts';
import { counterexample, everyCase, openEnd, proofOf } from './prover.ts';
import type { Prover, Violation } from './prover.ts';
import { bindSign } from './symbol.ts';
import { truthOfFormula } from './work-out.ts';

type Statement = Promises['always'][number];

export function awardObligations(item: Item, prover: Prover): Obligation[] {
  const about = { item: item.id, clause: item.clause };
  const notNegative: Obligation = {
    ...about,
    kind: 'notNegative',
    subject: item.name,
    place: item.awardPlace,
    settle: () => settleNotNegative(item, prover),
  };
  const declared = (item.promises?.always ?? []).map((statement): Obligation => {
    const called = spokenName(prover.policy, statement.name);
    return {
      ...about,
      kind: 'always',
      place: statement.place,
      subject: { zh: `${item.name.zh}：${called.zh}`, en: `${item.name.en}: ${called.en}` },
      settle: () => settleStatement(item, statement, prover),
    };
  });
  return [notNegative, ...declared];
}

async function settleNotNegative(item: Item, prover: Prover): Promise<Settled> {
  const violation = somePart((part, { world }) =>
    world.terms.below(number(fieldOfSign(part, AMOUNT), world), world.terms.number(exact.ZERO)),
  );
  return settle(item, { violation, isShown: hasNegative }, prover, {
    zh: '有的奖励为负数',
    en: 'an award is negative',
  });
}

function hasNegative(judged: JudgedItem): boolean {
  return partsOf(judged).some((part) => {
    const { hi } = asNumber(fieldOf(part, AMOUNT));
    return hi !== null && exact.compare(hi, exact.ZERO) < 0;
  });
}

async function settleStatement(item: Item, statement: Statement, prover: Prover): Promise<Settled> {
  const violation = somePart((part, { world }) =>
    world.terms.not(truthOfFormula(statement.expr, world, bindSign(statement.local, part, undefined))),
  );
  const isShown = (judged: JudgedItem): boolean =>
    partsOf(judged).some(
      (part) =>
        asBoolean(evaluate(statement.expr, judged.scope, bind(statement.local, part, undefined))).value ===
        false,
    );
  const called = spokenName(prover.policy, statement.name);
  return settle(item, { violation, isShown }, prover, {
    zh: `有的奖励不合“${called.zh}”`,
    en: `an award breaks "${called.en}"`,
  });
}

type Question = { readonly violation: Violation; readonly isShown: (judged: JudgedItem) => boolean };

async function settle(
  item: Item,
  { violation, isShown }: Question,
  prover: Prover,
  why: { zh: string; en: string },
): Promise<Settled> {
  const decisions = await everyCase(item, violation, prover, { earlier: await earlierParts(item, prover) });
  const proof = proofOf(decisions);
  if (proof) return proof;
  const shown = await claimThatShows(item, violation, isShown, prover);
  if (shown) return { standing: 'refuted', why, counterexample: counterexample(shown, prover) };
  return openEnd(decisions);
}

/** The parts granted for certain. */
function partsOf({ judgement }: JudgedItem) {
  if (judgement.outcome !== 'eligible') return [];
  return judgement.parts.rows.filter(({ sure }) => sure).map(({ value }) => value);
}
