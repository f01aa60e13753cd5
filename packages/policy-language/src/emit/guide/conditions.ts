import type { Bilingual, CheckedPolicy, Condition } from '../../typed/ir.ts';
import type { Block } from './blocks.ts';
import type { Speech } from './speech.ts';

/** Conditions in words, with what the law says and what follows otherwise. */
export function conditionTable(
  policy: CheckedPolicy, conditions: readonly Condition[], speech: Speech, clause?: string,
): Block {
  const { say, of, language } = speech;
  const rows = conditions.map((condition) => {
    const reason: Bilingual | undefined = policy.reasons[Object.values(condition.codes)[0] ?? ''];
    const quotes = quotesOf(policy, condition, clause);
    const rowwise = condition.each ? ` (${say('rows')})` : '';
    const otherwise = reason ? of(reason) : '';
    return language === 'en'
      ? [otherwise + rowwise, quotes.join('；'), condition.clause]
      : [condition.name + rowwise, quotes.join('；'), otherwise];
  });
  const head = language === 'en'
    ? [say('otherwise'), say('law'), say('clause')]
    : [say('condition'), say('law'), say('otherwise')];
  return { kind: 'table', head, rows };
}

/** The words that the condition carries out, those of the clause at hand before all others, each once. */
function quotesOf({ law }: CheckedPolicy, { phrases }: Condition, clause: string | undefined): string[] {
  const all = law.phrases.filter(({ id }) => phrases.includes(id));
  const own = all.filter((phrase) => phrase.clause === clause);
  return [...new Set((own.length > 0 ? own : all).map(({ text }) => text))];
}
