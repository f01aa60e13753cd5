import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { keepLanguage } from './language.ts';

/** Switches between the two languages at once; nothing typed is lost. */
export function LanguageButton(): ReactNode {
  const { t, i18n } = useTranslation('app');
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  const change = (): void => {
    keepLanguage(other);
    void i18n.changeLanguage(other);
  };
  return <Button type="text" lang={other} onClick={change}>{t('language')}</Button>;
}
