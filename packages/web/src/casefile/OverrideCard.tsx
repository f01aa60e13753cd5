import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Override } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';

/** 改定金额 — what was computed and what is awarded instead, with reason and basis, who proposed it and who answered. */
export function OverrideCard({ overrides }: { overrides: readonly Override[] }): ReactNode {
  const { t } = useTranslation('casefile');
  if (overrides.length === 0) return null;
  return (
    <Card size="small" title={t('override.title')}>
      <ul className="case-rows">
        {overrides.map((override) => (
          <li key={override.proposedAt}>
            <Tag>{t(`override.states.${override.state}`)}</Tag>
            {t('override.computed')} <MoneyText yuan={override.computed} /> → {t('override.decided')}{' '}
            <strong><MoneyText yuan={override.amount} /></strong>
            <div>{t('override.because', { reason: override.reason, basis: override.basis })}</div>
            <span className="app-faint">
              {override.proposedBy} <DateText at={override.proposedAt} />
              {override.answeredBy === null ? null : ` · ${override.answeredBy}：${override.answer ?? ''}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
