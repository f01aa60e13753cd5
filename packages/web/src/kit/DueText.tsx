import { ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { soonDays } from '@qingce/contract';
import type { Due } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from './DateText.tsx';
import { useStepName } from './useItemNames.ts';

/** 期限 — the last day, for which step, and how far off it is; overdue and soon stand out by icon and word. */
export function DueText({ due, policy }: { due: Due | null; policy: string }): ReactNode {
  const { t } = useTranslation('shared');
  const stepName = useStepName();
  if (due === null) return <span className="app-faint">—</span>;
  return (
    <span className="app-due">
      {due.on === null ? <span className="app-faint">{t('dueUnknown')}</span> : <DateText at={due.on} />}{' '}
      {due.daysLeft === null ? null : <DaysLeft days={due.daysLeft} />}
      <span className="app-faint app-due-step">{stepName(policy, due.step)}</span>
    </span>
  );
}

function DaysLeft({ days }: { days: number }): ReactNode {
  const { t } = useTranslation('shared');
  if (days < 0) {
    return (
      <Tag color="error" icon={<ExclamationCircleOutlined />}>
        {t('overdue', { n: -days })}
      </Tag>
    );
  }
  if (days > soonDays) return null;
  return (
    <Tag color="warning" icon={<ClockCircleOutlined />}>
      {days === 0 ? t('dueToday') : t('dueIn', { n: days })}
    </Tag>
  );
}
