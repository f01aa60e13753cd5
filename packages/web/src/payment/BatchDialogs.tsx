import { BatchFile, Done } from '@qingce/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaymentBatch } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal } from '../shared/ActModal.tsx';
import { MoneyText } from '../shared/MoneyText.tsx';
import { useAct } from '../shared/useApi.ts';
import { saveFile } from '../shared/save-file.ts';

interface DialogProps {
  readonly batch: PaymentBatch;
  readonly onClose: () => void;
}

/** 复核 and 放行 — the person sees the totals, and signs the file by the hash that is shown. */
export function SignBatch({ batch, what, onClose }: DialogProps & { what: 'check' | 'release' }): ReactNode {
  const { t } = useTranslation('payment');
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

/** 导出 — saves the treasury's file as it was built. */
export function ExportBatch({ batch }: { batch: PaymentBatch }): ReactNode {
  const { t } = useTranslation('payment');
  const file = useAct({
    path: `/api/payment-batches/${batch.id}/file`,
    schema: BatchFile,
    body: () => ({}),
    onDone: save,
  });
  return (
    <Button size="small" loading={file.isPending} onClick={() => file.mutate(undefined)}>
      {t('export')}
    </Button>
  );
}

function save({ name, text }: BatchFile): void {
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
}
