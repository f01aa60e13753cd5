import { RecoveryCase } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Card, Descriptions, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useItemNames, useTreasuryName } from '../kit/useItemNames.ts';
import { RecoveryActs } from './RecoveryActs.tsx';
import { RecoveryState } from './RecoveriesPage.tsx';
import { Movements, Plan, Words } from './RecoveryRecords.tsx';
import { useKinds } from './useKindName.ts';

/** 追回案 — the finding, what was said, what is owed and what came; and what the reader may do. */
export function RecoveryPage(): ReactNode {
  const { caseId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/recovery-cases/${caseId}`, RecoveryCase);
  return <Read reading={reading}>{(recovery) => <OneCase recovery={recovery} />}</Read>;
}

function OneCase({ recovery }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  const { nameOf } = useKinds();
  const letter = recovery.demandNumber === null ? null : (
    <Link to={`/recoveries/${recovery.id}/demand`}><Button>{t('demand')}</Button></Link>
  );
  return (
    <PageFrame
      title={t('caseTitle', { number: recovery.number })}
      actions={<>{letter}<RecoveryActs recovery={recovery} /></>}
    >
      <Flex gap={12} wrap align="center" className="case-head">
        <strong>{recovery.applicant}</strong>
        <RecoveryState state={recovery.state} />
        <span className="app-faint">{nameOf(recovery.policy, recovery.kind)}</span>
        <Link to={`/cases/${recovery.claimId}`}>{`${t('claim')} ${recovery.claimNumber}`}</Link>
      </Flex>
      <Flex vertical gap={16} style={{ marginTop: 16 }}>
        {recovery.amount === null ? null : <Debt recovery={recovery} />}
        <Card size="small" title={t('finding')}><Finding recovery={recovery} /></Card>
        {recovery.plan.length > 0 ? <Card size="small" title={t('plan')}><Plan plan={recovery.plan} /></Card> : null}
        {recovery.amount === null ? null : (
          <Card size="small" title={t('movements')}><Movements movements={recovery.movements} /></Card>
        )}
        <Card size="small" title={t('words')}><Words words={recovery.words} /></Card>
      </Flex>
    </PageFrame>
  );
}

const narrow = { xs: 1, sm: 1, md: 2, lg: 3, xl: 3, xxl: 3 };

function Debt({ recovery }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  const money = (key: 'outstanding' | 'underWay' | 'interestDue' | 'interestPaid') => ({
    key, label: t(key), children: <MoneyText yuan={recovery[key]} />,
  });
  return (
    <Card size="small" title={t('amount')}>
      <p><MoneyText yuan={recovery.amount} words /></p>
      <Descriptions
        size="small"
        column={narrow}
        items={[
          money('outstanding'), money('underWay'), money('interestDue'), money('interestPaid'),
          { key: 'due', label: t('dueOn'), children: <DateText at={recovery.dueOn} /> },
          { key: 'days', label: t('days'), children: recovery.days ?? '—' },
          { key: 'barred', label: t('barredAfter'), children: <DateText at={recovery.barredAfter} /> },
          { key: 'rule', label: t('interest'), children: <InterestRule recovery={recovery} /> },
        ]}
      />
      <Shares recovery={recovery} />
    </Card>
  );
}

function InterestRule({ recovery: { interest } }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  return interest === null ? t('noInterest') : t('interestRule', interest);
}

function Shares({ recovery }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  const treasuryName = useTreasuryName(recovery.policy);
  const itemName = useItemNames();
  return (
    <ul className="app-sentences">
      {recovery.shares.map(({ treasury, item, amount }) => (
        <li key={`${treasury}${item ?? ''}`}>
          {treasuryName(treasury)} · {item === null ? t('noItem') : itemName(recovery.policy, item)} ·{' '}
          <MoneyText yuan={amount} />
        </li>
      ))}
    </ul>
  );
}

function Finding({ recovery }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  const itemName = useItemNames();
  const { asked } = recovery;
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'clause', label: t('clause'), children: recovery.clause },
        { key: 'finding', label: t('finding'), children: recovery.finding },
        { key: 'hearing', label: t('hearingOn'), children: <DateText at={recovery.hearingOn} /> },
        ...(asked === null ? [] : [{
          key: 'asked', label: t('asked'),
          children: <>{itemName(recovery.policy, asked.item)} · <MoneyText yuan={asked.amount} /></>,
        }]),
        ...(recovery.reason === null ? [] : [{ key: 'reason', label: t('reason'), children: recovery.reason }]),
      ]}
    />
  );
}
