import type { PaymentBatch } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import { useTreasuryName } from '../kit/useItemNames.ts';

type Row = PaymentBatch['lines'][number] & { readonly batch: PaymentBatch };

/** Every line of the batches with the batch that it is in. */
export function rowsOf(batches: readonly PaymentBatch[]): Row[] {
  return batches.flatMap((batch) => batch.lines.map((line) => ({ ...line, batch })));
}

/** The columns of the exported batches, one row a line of a payment file. */
export function useBatchExport(): ExportColumn<Row>[] {
  const { t } = useTranslation('payment');
  const treasuryName = useTreasuryName();
  return columnsOf(t('batchesExported', { returnObjects: true }), {
    number: ['text', ({ batch }) => batch.number],
    treasury: ['text', ({ batch }) => treasuryName(batch.treasury)],
    state: ['text', ({ batch }) => t(`batchState.${batch.state}`)],
    line: ['number', ({ line }) => line],
    instruction: ['text', ({ instruction }) => instruction],
    payee: ['text', ({ payee }) => payee],
    account: ['text', ({ account }) => account],
    amount: ['yuan', ({ amount }) => amount],
    tax: ['yuan', ({ tax }) => tax],
    lineState: ['text', ({ state }) => t(`lineState.${state}`)],
    hash: ['text', ({ batch }) => batch.fileSha256],
    releasedAt: ['instant', ({ batch }) => batch.releasedAt],
  });
}
