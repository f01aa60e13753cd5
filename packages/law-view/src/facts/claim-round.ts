import { dayInYear, parseDay, yearOf } from '@qingce/values';
import { assess } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';

/** 申报期 — the days on which claims for one claim year are received, both included. */
export type ClaimRound = { readonly year: number; readonly opens: string; readonly closes: string };

/**
 * The round that is open on a day, else the next one; undefined when the policy names no window, or when it would
 * refuse every claim of that round because its period is over.
 */
export function claimRoundOn(policy: CheckedPolicy, today: string): ClaimRound | undefined {
  const { window } = policy.process;
  const day = parseDay(today);
  if (!window || day === undefined) return undefined;
  const year = today.slice(5) > window.closes ? yearOf(day) + 1 : yearOf(day);
  const round = { year: year - 1, opens: dayInYear(year, window.opens), closes: dayInYear(year, window.closes) };
  return isReceived(policy, round) ? round : undefined;
}

/** The first day from `today` on which a claim can be filed; `today` itself where no round is to come. */
export function nextFilingDay(policy: CheckedPolicy, today: string): string {
  const opens = claimRoundOn(policy, today)?.opens;
  return opens !== undefined && opens > today ? opens : today;
}

/** Whether the claim-wide conditions let a claim pass that is filed on the first day of the round. */
function isReceived(policy: CheckedPolicy, round: ClaimRound): boolean {
  const applicant = policy.applicants.find(({ items }) => items.length > 0);
  const claim: Record<string, unknown> = {};
  for (const fact of policy.facts.filter(({ scope }) => scope === 'claim')) {
    if (fact.wire === 'instant') claim[fact.key] = noonOn(round.opens);
    if (fact.wire === 'year') claim[fact.key] = round.year;
  }
  const items = [{ item: applicant?.items[0] }];
  const assessment = assess(policy, { facts: { applicant: { kind: applicant?.kind }, claim, items } });
  if (!('answer' in assessment)) return false;
  const names = policy.first.map((id) => policy.conditions.find((condition) => condition.id === id)?.name);
  return !assessment.answer.items.some(({ findings }) =>
    findings.some(({ condition, holds }) => holds === false && names.includes(condition)));
}

/** An instant on that day in Shanghai, as a filing at noon. */
export function noonOn(day: string): string {
  return `${day}T12:00:00+08:00`;
}
