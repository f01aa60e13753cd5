import { RecoveryCase } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NotFound, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLoadedPolicies, useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import './recovery.css';

/** 追缴通知书 — the decision as a document to be printed: amount in words, where and by when, and the ways of appeal. */
export function DemandPage(): ReactNode {
  const { caseId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/recovery-cases/${caseId}`, RecoveryCase);
  return (
    <Read reading={reading}>
      {(recovery) => (recovery.demandNumber === null ? <NotFound /> : <Letter recovery={recovery} />)}
    </Read>
  );
}

function Letter({ recovery }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  const heard = recovery.words.find(({ kind }) => kind === 'hearing');
  const actions = (
    <>
      <Button type="primary" onClick={() => window.print()}>{t('print')}</Button>
      <Link to={`/recoveries/${recovery.id}`}><Button>{t('back')}</Button></Link>
    </>
  );
  return (
    <PageFrame title={t('demand')} actions={actions}>
      <article className="demand">
        <p className="demand-number">{t('letterNumber', { number: recovery.demandNumber ?? '' })}</p>
        <p><strong>{t('letterTo', { applicant: recovery.applicant })}</strong></p>
        <p>{t('letterFinding', { finding: recovery.finding })}</p>
        {heard ? <p>{t('letterHeard', { on: heard.onDay })}</p> : null}
        <p>{t('letterDecision', { clause: recovery.clause, reason: recovery.reason ?? '' })}</p>
        <p className="demand-amount">{t('letterAmount')} <MoneyText yuan={recovery.amount} words /></p>
        <p>{t('letterDue', { on: recovery.dueOn ?? '', number: recovery.number })}</p>
        <PayTo recovery={recovery} />
        {recovery.interest ? <p>{t('letterInterest', recovery.interest)}</p> : null}
        <p>{t('letterSetOff')}</p>
        {recovery.carries.judicial ? <p>{t('letterJudicial')}</p> : null}
        <Remedies policy={recovery.policy} />
        <Signature recovery={recovery} />
      </article>
    </PageFrame>
  );
}

function PayTo({ recovery: { account } }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  if (!account) return <p>{t('letterNoAccount')}</p>;
  return (
    <dl className="demand-account">
      <dt>{t('holder')}</dt><dd>{account.holder}</dd>
      <dt>{t('accountNumber')}</dt><dd>{account.account}</dd>
      <dt>{t('bank')}</dt><dd>{account.bank}</dd>
    </dl>
  );
}

function Remedies({ policy }: { policy: string }): ReactNode {
  const { t } = useTranslation('recovery');
  const language = useLanguage();
  const remedies = useLoadedPolicies().find(({ id }) => id === policy)?.process.remedies ?? [];
  if (remedies.length === 0) return null;
  const span = (within: string): string => {
    const [count = '', unit = ''] = within.split(' ');
    return unit.startsWith('month') ? t('withinMonths', { count }) : t('withinDays', { count });
  };
  return (
    <section>
      <h2>{t('letterRemedies')}</h2>
      <ol>
        {remedies.map(({ id, name, to, within }) => (
          <li key={id}>
            {t('letterRemedy', {
              name: inLanguage(name, language), to: inLanguage(to, language), within: span(within),
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Signature({ recovery }: { recovery: RecoveryCase }): ReactNode {
  const officeName = useOfficeName(recovery.policy);
  const steps = useLoadedPolicies().find(({ id }) => id === recovery.policy)?.process.steps ?? [];
  const offices = steps.find(({ id }) => id === 'recovery')?.by ?? [];
  return (
    <p className="demand-signature">
      {offices.map(officeName).join(' ')}
      <br />
      <DateText at={recovery.decidedAt?.slice(0, 10)} />
    </p>
  );
}
