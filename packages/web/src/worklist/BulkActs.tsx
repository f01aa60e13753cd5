import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useActName } from '../kit/useActName.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { bulkActs } from './bulk-acts.ts';
import type { BulkAct } from './bulk-acts.ts';

/** 批量办理 — what can be done with the claims that are selected, and with how many of them. */
export function BulkActs({ selected, onClear }: {
  selected: readonly ClaimLine[]; onClear: () => void;
}): ReactNode {
  const { t } = useTranslation('worklist');
  const actName = useActName();
  const [open, setOpen] = useState<{ act: BulkAct; lines: readonly ClaimLine[] }>();
  const offered = bulkActs.map((act) => ({ act, lines: selected.filter(({ actions }) => actions.includes(act)) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <>
      {selected.length === 0 ? null : (
        <Flex className="work-bulk" gap={8} wrap align="center">
          <output>{t('bulk.selected', { n: selected.length })}</output>
          {offered.map((each) => (
            <Button key={each.act} onClick={() => setOpen(each)}>
              {t('bulk.act', { act: actName(each.act), n: each.lines.length })}
            </Button>
          ))}
          {offered.length === 0 ? <span className="app-faint">{t('bulk.nothing')}</span> : null}
          <Button type="text" onClick={onClear}>{t('bulk.clear')}</Button>
        </Flex>
      )}
      {open ? (
        <BulkDialog
          {...open}
          onClose={() => {
            setOpen(undefined);
            onClear();
          }}
        />
      ) : null}
    </>
  );
}
