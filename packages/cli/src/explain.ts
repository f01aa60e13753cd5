import { assess } from '@qingce/policy-language';
import type { Answer } from '@qingce/policy-language';
import { deskOf, headLines, itemLines, spread, totalLines } from './answer-text.ts';
import type { Desk } from './answer-text.ts';
import { assessing, getFactsFile, readRuling } from './assess.ts';
import { ANSWERED, BAD_INPUT } from './command.ts';
import type { Command } from './command.ts';
import { explainLaw } from './explained-law.ts';
import type { LawPiece, NumberedStep, PhraseStanding } from './explained-law.ts';
import { explainHtml } from './explain-html.ts';
import { wrap } from './layout.ts';
import { loadPolicy } from './load-policy.ts';
import { ordinalSign, wordsOf } from './phrase-marks.ts';
import { readJsonFile } from './read-json.ts';
import { spokenStep } from './spoken-step.ts';
import { tell, toldErrors } from './tell-errors.ts';
import type { Style } from './terminal.ts';
import { writeWhole } from './write-file.ts';

/** qingce explain — the law's text with the answer written into it, then how each award is computed. */
export const explainCommand: Command = {
  name: 'explain',
  usage: '<policy> <facts.json|->',
  about: 'aboutExplain',
  options: { html: { value: 'valueFile', about: 'aboutHtml' }, ...assessing },
  words: { min: 1, max: 2 },
  run: async (call) => {
    const { typed, say, terminal } = call;
    const file = getFactsFile(call, explainCommand);
    const policy = loadPolicy(typed.words[0] ?? '', call);
    const assessment = assess(policy, { facts: await readJsonFile(file, terminal), ...readRuling(call) });
    if ('errors' in assessment) {
      await tell(toldErrors(assessment.errors, say), { say, terminal, json: false });
      return BAD_INPUT;
    }
    const desk = deskOf(policy, say, terminal);
    const html = typed.value('html');
    if (html === undefined) await terminal.out(`${explainLines(assessment.answer, desk).join('\n')}\n`);
    else await writeWhole(html, explainHtml(assessment.answer, desk), call);
    return ANSWERED;
  },
};

const styles: Readonly<Record<PhraseStanding, Style>> = {
  met: 'green',
  failed: 'red',
  open: 'yellow',
  step: 'underline',
};

function explainLines(answer: Answer, desk: Desk): string[] {
  const { paragraphs, steps } = explainLaw(desk.policy, answer);
  const items = answer.items.flatMap((item, position) =>
    [...itemLines(item, position, desk), ...stepLines(steps[position] ?? [], desk), '']);
  return [
    ...headLines(answer, desk),
    desk.say('explainLegend'),
    '',
    ...paragraphs.flatMap((pieces) =>
      wrap(pieces.map((piece) => paintPiece(piece, desk)).join(''), desk.columns, ''),
    ),
    '',
    ...items,
    ...totalLines(answer, desk),
  ];
}

function paintPiece({ text, opens, mark }: LawPiece, { say, paint }: Desk): string {
  const clause = opens === undefined ? '' : paint('dim', `⟨${opens}⟩`);
  return (
    clause +
    (mark
      ? `[${paint(styles[mark.standing], text)} ${paint(styles[mark.standing], wordsOf(mark, say))}]`
      : text)
  );
}

/** What stands before a formula, below the name of its step. */
const FORMULA = ' '.repeat(9);

/** Name and value of each step on a line, its formula below, none wider than the terminal. */
function stepLines(steps: readonly NumberedStep[], desk: Desk): string[] {
  if (steps.length === 0) return [];
  const { say, paint, columns } = desk;
  const lines = steps.flatMap((step) => {
    const { name, formula, quantity } = spokenStep(step, desk);
    const head = `${ordinalSign(step.ordinal)}  ${name} (${say('clause', { clause: step.clause })})`;
    const reckoned = formula === '' ? [] : wrap(formula, columns - FORMULA.length).map((line) => FORMULA + line);
    return [...spread(`      ${head}`, `= ${quantity}`, columns).split('\n'), ...reckoned];
  });
  return [`    ${paint('bold', say('steps'))}`, ...lines];
}
