import { DeferredAward, RoundView } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Alert, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { RoundRule } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RoundChoice } from '../kit/RoundChoice.tsx';
import { useReading } from '../kit/useApi.ts';
import { useItemNames } from '../kit/useItemNames.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { WindowCard } from '../window/WindowCard.tsx';
import { AllotmentCard } from './AllotmentCard.tsx';
import { DeclareRule } from './DeclareRule.tsx';

/** 总量控制 — a round's window and rule, who would be cut or wait if approved today, and what earlier rounds owe. */
export function RoundsPage(): ReactNode {
  const { t } = useTranslation('review');
  return (
    <PageFrame title={t('rounds')}>
      <RoundChoice>{({ policy, year }) => (
        <>
          {policy.window === null ? null : <WindowCard policy={policy.id} year={year} />}
          <RoundOf policy={policy.id} year={year} />
        </>
      )}</RoundChoice>
      <Deferred />
    </PageFrame>
  );
}

function RoundOf({ policy, year }: { policy: string; year: number }): ReactNode {
  return (
    <Read reading={useReading(`/api/policies/${policy}/rounds/${year}`, RoundView)}>
      {(round) => (
        <>
          <Rule policy={policy} year={year} round={round} />
          <Simulation policy={policy} round={round} />
        </>
      )}
    </Read>
  );
}

function Rule({ policy, year, round }: { policy: string; year: number; round: RoundView }): ReactNode {
  const { t } = useTranslation('review');
  const { role } = useSession();
  const mayDeclare = round.rule === null && !round.isOpen &&
    (role === 'finance-reviewer' || role === 'commerce-section-chief');
  return (
    <Card
      size="small"
      title={t('rule')}
      extra={mayDeclare ? <DeclareRule policy={policy} year={year} /> : null}
      style={{ marginBottom: 16 }}
    >
      <p><strong>{t(`methods.${round.method}`)}</strong></p>
      {round.rule ? <Declared policy={policy} rule={round.rule} /> : <p className="app-faint">{t('ruleByDefault')}</p>}
      {round.opens === null ? null : <p className="app-faint">{t('opens')} <DateText at={round.opens} /></p>}
    </Card>
  );
}

function Declared({ policy, rule }: { policy: string; rule: RoundRule }): ReactNode {
  const itemName = useItemNames();
  return (
    <>
      <p className="app-faint">{rule.basis} · <DateText at={rule.declaredAt} /></p>
      {rule.priority.length > 0 ? (
        <ol>{rule.priority.map((item) => <li key={item}>{itemName(policy, item)}</li>)}</ol>
      ) : null}
    </>
  );
}

const money = (yuan: string): ReactNode => <MoneyText yuan={yuan} />;

function Simulation({ policy, round }: { policy: string; round: RoundView }): ReactNode {
  const { t } = useTranslation('review');
  const columns: TableColumnsType<RoundView['claims'][number]> = [
    {
      title: t('claim'), dataIndex: 'number',
      render: (number: string, { claimId }) => <Link to={`/cases/${claimId}`}>{number}</Link>,
    },
    { title: t('applicant'), dataIndex: 'applicant' },
    { title: t('award'), dataIndex: 'award', align: 'right', render: money },
    { title: t('granted'), dataIndex: 'granted', align: 'right', render: money },
    { title: t('short'), dataIndex: 'short', align: 'right', render: money },
  ];
  if (round.claims.length === 0) return <NothingHere hint={t('nothingToAllot')} />;
  return (
    <>
      {round.allotment
        ? <AllotmentCard policy={policy} allotment={round.allotment} method={round.method} />
        : <Alert type="success" showIcon title={t('suffices')} style={{ marginBottom: 16 }} />}
      <p className="app-faint">{t('simulated')}</p>
      <WideTable name={t('simulation')} rowKey="claimId" dataSource={round.claims} columns={columns} />
    </>
  );
}

function Deferred(): ReactNode {
  const { t } = useTranslation('review');
  const columns: TableColumnsType<DeferredAward> = [
    {
      title: t('claim'), dataIndex: 'number',
      render: (number: string, { claimId }) => <Link to={`/cases/${claimId}`}>{number}</Link>,
    },
    { title: t('applicant'), dataIndex: 'applicant' },
    { title: t('amount'), dataIndex: 'amount', align: 'right', render: money },
    { title: t('deferredSince'), dataIndex: 'since', render: (since: string) => <DateText at={since} /> },
    { title: t('age'), dataIndex: 'days', align: 'right', render: (days: number) => t('days', { n: days }) },
  ];
  return (
    <Card size="small" title={t('deferred')} style={{ marginTop: 24 }}>
      <p className="app-faint">{t('deferredLead')}</p>
      <Read
        reading={useReading('/api/deferred-awards', z.array(DeferredAward))}
        isEmpty={(awards) => awards.length === 0}
        empty={<NothingHere hint={t('nothingDeferred')} />}
      >
        {(awards) => <WideTable name={t('deferred')} rowKey="claimId" dataSource={awards} columns={columns} />}
      </Read>
    </Card>
  );
}
