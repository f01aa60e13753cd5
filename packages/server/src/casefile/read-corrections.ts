import type { ChecklistLine, CorrectionRound } from '@qingce/contract';
import { listChecks, listRounds, missedOf, readChecklist } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson, isApplicantRole } from '../identity/index.ts';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>;

/** 审查清单 — with what the clerk found of each line; that is the offices' own, and a draft has none. */
export async function checklistOf(context: Reading, claim: Claim, policy: CheckedPolicy): Promise<ChecklistLine[]> {
  if (claim.number === null || isApplicantRole(getPerson(context.actor).role)) return [];
  const checks = await listChecks(context.tx, claim);
  const names = await findDisplayNames(context.tx, checks.map(({ by }) => by));
  return (await readChecklist(context, claim, policy)).map((line) => {
    const check = checks.find((one) => one.line === line.line);
    const { isRight, note, at } = check ?? {};
    const found = isRight === undefined || note === undefined || at === undefined
      ? null
      : { isRight, note, at, by: names.get(check?.by ?? '') ?? '' };
    return { ...line, found };
  });
}

/** 补正 — every round of the claim, with what was asked, answered, extended and changed. */
export async function readRounds(context: Reading, claim: Claim): Promise<CorrectionRound[]> {
  const rounds = await listRounds(context.tx, claim.id);
  if (rounds.length === 0) return [];
  const people = rounds.flatMap(({ askedBy, extensions }) => [askedBy ?? [], extensions.map(({ by }) => by)].flat());
  const names = await findDisplayNames(context.tx, people);
  const missed = await missedOf(context.tx, claim);
  return rounds.map((round) => ({
    round: round.round,
    askedBy: names.get(round.askedBy ?? '') ?? '',
    askedAt: round.askedAt,
    dueOn: round.dueOn,
    missed,
    items: round.items.map((item, index) => ({ ...item, answer: round.answers.get(index + 1) ?? null })),
    extensions: round.extensions.map((extension) => ({ ...extension, by: names.get(extension.by) ?? '' })),
    answeredAt: round.answeredAt,
    changes: [...(round.changes ?? [])],
  }));
}
