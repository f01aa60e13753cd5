import { ClaimCertificate } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useReading } from '../kit/useApi.ts';
import { useTreasuryName } from '../kit/useItemNames.ts';
import '../letter/letter.css';
import { CertificateActs } from './CertificateActs.tsx';
import { Pledges } from './Pledges.tsx';
import { QrCode } from './QrCode.tsx';
import './certificate.css';

/** 应收奖励款证明 — to be read and printed, with the code that leads to its public page; below it the pledges. */
export function CertificatePage(): ReactNode {
  const { t } = useTranslation('certificate');
  const { claimId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/claims/${claimId}/certificate`, ClaimCertificate);
  return (
    <Read reading={reading}>
      {({ certificate, actions }) => (
        <PageFrame
          title={t('title')}
          actions={(
            <>
              <Link to={`/cases/${claimId}`}><Button>{t('toCase')}</Button></Link>
              <CertificateActs claimId={claimId} actions={actions} />
              {certificate ? <Button type="primary" onClick={() => window.print()}>{t('print')}</Button> : null}
            </>
          )}
        >
          {certificate ? <Written certificate={certificate} /> : <NothingHere hint={t('empty')} />}
        </PageFrame>
      )}
    </Read>
  );
}

function Written({ certificate }: { certificate: Certificate }): ReactNode {
  const { t } = useTranslation('certificate');
  const { number, applicant, claimNumber, decisionNumber } = certificate;
  return (
    <>
      <article className="letter" aria-label={t('title')}>
        <p className="letter-number">{t('number', { number })}</p>
        <p>{t('statement', { applicant, claim: claimNumber, decision: decisionNumber })}</p>
        <Facts certificate={certificate} />
        <Check certificate={certificate} />
      </article>
      <Pledges pledges={certificate.pledges} />
    </>
  );
}

const colours = { valid: 'success', pledged: 'processing', paid: 'default', void: 'error' } as const;

function Facts({ certificate }: { certificate: Certificate }): ReactNode {
  const { t } = useTranslation('certificate');
  const treasuryName = useTreasuryName();
  const { amount, unpaid, shares, expectedOn, issuedAt, state, hash } = certificate;
  return (
    <dl className="certificate-facts">
      <dt>{t('amount')}</dt><dd><MoneyText yuan={amount} words /></dd>
      <dt>{t('payableBy')}</dt>
      <dd>
        <ul className="app-sentences">
          {shares.map((share) => (
            <li key={`${share.treasury} ${share.amount}`}>
              {treasuryName(share.treasury)} · <MoneyText yuan={share.amount} />
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t('expectedOn')}</dt><dd><DateText at={expectedOn} /></dd>
      <dt>{t('issuedAt')}</dt><dd><DateText at={issuedAt.slice(0, 10)} /></dd>
      <dt>{t('state')}</dt><dd><Tag color={colours[state]}>{t(`states.${state}`)}</Tag></dd>
      <dt>{t('unpaidNow')}</dt><dd><MoneyText yuan={unpaid} /></dd>
      <dt>{t('hash')}</dt><dd><code>{hash}</code></dd>
    </dl>
  );
}

function Check({ certificate: { id } }: { certificate: Certificate }): ReactNode {
  const { t } = useTranslation('certificate');
  const address = `${window.location.origin}/certificates/${id}`;
  return (
    <div className="certificate-check">
      <QrCode text={address} label={t('qr')} />
      <p>
        {t('check')} <a href={address}>{address}</a>
        <br />
        <span className="app-faint">{t('checkNote')}</span>
      </p>
    </div>
  );
}
