import type { DraftComplaint, DraftDifference, DraftExampleRun, Examination } from '@qingce/contract';
import { compilePolicy } from '@qingce/policy-language';
import type { CheckedPolicy, Complaint } from '@qingce/policy-language';
import { isExample, runExample } from '@qingce/policy-language/examples';
import type { ExampleResult, WorkedExample } from '@qingce/policy-language/examples';
import { figuresOf } from '@qingce/policy-language/figures';
import { compareVersions } from '@qingce/policy-language/versions';
import type { Difference } from '@qingce/policy-language/versions';

/** A text of a draft, with the promulgated text that it quotes and the version that it began from. */
export interface Texts {
  readonly source: string; readonly policy: string; readonly examples: string; readonly base: CheckedPolicy;
}

/** 检查 — the examination, and the checked policy where the text has no error. */
export interface Examined { readonly examination: Examination; readonly policy: CheckedPolicy | null }

const complaintsMost = 200;
const runsMost = 100;

/**
 * 检查 — compiles a text, runs its worked examples, compares it with the version it began from, and finds its figures.
 * Takes up to seconds: not for the thread of the server. Never throws for what a text says.
 */
export function examine({ source, policy: text, examples, base }: Texts): Examined {
  const { policy = null, complaints } = compilePolicy({ source, policy: text });
  const differences = policy ? compareVersions(base, policy) : [];
  return {
    policy,
    examination: {
      hash: policy?.hash ?? null, complaints: complaints.slice(0, complaintsMost).map(toldComplaint),
      moreComplaints: Math.max(complaints.length - complaintsMost, 0), examples: tryExamples(policy, examples),
      differences: differences.map(toldDifference), figures: figuresOf(text),
    },
  };
}

function toldComplaint({ code, severity, line, column, to, messages, fix }: Complaint): DraftComplaint {
  return { code, severity, line, column, to, message: messages, fix: fix?.text ?? null };
}

function toldDifference({ clause, subject, name, before, after }: Difference): DraftDifference {
  return { clause, subject, name, before: before ?? null, after: after ?? null };
}

/** The examples in a text; what is wrong with it where it holds none that can be run. */
export function examplesOf(text: string): { readonly list: WorkedExample[]; readonly problem: Problem | null } {
  if (text.trim() === '') return { list: [], problem: null };
  const json = jsonOf(text);
  if (typeof json === 'string') return { list: [], problem: { zh: `算例不是 JSON：${json}`, en: `Not JSON: ${json}` } };
  const { read } = json;
  if (!Array.isArray(read))
    return { list: [], problem: { zh: '算例应是一个列表 [ … ]', en: 'The examples are a list [ … ]' } };
  const list: WorkedExample[] = [];
  for (const [place, one] of read.entries()) {
    if (!isExample(one)) {
      const which = `${place + 1}`;
      return { list: [], problem: {
        zh: `第 ${which} 个算例须有 id、facts 和 expect`, en: `Example ${which} needs an id, facts and what it expects`,
      } };
    }
    list.push(one);
  }
  return { list, problem: null };
}

type Problem = NonNullable<Examination['examples']['problem']>;

/** What the text says, or why it says nothing. */
function jsonOf(text: string): { readonly read: unknown } | string {
  try {
    return { read: JSON.parse(text) };
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** The runs that do not come out; without a policy none is run. */
function tryExamples(policy: CheckedPolicy | null, text: string): Examination['examples'] {
  const { list, problem } = examplesOf(text);
  if (!policy || problem) return { passed: 0, failed: 0, runs: [], problem };
  const results = list.flatMap((one) => resultsOf(policy, one));
  const failed = results.filter(({ differences }) => differences.length > 0);
  return {
    passed: results.length - failed.length, failed: failed.length, problem: null,
    runs: failed.slice(0, runsMost).map(toldRun),
  };
}

/** An example under a reading that the text does not declare is one that does not come out. */
function resultsOf(policy: CheckedPolicy, one: WorkedExample): ExampleResult[] {
  try {
    return runExample(policy, one);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const got = { zh: error.message, en: error.message };
    return [{ id: one.id, title: one.title ?? '', readings: undefined, differences: [
      { what: 'readings', expected: '', got },
    ] }];
  }
}

function toldRun({ id, title, readings, differences }: ExampleResult): DraftExampleRun {
  return { id, title, readings: readings ?? null, differences: differences.map((one) => ({ ...one })) };
}
