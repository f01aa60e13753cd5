import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from './useLanguage.ts';

/** A clause of a policy, leading to its words on the public law page. */
export function ClauseLink({ policy, clause }: { policy: string; clause: string }): ReactNode {
  const { t } = useTranslation('shared');
  const page = useLanguage() === 'en' ? `/en/policies/${policy}` : `/policies/${policy}`;
  return <a href={`${page}#clause-${clause}`}>{t('clause', { clause })}</a>;
}
