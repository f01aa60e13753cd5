import { Link } from '@tanstack/react-router';
import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { useOfficeName } from '../kit/useItemNames.ts';

/** 会签分歧 — each line that a bureau did not agree to: both reasons, whose word it waits for, and the word. */
export function Disagreements({ disagreements }: { disagreements: readonly Disagreement[] }): ReactNode {
  const { t } = useTranslation('review');
  if (disagreements.length === 0) return null;
  return (
    <Card size="small" title={t('disagreements')}>
      {disagreements.map((each) => <OneDisagreement key={each.id} disagreement={each} />)}
    </Card>
  );
}

function OneDisagreement({ disagreement }: { disagreement: Disagreement }): ReactNode {
  const { t } = useTranslation('review');
  const officeName = useOfficeName(disagreement.policy);
  const { number, claimId, claimNumber, applicant, amount, opinions, escalatedTo, state, settled } = disagreement;
  return (
    <section aria-label={t('disagreement', { number })} className="review-disagreement">
      <p>
        <strong>{t('disagreement', { number })}</strong>{' '}
        <Tag color={state === 'open' ? 'warning' : 'default'}>{t(`disagreementStates.${state}`)}</Tag>{' '}
        <Link to={`/cases/${claimId}`}>{claimNumber}</Link> {applicant} <MoneyText yuan={amount} />
      </p>
      <ul>
        {opinions.map(({ office, by, agrees, reason }) => (
          <li key={office}>
            {officeName(office)} · {by} · {agrees ? t('agrees') : t('disagreesBecause', { reason })}
          </li>
        ))}
      </ul>
      {settled ? (
        <p>
          {t(`outcomes.${settled.outcome}`)} {settled.decision}{' '}
          <span className="app-faint">{settled.by} <DateText at={settled.at} /></span>
        </p>
      ) : <Waiting offices={escalatedTo.map(officeName)} />}
    </section>
  );
}

function Waiting({ offices }: { offices: readonly string[] }): ReactNode {
  const { t } = useTranslation('review');
  return (
    <p className="app-faint">
      {offices.length > 0 ? t('settledBy', { offices: offices.join(t('and')) }) : t('settledByNobody')}
    </p>
  );
}
