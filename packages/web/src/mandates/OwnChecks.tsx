import { Done, HolderCheck } from '@qingce/contract';
import { Button, Tag, Typography, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { fileBody } from '../kit/file-body.ts';
import { useAct, useReading } from '../kit/useApi.ts';
import './mandates.css';

const checkColours = { waiting: 'warning', confirmed: 'success', refused: 'error' } as const;

/** 授权核验 — what the person still has to show of their authority, and what an office said; nothing when there is none. */
export function OwnChecks(): ReactNode {
  const { t } = useTranslation('mandates');
  const { data: checks } = useReading('/api/me/holder-checks', z.array(HolderCheck));
  const shown = checks?.filter(({ state }) => state !== 'confirmed') ?? [];
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="own-checks" className="mandates-section">
      <Typography.Title level={2} id="own-checks">{t('ownChecks')}</Typography.Title>
      <p className="app-faint">{t('ownChecksLead')}</p>
      <ul className="mandates-list">
        {shown.map((check) => <OwnCheck key={check.applicantId} check={check} />)}
      </ul>
    </section>
  );
}

function OwnCheck({ check }: { check: HolderCheck }): ReactNode {
  const { t } = useTranslation('mandates');
  const { applicantName, state, documents, last } = check;
  const isMissing = state === 'waiting' && documents.length === 0;
  return (
    <li>
      <strong>{applicantName}</strong>
      <Tag color={checkColours[state]}>{t(isMissing ? 'proofMissing' : `checkStates.${state}`)}</Tag>
      {documents.map(({ id, name, sha256 }) => (
        <span key={id} className="app-faint" title={sha256}>{name} · {sha256.slice(0, 12)}</span>
      ))}
      {last ? <span>{t(`verdictsTold.${last.verdict}`, { reason: last.reason })}</span> : null}
      {state === 'waiting' ? <HandIn check={check} /> : null}
    </li>
  );
}

/** Whoever asks to join hands in with the request, for the applicant is not theirs yet. */
function HandIn({ check }: { check: HolderCheck }): ReactNode {
  const { t } = useTranslation('mandates');
  const { applicantId, applicantName, requestId } = check;
  const of = requestId === null ? `applicants/${applicantId}` : `join-requests/${requestId}`;
  const upload = useAct<File, Done>({
    path: `/api/${of}/holder-documents`,
    schema: Done,
    body: fileBody,
  });
  return (
    <>
      <Upload
        accept="application/pdf,image/jpeg,image/png"
        showUploadList={false}
        beforeUpload={(file) => {
          upload.mutate(file);
          return false;
        }}
      >
        <Button
          type="primary" size="small" loading={upload.isPending}
          aria-label={t('handInFor', { name: applicantName })}
        >
          {t('handIn')}
        </Button>
      </Upload>
      <RefusalNotice error={upload.error} />
    </>
  );
}
