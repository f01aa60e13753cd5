import { ClaimWindow } from '@qingce/contract';
import { Alert, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WindowExtension } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { inShanghai } from '../kit/DateText.tsx';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { ExtendWindow } from './ExtendWindow.tsx';

interface Year { readonly policy: string; readonly year: number }

/** 受理期 — of a year's claims, with what prolonged it; the director may prolong it. */
export function WindowCard({ policy, year }: Year): ReactNode {
  const { t } = useTranslation('window');
  const { role } = useSession();
  const reading = useReading(`/api/policies/${policy}/windows/${year}`, ClaimWindow);
  return (
    <Card
      size="small"
      title={t('title')}
      extra={role === 'commerce-director' ? <ExtendWindow policy={policy} year={year} /> : null}
      style={{ marginBottom: 16 }}
    >
      <Read reading={reading}>
        {({ opens, closes, lastDay, extensions }) => (
          <>
            <p><strong>{t('days', { opens, lastDay })}</strong></p>
            {lastDay === closes ? null : <p className="app-faint">{t('original', { closes })}</p>}
            <Reasons extensions={extensions} />
          </>
        )}
      </Read>
    </Card>
  );
}

/** What an applicant has to know before they believe that they are late. */
export function ProlongedWindow({ policy, year }: Year): ReactNode {
  const { t } = useTranslation('window');
  const { data } = useReading(`/api/policies/${policy}/windows/${year}`, ClaimWindow);
  if (!data || data.extensions.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t('prolonged', { lastDay: data.lastDay })}
      description={<Reasons extensions={data.extensions} />}
      style={{ marginBottom: 16 }}
    />
  );
}

function Reasons({ extensions }: { extensions: readonly WindowExtension[] }): ReactNode {
  const { t } = useTranslation('window');
  return extensions.map(({ kind, until, reason, documentNo, outage }) => (
    <p key={until} className="app-faint">
      {t(`by.${kind}`, {
        until, reason, documentNo, from: inShanghai(outage?.from ?? ''), to: inShanghai(outage?.to ?? ''),
      })}
    </p>
  ));
}
