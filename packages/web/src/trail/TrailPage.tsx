import { Trail, TrailFilter } from '@qingce/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TrailRecord } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, NotFound, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { TrailFilterBar } from './TrailFilterBar.tsx';
import { useTrailColumns } from './useTrailColumns.tsx';
import { useTrailExport } from './useTrailExport.ts';
import './trail.css';

/** 审计轨迹 — what was done and what was denied, for those who look at how others work; the filter is in the address. */
export function TrailPage(): ReactNode {
  const asked = TrailFilter.safeParse(useSearch({ strict: false }));
  if (!asked.success) return <NotFound />;
  return <Records filter={asked.data} />;
}

function Records({ filter }: { filter: TrailFilter }): ReactNode {
  const { t } = useTranslation('trail');
  const navigate = useNavigate();
  const go = (next: TrailFilter): void => void navigate({ to: '.', search: next });
  const query = new URLSearchParams(Object.entries(filter) as [string, string][]).toString();
  const reading = useReading(`/api/audit/records?${query}`, Trail);
  const exported = useTrailExport();
  const { before: _before, ...newest } = filter;
  const columns = useTrailColumns((about) => go({ ...newest, about }));
  return (
    <PageFrame
      title={t('title')}
      actions={<ExportMenu name={t('title')} columns={exported} rows={reading.data?.records ?? []} />}
    >
      <p className="app-faint">{t('lead')}</p>
      <TrailFilterBar filter={filter} onChange={go} />
      <Read reading={reading}>
        {({ records, older }) => (
          <>
            {records.length === 0 ? <NothingHere hint={t('empty')} /> : (
              <WideTable<TrailRecord>
                name={t('title')} rowKey="id" size="small" dataSource={records} columns={columns}
              />
            )}
            <Flex gap={8} className="trail-pages">
              {filter.before === undefined ? null : <Button onClick={() => go(newest)}>{t('newest')}</Button>}
              {older === null ? null : <Button onClick={() => go({ ...filter, before: older })}>{t('older')}</Button>}
            </Flex>
          </>
        )}
      </Read>
    </PageFrame>
  );
}
