import { assess } from '@qingce/policy-language';
import type { AssessmentRequest } from '@qingce/policy-language';
import { answerLines, deskOf } from './answer-text.ts';
import { assessBatch } from './batch.ts';
import { ANSWERED, BAD_INPUT } from './command.ts';
import type { Call, Command } from './command.ts';
import { loadPolicy } from './load-policy.ts';
import { readPairs } from './options.ts';
import type { OptionSpecs } from './options.ts';
import { readJsonFile } from './read-json.ts';
import { Refusal } from './refusal.ts';
import { tell, toldErrors } from './tell-errors.ts';

/** Options of every command that assesses facts. */
export const assessing: OptionSpecs = {
  set: { value: 'valuePair', multiple: true, about: 'aboutSet' },
  reading: { value: 'valueReading', multiple: true, about: 'aboutReading' },
};

/** qingce assess — the answer about one file of facts, or about every line of one. */
export const assessCommand: Command = {
  name: 'assess',
  usage: '<policy> <facts.json|-> | <policy> --batch <file.ndjson|->',
  about: 'aboutAssess',
  options: { json: { about: 'aboutJson' }, batch: { value: 'valueFile', about: 'aboutBatch' }, ...assessing },
  words: { min: 1, max: 2 },
  run: async (call) => {
    const [named = '', file] = call.typed.words;
    const batch = call.typed.value('batch');
    if (file !== undefined && batch !== undefined)
      throw new Refusal({ code: 'WORD_TOO_MANY', path: file, sentence: 'batchAndFacts' });
    if (batch !== undefined)
      return assessBatch({ policy: loadPolicy(named, call), file: batch, ...readRuling(call) }, call);
    return assessFile(named, getFactsFile(call, assessCommand), call);
  },
};

/** Settings and readings typed beside the facts. */
export function readRuling({ typed }: Call): Required<Pick<AssessmentRequest, 'settings' | 'readings'>> {
  return {
    settings: readPairs('set', typed.values('set')),
    readings: readPairs('reading', typed.values('reading')),
  };
}

/** The file of facts, which has to be there; Refusal otherwise. */
export function getFactsFile({ typed }: Call, { name, usage }: Command): string {
  const [, file] = typed.words;
  if (file === undefined) {
    throw new Refusal({
      code: 'WORD_MISSING',
      path: name,
      sentence: 'wordMissing',
      values: { usage: `qingce ${name} ${usage}` },
    });
  }
  return file;
}

async function assessFile(named: string, file: string, call: Call): Promise<number> {
  const { terminal, say, typed } = call;
  const json = typed.has('json');
  const policy = loadPolicy(named, call);
  const assessment = assess(policy, { facts: await readJsonFile(file, terminal), ...readRuling(call) });
  if ('errors' in assessment) {
    await tell(toldErrors(assessment.errors, say), { say, terminal, json });
    return BAD_INPUT;
  }
  const { answer } = assessment;
  await terminal.out(
    json
      ? `${JSON.stringify(answer, null, 2)}\n`
      : `${answerLines(answer, deskOf(policy, say, terminal)).join('\n')}\n`,
  );
  return ANSWERED;
}
