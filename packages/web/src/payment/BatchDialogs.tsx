import { BatchFile, BudgetSubject, Done } from '@qingce/contract';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PaymentBatch } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal } from '../kit/ActModal.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { readApi } from '../kit/api.ts';
import { subjectOf } from '../kit/subject-of.ts';
import { useAct } from '../kit/useApi.ts';
import { useItemNames } from '../kit/useItemNames.ts';
import { writeXlsx } from '../kit/write-xlsx.ts';
import { batchSheets } from './batch-workbook.ts';
import { saveFile } from '../kit/save-file.ts';

interface DialogProps {
  readonly batch: PaymentBatch;
  readonly onClose: () => void;
}

/** 复核 and 放行 — the person sees the totals, and signs the file by the hash that is shown. */
export function SignBatch({ batch, what, onClose }: DialogProps & { what: 'check' | 'release' }): ReactNode {
  const { t } = useTranslation('payment');
  const firstUses = batch.lines.filter(({ firstUse }) => firstUse !== null).length;
  return (
    <ActModal
      title={t(`${what}Title`, { number: batch.number })}
      ok={t(what)}
      done={t('done')}
      path={`/api/payment-batches/${batch.id}/${what}`}
      schema={Done}
      body={() => ({ fileSha256: batch.fileSha256 })}
      onClose={onClose}
    >
      <p>{t('lines', { count: batch.lineCount })}</p>
      <p><MoneyText yuan={batch.total} words /></p>
      {firstUses > 0 ? <Alert type="warning" showIcon title={t('firstUses', { count: firstUses })} /> : null}
      <p className="app-faint" style={{ overflowWrap: 'anywhere' }}>{t('hash', { hash: batch.fileSha256 })}</p>
    </ActModal>
  );
}

/** 作废 — the batch goes nowhere, its orders wait for another. */
export function CancelBatch({ batch, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('payment');
  return (
    <ActModal
      title={t('cancelTitle', { number: batch.number })}
      ok={t('cancel')}
      done={t('done')}
      path={`/api/payment-batches/${batch.id}/cancel`}
      schema={Done}
      body={() => ({})}
      onClose={onClose}
    >
      <p>{t('cancelLead')}</p>
    </ActModal>
  );
}

/** 导出 — the treasury's file as it was built, or the same as a workbook; either look at full accounts is an act. */
export function ExportBatch({ batch }: { batch: PaymentBatch }): ReactNode {
  const { t } = useTranslation('payment');
  const workbook = useBatchWorkbook();
  const path = `/api/payment-batches/${batch.id}/file`;
  const file = useAct({ path, schema: BatchFile, body: () => ({}), onDone: saveText });
  const sheet = useAct({ path, schema: BatchFile, body: () => ({}), onDone: (built) => void workbook(built) });
  return (
    <>
      <Button size="small" loading={file.isPending} onClick={() => file.mutate(undefined)}>
        {t('export')}
      </Button>
      <Button size="small" loading={sheet.isPending} onClick={() => sheet.mutate(undefined)}>
        {t('exportWorkbook')}
      </Button>
    </>
  );
}

function saveText({ name, text }: BatchFile): void {
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
}

/** Writes and saves the workbook of a batch. */
function useBatchWorkbook(): (file: BatchFile) => Promise<void> {
  const { t } = useTranslation('payment');
  const itemName = useItemNames();
  const words = t('workbook', { returnObjects: true });
  return async (file) => {
    const subjects = new Map<string, BudgetSubject[]>();
    for (const policy of new Set(file.parts.map((part) => part.policy))) {
      subjects.set(policy, await readApi(`/api/funds/${policy}/subjects`, z.array(BudgetSubject)));
    }
    const content = await writeXlsx(batchSheets(file, {
      ...words, sheets: [words.paymentSheet, words.subjectSheet],
      itemName: (policy, item) => (item === null ? words.pooled : itemName(policy, item)),
      subjectOf: ({ policy, item }) => subjectOf(subjects.get(policy) ?? [], { item, year: file.year }),
    }));
    saveFile(content, file.name.replace(/\.csv$/, '.xlsx'));
  };
}
