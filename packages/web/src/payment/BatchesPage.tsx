import { ExclamationCircleOutlined } from '@ant-design/icons';
import { PaymentBatch } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Card, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { BatchAct } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useTreasuryName } from '../kit/useItemNames.ts';
import { BuildBatch } from './BuildBatch.tsx';
import { CancelBatch, ExportBatch, SignBatch } from './BatchDialogs.tsx';
import { rowsOf, useBatchExport } from './useBatchExport.ts';
import './payment.css';

const builders = ['finance-clerk', 'district-finance'];

/** 支付批次 — built by one, checked by another, released by a third; what the bank says comes back here. */
export function BatchesPage(): ReactNode {
  const { t } = useTranslation('payment');
  const { role } = useSession();
  const reading = useReading('/api/payment-batches', z.array(PaymentBatch));
  const exported = useBatchExport();
  return (
    <PageFrame
      title={t('batches')}
      actions={<ExportMenu name={t('batches')} columns={exported} rows={rowsOf(reading.data ?? [])} />}
    >
      {builders.includes(role) ? (
        <Flex gap={8} wrap style={{ marginBottom: 16 }}>
          <BuildBatch />
          <Link to="/bank-returns"><Button>{t('importReturns')}</Button></Link>
        </Flex>
      ) : null}
      <Read
        reading={reading}
        isEmpty={(batches) => batches.length === 0}
        empty={<NothingHere hint={t('batchesEmpty')} />}
      >
        {(batches) => batches.map((batch) => <BatchCard key={batch.id} batch={batch} />)}
      </Read>
    </PageFrame>
  );
}

function BatchCard({ batch }: { batch: PaymentBatch }): ReactNode {
  const { t } = useTranslation('payment');
  const treasuryName = useTreasuryName();
  const columns = useLineColumns();
  return (
    <section aria-label={batch.number} style={{ marginBottom: 16 }}>
      <Card
        title={
          <Flex gap={8} align="center" wrap>
            <span>{batch.number}</span>
            <Tag color={batch.state === 'released' ? 'success' : 'processing'}>{t(`batchState.${batch.state}`)}</Tag>
          </Flex>
        }
      >
        <p>
          {treasuryName(batch.treasury)} · {t('lines', { count: batch.lineCount })} ·{' '}
          <MoneyText yuan={batch.total} words />
        </p>
        <BatchActs batch={batch} />
        <p className="app-faint" style={{ overflowWrap: 'anywhere' }}>{t('hash', { hash: batch.fileSha256 })}</p>
        <WideTable
          name={t('linesOf', { number: batch.number })}
          rowKey="line" size="small" dataSource={batch.lines} columns={columns}
        />
      </Card>
    </section>
  );
}

function useLineColumns(): TableColumnsType<PaymentBatch['lines'][number]> {
  const { t } = useTranslation('payment');
  return [
    { title: t('instruction'), dataIndex: 'instruction' },
    { title: t('payee'), dataIndex: 'payee' },
    {
      title: t('account'), dataIndex: 'account',
      render: (account: string, { firstUse, state }) => (
        <>
          {account}
          {firstUse === null || state !== 'live' ? null : (
            <div className="batch-first-use"><ExclamationCircleOutlined /> {t('firstUse', { on: firstUse })}</div>
          )}
        </>
      ),
    },
    {
      title: t('amount'), dataIndex: 'amount', align: 'right',
      render: (amount: string, { tax, gross }) => (
        <>
          <MoneyText yuan={amount} />
          {tax === '0.00' ? null : (
            <>
              <div className="app-faint">{t('gross')} <MoneyText yuan={gross} /></div>
              <div className="app-faint">{t('taxAmount')} <MoneyText yuan={tax} /></div>
            </>
          )}
        </>
      ),
    },
    {
      title: t('state'), dataIndex: 'state',
      render: (state: PaymentBatch['lines'][number]['state']) => t(`lineState.${state}`),
    },
  ];
}

type Signing = Exclude<BatchAct, 'file'>;

/** What the reader may do with a batch now, as the server says. */
function BatchActs({ batch }: { batch: PaymentBatch }): ReactNode {
  const { t } = useTranslation('payment');
  const [open, setOpen] = useState<Signing>();
  return (
    <Flex gap={8} wrap>
      {batch.acts.filter((act) => act !== 'file').map((act) => (
        <Button key={act} size="small" type={act === 'cancel' ? 'default' : 'primary'} onClick={() => setOpen(act)}>
          {t(act)}
        </Button>
      ))}
      {batch.acts.includes('file') ? <ExportBatch batch={batch} /> : null}
      {open ? <ActDialog batch={batch} act={open} onClose={() => setOpen(undefined)} /> : null}
    </Flex>
  );
}

function ActDialog({ act, ...props }: { act: Signing; batch: PaymentBatch; onClose: () => void }): ReactNode {
  return act === 'cancel' ? <CancelBatch {...props} /> : <SignBatch {...props} what={act} />;
}
