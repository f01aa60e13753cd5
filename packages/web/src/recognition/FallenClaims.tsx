import { RecognitionFlag } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { StateTag } from '../kit/StateTag.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';

/** 所依登记失效 — the claims that rest on an entry that no longer counts; nothing where there are none. */
export function FallenClaims({ policy }: { policy: string }): ReactNode {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  const flags = useReading(`/api/recognitions/${policy}/flags`, z.array(RecognitionFlag)).data ?? [];
  if (flags.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('fallenClaims', { n: flags.length })}
      description={(
        <ul className="recognition-offers">
          {flags.map(({ claimId, number, applicant, path, name, title, state }) => (
            <li key={`${claimId} ${path}`}>
              <Link to={`/cases/${claimId}`}>{number}</Link> {applicant} · {inLanguage(title, language)} ·{' '}
              {inLanguage(name, language)} <StateTag state={state} />
            </li>
          ))}
        </ul>
      )}
    />
  );
}
