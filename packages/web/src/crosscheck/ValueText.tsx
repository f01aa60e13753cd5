import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';

/** A compared value: yes and no in words, and a word for nothing. */
export function ValueText({ value }: { value: string | null }): ReactNode {
  const { t } = useTranslation('crosscheck');
  if (value === null) return <span className="app-faint">{t('nothing')}</span>;
  return value === 'true' || value === 'false' ? t(`yesNo.${value}`) : value;
}
