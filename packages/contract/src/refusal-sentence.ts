import { z } from 'zod';
import { refusalsEn } from './refusals.en.ts';
import type { RefusalCode } from './refusals.ts';
import { refusalsZhCN } from './refusals.zh-CN.ts';

/** The languages of every page; the first one is the default. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** What every refused request is answered with; `path` names the part of the request, '' is the whole. */
export const RefusalReply = z.object({
  errors: z.array(
    z.object({
      code: z.string(),
      path: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
export type RefusalReply = z.infer<typeof RefusalReply>;

/** The sentence of a refusal in a language, its fields filled in. */
export function refusalSentence(
  code: RefusalCode,
  fields: Readonly<Record<string, string>>,
  language: Language,
): string {
  const sentence = (language === 'en' ? refusalsEn : refusalsZhCN)[code];
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => fields[name] ?? placeholder);
}
