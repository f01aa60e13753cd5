import { ClaimLine } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { PageFrame } from '../shared/PageFrame.tsx';
import { NothingHere, Read } from '../shared/PageStates.tsx';
import { useReading } from '../shared/useApi.ts';
import { WaitingElsewhere } from './WaitingElsewhere.tsx';
import { ClaimTable } from './ClaimTable.tsx';

/** 待办 — what waits for the reader's post: lists and orders first, then claims by deadline and amount at stake. */
export function WorklistPage(): ReactNode {
  const { t } = useTranslation('worklist');
  const reading = useReading('/api/worklist', z.array(ClaimLine));
  return (
    <PageFrame title={t('title')}>
      <WaitingElsewhere />
      <Read
        reading={reading}
        isEmpty={(lines) => lines.length === 0}
        empty={<NothingHere hint={t('empty')} />}
      >
        {(lines) => <ClaimTable lines={lines} withActs />}
      </Read>
    </PageFrame>
  );
}

/** 全部申报 — every claim that was submitted, for those who look. */
export function AllClaimsPage(): ReactNode {
  const { t } = useTranslation('worklist');
  const reading = useReading('/api/claims', z.array(ClaimLine));
  return (
    <PageFrame title={t('all')}>
      <Read
        reading={reading}
        isEmpty={(lines) => lines.length === 0}
        empty={<NothingHere hint={t('emptyAll')} />}
      >
        {(lines) => <ClaimTable lines={lines} withActs={false} />}
      </Read>
    </PageFrame>
  );
}
