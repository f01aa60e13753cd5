import { Timeline as Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { useActName } from '../kit/useActName.ts';

/** What happened to a claim, the latest first: act, post, person, day. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  const { t } = useTranslation('app');
  const actName = useActName();
  const roleName = (role: string): string => t(`role.${role as 'auditor'}`, { defaultValue: '' });
  const items = entries.map((entry, index) => ({
    key: index,
    content: (
      <>
        <strong>{actName(entry.act)}</strong>{' '}
        <span className="app-faint">
          {[roleName(entry.role), entry.by].filter((part) => part !== '').join(' · ')}
        </span>
        <br />
        <DateText at={entry.at} />
        {entry.note ? <span className="app-faint"> {entry.note}</span> : null}
      </>
    ),
  }));
  return <Steps className="case-timeline" items={items.toReversed()} />;
}
