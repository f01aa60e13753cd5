import { Link } from '@tanstack/react-router';
import { Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useMenu } from '../app/menu.ts';
import { useService, useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useLanguage } from '../kit/useLanguage.ts';

/** 首页 — who I am here, the day on which the office works, and what my post can do. */
export function HomePage(): ReactNode {
  const { t } = useTranslation('home');
  const { t: app } = useTranslation('app');
  const { displayName, role, sessionEndsAt } = useSession();
  const { data: service } = useService();
  const lines = useMenu().filter(({ path }) => path !== '/');
  const publicHome = useLanguage() === 'en' ? '/en/' : '/';
  return (
    <PageFrame title={t('welcome', { name: displayName })} actions={<a href={publicHome}>{t('policies')}</a>}>
      <Card>
        <Descriptions column={{ xs: 1, md: 3 }} items={[
          { key: 'post', label: t('post'), children: app(`role.${role}`) },
          { key: 'today', label: t('today'), children: <DateText at={service?.today} /> },
          { key: 'ends', label: t('sessionEnds'), children: <DateText at={sessionEndsAt} /> },
        ]} />
      </Card>
      <ul className="app-tasks" aria-label={t('tasks')}>
        {lines.map((line) => <li key={line.path}><Link to={line.path}><line.icon /> {line.text}</Link></li>)}
      </ul>
    </PageFrame>
  );
}
