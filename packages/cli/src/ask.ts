import { assess } from '@qingce/policy-language';
import type { Answer, CheckedPolicy } from '@qingce/policy-language';
import { amountOf, deskOf, headLines, missingLines, nameOfItem, spread } from './answer-text.ts';
import type { Desk } from './answer-text.ts';
import { assessing, getFactsFile, readRuling } from './assess.ts';
import { ANSWERED, BAD_INPUT } from './command.ts';
import type { Command } from './command.ts';
import { questionOf } from './fact-names.ts';
import { loadPolicy } from './load-policy.ts';
import { readJsonFile } from './read-json.ts';
import type { Say } from './say.ts';
import { tell, toldErrors } from './tell-errors.ts';

/** qingce ask — which facts can still matter, in the order of the law, and what award is still possible. */
export const askCommand: Command = {
  name: 'ask',
  usage: '<policy> <facts.json|->',
  about: 'aboutAsk',
  options: { json: { about: 'aboutJson' }, ...assessing },
  words: { min: 1, max: 2 },
  run: async (call) => {
    const { typed, say, terminal } = call;
    const file = getFactsFile(call, askCommand);
    const json = typed.has('json');
    const policy = loadPolicy(typed.words[0] ?? '', call);
    const assessment = assess(policy, { facts: await readJsonFile(file, terminal), ...readRuling(call) });
    if ('errors' in assessment) {
      await tell(toldErrors(assessment.errors, say), { say, terminal, json });
      return BAD_INPUT;
    }
    const { answer } = assessment;
    await terminal.out(json
      ? `${JSON.stringify(questionsIn(answer, policy, say), null, 2)}\n`
      : `${askLines(answer, deskOf(policy, say, terminal)).join('\n')}\n`);
    return ANSWERED;
  },
};

/** Outcome, range and questions of every item, as JSON. */
function questionsIn(answer: Answer, policy: CheckedPolicy, say: Say): object {
  return {
    policy: answer.policy, policyHash: answer.policyHash, outcome: answer.outcome,
    items: answer.items.map(({ item, clause, outcome, amount, range, missing }) => ({
      item, clause, outcome, amount, range, missing: missing.map((fact) => ({ fact, ask: questionOf(policy, fact, say) ?? null })),
    })),
  };
}

function askLines(answer: Answer, desk: Desk): string[] {
  const items = answer.items.flatMap((item, position) => {
    const missing = missingLines(item, desk);
    return [
      spread(`${position + 1}. ${desk.paint('bold', nameOfItem(item, desk))}`, amountOf(item, desk), desk.columns),
      ...(missing.length > 0 ? missing : [desk.say('nothingMissing')]).map((line) => `   ${line}`), '',
    ];
  });
  return [...headLines(answer, desk), '', ...items.slice(0, -1)];
}
