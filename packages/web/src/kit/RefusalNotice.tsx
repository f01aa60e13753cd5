import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, NoAnswer, sentenceOf } from './api.ts';
import { useLanguage } from './useLanguage.ts';

/** Why an act or a reading did not succeed, in sentences; nothing when there is no error. */
export function RefusalNotice({ error }: { error: unknown }): ReactNode {
  const sentences = useErrorSentences(error);
  if (sentences.length === 0) return null;
  const [first, ...others] = sentences;
  const more =
    others.length > 0 ? (
      <ul className="app-sentences">
        {others.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    ) : undefined;
  return <Alert type="error" showIcon role="alert" title={first} description={more} />;
}

/** The sentences of whatever went wrong, in the language of the page. */
export function useErrorSentences(error: unknown): readonly string[] {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  if (error === null || error === undefined) return [];
  if (error instanceof ApiRefusal) return error.errors.map((line) => sentenceOf(line, language));
  return [t(error instanceof NoAnswer ? 'offline' : 'unreadable')];
}
