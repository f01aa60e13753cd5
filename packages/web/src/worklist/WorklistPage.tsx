import { QuestionCircleOutlined } from '@ant-design/icons';
import { ClaimLine } from '@qingce/contract';
import { Button } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { BulkActs } from './BulkActs.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { WaitingElsewhere } from './WaitingElsewhere.tsx';
import { addressOf } from './claim-filter.ts';
import { useClaimExport } from './useClaimExport.ts';
import { useFilter } from './useFilter.ts';
import { useLetters, useListKeys } from './useListKeys.ts';

/** 待办 — what waits for the reader's post: lists and orders first, then claims by deadline and amount at stake. */
export function WorklistPage(): ReactNode {
  const { t } = useTranslation('worklist');
  return (
    <ClaimList title={t('title')} path="/api/worklist" empty={t('empty')} isOwn>
      <WaitingElsewhere />
    </ClaimList>
  );
}

/** 全部申报 — every claim that was submitted, for those who look. */
export function AllClaimsPage(): ReactNode {
  const { t } = useTranslation('worklist');
  return <ClaimList title={t('all')} path="/api/claims" empty={t('emptyAll')} isOwn={false} />;
}

interface ClaimListProps {
  readonly title: string;
  readonly path: string;
  /** What is said when there are none at all. */
  readonly empty: string;
  /** The reader's own work: shows what they may do, instead of who holds the claim. */
  readonly isOwn: boolean;
  readonly children?: ReactNode;
}

function ClaimList({ title, path, empty, isOwn, children }: ClaimListProps): ReactNode {
  const { t } = useTranslation('worklist');
  const [filter, setFilter] = useFilter();
  const reading = useReading(`${path}${addressOf(filter)}`, z.array(ClaimLine));
  const columns = useClaimExport();
  const isNarrowed = Object.keys(filter).length > 0;
  const [ids, setIds] = useState<readonly string[]>([]);
  // A claim that has left the list meanwhile is no longer selected.
  const selected = (reading.data ?? []).filter(({ id }) => ids.includes(id));
  const selection = { ids: selected.map(({ id }) => id), onChange: setIds };
  return (
    <PageFrame
      title={title}
      actions={<ExportMenu name={t('exportFile')} columns={columns} rows={reading.data ?? []} />}
    >
      {children}
      <FilterBar filter={filter} onChange={setFilter} withOffices={!isOwn} />
      {isOwn ? <BulkActs selected={selected} onClear={() => setIds([])} /> : null}
      <ListWithKeys>
        <Read
          reading={reading}
          isEmpty={(lines) => lines.length === 0}
          empty={<NothingHere hint={isNarrowed ? t('emptyFiltered') : empty} />}
        >
          {(lines) => <ClaimTable lines={lines} withActs={isOwn} {...(isOwn ? { selection } : {})} />}
        </Read>
      </ListWithKeys>
    </PageFrame>
  );
}

/** A list that is moved through by keys, with the button that tells them. */
function ListWithKeys({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation('worklist');
  const list = useRef<HTMLDivElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [letters, setLetters] = useLetters();
  useListKeys(list, { letters, onHelp: useCallback(() => setHelpOpen(true), []) });
  return (
    <>
      <Button
        type="text" size="small" className="work-key-help" icon={<QuestionCircleOutlined />}
        onClick={() => setHelpOpen(true)}
      >
        {t('keyHelp')}
      </Button>
      <div ref={list}>{children}</div>
      {isHelpOpen ? <KeyHelp letters={letters} onLetters={setLetters} onClose={() => setHelpOpen(false)} /> : null}
    </>
  );
}
