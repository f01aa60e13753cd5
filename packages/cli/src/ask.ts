import { ask } from '@qingce/policy-language';
import type { ItemQuestions } from '@qingce/policy-language';
import { amountOf, deskOf, nameOfItem, questionLines, spread } from './answer-text.ts';
import type { Desk } from './answer-text.ts';
import { assessing, getFactsFile, readRuling } from './assess.ts';
import { ANSWERED, BAD_INPUT } from './command.ts';
import type { Command } from './command.ts';
import { loadPolicy } from './load-policy.ts';
import { readJsonFile } from './read-json.ts';
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
    const asked = ask(policy, { facts: await readJsonFile(file, terminal), ...readRuling(call) });
    if ('errors' in asked) {
      await tell(toldErrors(asked.errors, say), { say, terminal, json });
      return BAD_INPUT;
    }
    const desk = deskOf(policy, say, terminal);
    await terminal.out(json
      ? `${JSON.stringify({ policy: policy.id, policyHash: policy.hash, ...asked }, null, 2)}\n`
      : `${asked.items.flatMap((item, position) => askLines(item, position, desk)).join('\n')}\n`);
    return ANSWERED;
  },
};

function askLines(item: ItemQuestions, position: number, desk: Desk): string[] {
  const questions = questionLines(item.questions, desk);
  return [
    spread(
      `${position + 1}. ${desk.paint('bold', nameOfItem(item, desk))}`,
      amountOf(item, desk),
      desk.columns,
    ),
    ...(questions.length > 0 ? questions : [desk.say('nothingMissing')]).map((line) => `   ${line}`),
  ];
}
