import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '@qingce/contract';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';

/** 质押登记 — the pledge that stands and those that were released; on the screen, not on the paper. */
export function Pledges({ pledges }: Pick<Certificate, 'pledges'>): ReactNode {
  const { t } = useTranslation('certificate');
  return (
    <Card size="small" title={t('pledges')} className="certificate-off-paper" style={{ marginTop: 16, maxWidth: 760 }}>
      {pledges.length === 0 ? <p className="app-faint">{t('noPledges')}</p> : null}
      <ul className="app-sentences">
        {pledges.map(({ pledgee, paper, recordedAt, releasedAt, releasePaper }) => (
          <li key={`${recordedAt}${paper}`}>
            <strong>{pledgee}</strong> {paper} · {t('recordedAt')} <DateText at={recordedAt.slice(0, 10)} />{' '}
            {releasedAt === null
              ? <Tag color="processing">{t('standing')}</Tag>
              : <>· {t('releasedAt')} <DateText at={releasedAt.slice(0, 10)} /> {releasePaper}</>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
