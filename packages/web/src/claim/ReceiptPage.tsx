import { CaseFile, Declaration } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Card, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NotFound, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';

/** 回执 — what proves the submission, to be printed and kept. */
export function ReceiptPage(): ReactNode {
  const { claimId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/claims/${claimId}`, CaseFile);
  return (
    <Read reading={reading}>{({ receipt }) => (receipt ? <Printed receipt={receipt} /> : <NotFound />)}</Read>
  );
}

function Printed({ receipt }: { receipt: Receipt }): ReactNode {
  const { t } = useTranslation('claim');
  return (
    <PageFrame title={t('receiptTitle')} actions={<ReceiptActs receipt={receipt} />}>
      <Card>
        <Descriptions
          column={1}
          bordered
          items={[
            { key: 'number', label: t('receiptNumber'), children: <strong>{receipt.number}</strong> },
            { key: 'applicant', label: t('applicant'), children: receipt.applicant },
            { key: 'year', label: t('year'), children: receipt.claimYear },
            { key: 'at', label: t('receiptAt'), children: <DateText at={receipt.submittedAt} /> },
            {
              key: 'hash',
              label: t('receiptHash'),
              children: <code className="review-hash">{receipt.contentHash}</code>,
            },
            ...(receipt.declaredBy === undefined
              ? []
              : [{ key: 'declared', label: t('declaredBy'), children: <Declared receipt={receipt} /> }]),
            {
              key: 'policy',
              label: t('receiptPolicy'),
              children: <code className="review-hash">{receipt.policyHash}</code>,
            },
            ...(receipt.auditHead
              ? [
                  {
                    key: 'trail',
                    label: t('receiptTrail'),
                    children: (
                      <code className="review-hash">{`${receipt.auditHead.seq}:${receipt.auditHead.head}`}</code>
                    ),
                  },
                ]
              : []),
            {
              key: 'files',
              label: t('receiptFiles'),
              children: (
                <ul className="app-sentences">
                  {receipt.documents.map((file) => (
                    <li key={`${file.name}${file.sha256}`}>
                      {[
                        file.name,
                        ...(file.at === undefined ? [] : [t('receivedOn', { day: file.at.slice(0, 10) })]),
                        ...(file.validUntil === undefined ? [] : [t('validTo', { day: file.validUntil })]),
                      ].join(' · ')}{' '}
                      <code className="review-hash app-faint">{file.sha256}</code>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        <p className="app-faint">{t('receiptNote')}</p>
      </Card>
    </PageFrame>
  );
}

/** To print the receipt or what was claimed, to take the declaration along, to go on to the case. */
function ReceiptActs({ receipt }: { receipt: Receipt }): ReactNode {
  const { t } = useTranslation('claim');
  const { t: paper } = useTranslation('application');
  return (
    <>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      <Link to={`/claims/${receipt.claimId}/application`}><Button>{paper('open')}</Button></Link>
      {receipt.declaredBy === undefined
        ? null
        : <Button href={`/api/claims/${receipt.claimId}/declaration/record`} download>{t('exportDeclaration')}</Button>}
      <Link to={`/cases/${receipt.claimId}`}>
        <Button type="primary">{t('toCase')}</Button>
      </Link>
    </>
  );
}

/** Who declared it, and whether facts and documents still hash to what was signed. */
function Declared({ receipt }: { receipt: Receipt }): ReactNode {
  const { t } = useTranslation('claim');
  const reading = useReading(`/api/claims/${receipt.claimId}/declaration`, Declaration);
  const holds = reading.data?.signed?.holds;
  return (
    <>
      {receipt.declaredBy}{' '}
      {holds === undefined ? null : <Tag color={holds ? 'success' : 'warning'}>{t(holds ? 'holds' : 'voided')}</Tag>}
    </>
  );
}
