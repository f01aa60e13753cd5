/** 算例 — the worked examples in a file beside a policy. */
import { isExample } from '@qingce/policy-language/examples';
import type { WorkedExample } from '@qingce/policy-language/examples';
import { readJson } from './read-json.ts';
import { Refusal } from './refusal.ts';

/** The examples of a file; Refusal when it is no list of examples. */
export function readCases(text: string, path: string): WorkedExample[] {
  const read = readJson(new TextEncoder().encode(text), path);
  if ('fault' in read) throw new Refusal(read.fault);
  if (!Array.isArray(read.json)) throw new Refusal({ code: 'NOT_A_LIST', path, sentence: 'casesNotAList' });
  return read.json.map((one: unknown, place) => {
    if (isExample(one)) return one;
    throw new Refusal({ code: 'CASE_INCOMPLETE', path: `${path}[${place}]`, sentence: 'caseIncomplete' });
  });
}
