import { Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useService, useSession } from '../app/session.ts';
import { DateText } from '../shared/DateText.tsx';
import { PageFrame } from '../shared/PageFrame.tsx';
import { useLanguage } from '../shared/useLanguage.ts';

/** 首页 — who I am here, and the day on which the office works. */
export function HomePage(): ReactNode {
  const { t } = useTranslation('home');
  const { t: app } = useTranslation('app');
  const session = useSession();
  const { data: service } = useService();
  const publicHome = useLanguage() === 'en' ? '/en/' : '/';
  return (
    <PageFrame title={t('welcome', { name: session.displayName })}>
      <Card>
        <Descriptions column={{ xs: 1, md: 2 }} items={[
          { key: 'post', label: t('post'), children: app(`role.${session.role}`) },
          ...session.unit === null ? [] : [{ key: 'unit', label: t('unit'), children: session.unit }],
          { key: 'today', label: t('today'), children: <DateText at={service?.today} /> },
          { key: 'ends', label: t('sessionEnds'), children: <DateText at={session.sessionEndsAt} /> },
        ]} />
        <a href={publicHome}>{t('policies')}</a>
      </Card>
    </PageFrame>
  );
}
