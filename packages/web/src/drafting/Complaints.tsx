import { Alert, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftComplaint } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { PolicyWords } from './PolicyWords.tsx';
import type { Examined } from './useExamination.ts';

interface ComplaintsProps {
  readonly examined: Examined;
  readonly onJump: (complaint: DraftComplaint) => void;
}

/** 意见 — what is wrong with the text, each with its line, which is a way there, and how to mend it. */
export function Complaints({ examined, onJump }: ComplaintsProps): ReactNode {
  const { t } = useTranslation('drafting');
  const { examination, isUnderWay, error } = examined;
  return (
    <section className="drafting-complaints" aria-label={t('complaints')}>
      <h2>{t('complaints')}</h2>
      <output>{isUnderWay ? t('examining') : t('examined', summaryOf(examined))}</output>
      <RefusalNotice error={error} />
      <NoComplaint examined={examined} />
      <ul>
        {examination?.complaints.map((one) => (
          <Complaint key={`${one.code} ${one.line} ${one.column} ${one.message.zh}`} complaint={one} onJump={onJump} />
        ))}
      </ul>
      {examination && examination.moreComplaints > 0 ? <p>{t('more', { n: examination.moreComplaints })}</p> : null}
    </section>
  );
}

function NoComplaint({ examined: { examination } }: Pick<ComplaintsProps, 'examined'>): ReactNode {
  const { t } = useTranslation('drafting');
  if (examination?.complaints.length !== 0) return null;
  return <Alert type="success" showIcon title={t('noComplaint')} />;
}

function summaryOf({ examination }: Examined): { errors: number; failed: number; passed: number } {
  if (!examination) return { errors: 0, failed: 0, passed: 0 };
  const { complaints, moreComplaints, examples: { failed, passed } } = examination;
  return { errors: complaints.filter(({ severity }) => severity === 'error').length + moreComplaints, failed, passed };
}

function Complaint({ complaint, onJump }: { complaint: DraftComplaint } & Pick<ComplaintsProps, 'onJump'>): ReactNode {
  const { t } = useTranslation('drafting');
  const language = useLanguage();
  const { severity, line, message, fix } = complaint;
  return (
    <li>
      <Tag color={severity}>{t(severity)}</Tag>
      <Button type="link" size="small" onClick={() => onJump(complaint)}>{t('line', { line })}</Button>
      <span><PolicyWords text={inLanguage(message, language)} /></span>
      {fix === null ? null : (
        <span className="app-faint"> {fix === '' ? t('fixRemove') : t('fix')} <b lang="zh-CN">{fix}</b></span>
      )}
    </li>
  );
}
