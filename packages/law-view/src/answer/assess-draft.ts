import { assess } from '@qingce/policy-language/evaluate';
import type {
  Answer,
  AssessOptions,
  AssessmentRequest,
  CheckedPolicy,
  InputError,
} from '@qingce/policy-language/evaluate';
import { isFilled } from '../facts/draft.ts';
import { parsePath, writeAt } from '../facts/path.ts';
import type { Draft } from '../facts/draft.ts';

export type AssessedDraft = {
  /** Absent only when the facts cannot be read at all. */
  readonly answer: Answer | undefined;
  /** What is wrong with the facts as typed, at their paths. */
  readonly errors: readonly InputError[];
  /** Place in the draft of each item that was assessed, in the order of the answer. */
  readonly places: readonly number[];
};

export type DraftToAssess = {
  readonly policy: CheckedPolicy;
  readonly draft: Draft;
  /** The item in view. */
  readonly view: string;
  /** Options tried instead of those in force. */
  readonly readings: Readonly<Record<string, string>>;
};

/** Every entry that is wrong counts as not given; a draft with more wrong entries than this is not assessed. */
const WRONG_ENTRIES_MAX = 40;

/**
 * Assesses facts that are still being typed. The door refuses a claim with a wrong entry; here that entry is told and
 * counts as not known, so that the page goes on answering. Items without any fact are left out, but for the one in
 * view.
 */
export function assessDraft(
  { policy, draft, view, readings }: DraftToAssess,
  options: AssessOptions = {},
): AssessedDraft {
  const claimable = policy.applicants.find(({ kind }) => kind === draft.applicant.kind)?.items ?? [];
  const places = draft.items.flatMap((entry, place) => {
    const wanted = isFilled(entry) || entry.item === view;
    return wanted && claimable.some((item) => item === entry.item) ? [place] : [];
  });
  const facts = { ...draft, items: places.map((place) => draft.items[place]) };
  const { answer, errors } = assessLeniently(policy, { facts, readings }, options);
  return { answer, errors: errors.map((error) => ({ ...error, path: placed(error.path, places) })), places };
}

function assessLeniently(
  policy: CheckedPolicy,
  request: AssessmentRequest,
  options: AssessOptions,
): Omit<AssessedDraft, 'places'> {
  let readable = request.facts;
  let errors: readonly InputError[] = [];
  for (let round = 0; round < WRONG_ENTRIES_MAX; round += 1) {
    const assessment = assess(policy, { ...request, facts: readable }, options);
    if ('answer' in assessment) return { answer: assessment.answer, errors };
    if (round === 0) errors = assessment.errors;
    const first = assessment.errors[0];
    if (!first) break;
    readable = writeAt(readable, parsePath(first.path), undefined);
  }
  return { answer: undefined, errors };
}

/** A path into the items that were assessed, as the path into the draft. */
function placed(path: string, places: readonly number[]): string {
  return path.replace(
    /^items\[([0-9]+)\]/,
    (_, index: string) => `items[${places[Number.parseInt(index, 10)] ?? index}]`,
  );
}
