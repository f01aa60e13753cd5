import type { FastifyRequest } from 'fastify';
import { RaiseObjection, objectionLengths, refusalSentence } from '@qingce/contract';
import type { Language } from '@qingce/contract';
import { z } from 'zod';
import { Refusal, refuse, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { raiseObjection } from '../notice/index.ts';
import { sayNotices } from './say.ts';
import type { ObjectionField, ObjectionForm } from './objection-form.ts';

// Whatever arrives is shown again, so that nothing typed is lost; what is no text is nothing.
const Text = z.string().transform((text) => text.replaceAll('\r\n', '\n')).catch('');
/** The objection as it was typed, right or wrong. */
export const TypedObjection = z.object({ line: Text, name: Text, contact: Text, statement: Text });

export interface FilledForm {
  readonly noticeId: string;
  readonly typed: z.infer<typeof TypedObjection>;
  /** Counts the objections of an address; a form that is sent back does not count. */
  readonly limit: ReturnType<App['createRateLimit']>;
}

type Outcome = { readonly objectionId: string } | Refused;
interface Refused { readonly status: number; readonly problems: ObjectionForm['problems'] }

/** Raises the objection, or answers with what is wrong with it. */
export async function raiseFromForm(
  workplace: Workplace, request: FastifyRequest, { noticeId, typed, limit }: FilledForm,
): Promise<Outcome> {
  const objection = RaiseObjection.safeParse(typed);
  if (!objection.success) return { status: 422, problems: problemsOf(request.language, objection.error) };
  const use = await limit(request);
  if (!use.isAllowed && use.isExceeded) {
    return refusedWith(request.language, refuse('request.too-many', { seconds: `${use.ttlInSeconds}` }));
  }
  return runVerb(workplace, request.call, {
    input: { noticeId, ...objection.data }, verb: raiseObjection,
    reply: ({ id, number }) => ({ objectionId: id, number }),
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return refusedWith(request.language, error);
    throw error;
  });
}

function refusedWith(language: Language, { code, fields, path, status }: Refusal): Refused {
  const message = refusalSentence(code, fields, language);
  return { status, problems: [isField(path) ? { field: path, message } : { message }] };
}

const objectionFields: readonly ObjectionField[] = ['line', 'name', 'contact', 'statement'];

/** One problem a field, in the words of the form. */
function problemsOf(language: Language, error: z.ZodError): ObjectionForm['problems'] {
  const say = sayNotices(language);
  const wrong = new Set(error.issues.map(({ path: [field] }) => field));
  return objectionFields.filter((field) => wrong.has(field)).map((field) => ({
    field, message: say(`${field}Problem`, field === 'line' ? {} : objectionLengths[field]),
  }));
}

function isField(path: string): path is ObjectionField {
  return objectionFields.some((field) => field === path);
}
