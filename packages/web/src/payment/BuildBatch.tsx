import { BatchId, Payable, PaymentOrder } from '@qingce/contract';
import { App, Button, Drawer, Flex, Radio, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useTreasuryName } from '../kit/useItemNames.ts';

/** 编制批次 — chooses orders of one treasury that wait for a batch. */
export function BuildBatch(): ReactNode {
  const { t } = useTranslation('payment');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('build')}</Button>
      {open ? (
        <Drawer open onClose={() => setOpen(false)} title={t('build')} size={640}>
          <WaitingOrders onDone={() => setOpen(false)} />
        </Drawer>
      ) : null}
    </>
  );
}

function WaitingOrders({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useTranslation('payment');
  const payables = useReading('/api/payables', z.array(Payable));
  return (
    <Read
      reading={payables}
      isEmpty={(all) => !all.some(waits)}
      empty={<NothingHere hint={t('buildNone')} />}
    >
      {(all) => <OrderChoice waiting={all.filter(waits)} onDone={onDone} />}
    </Read>
  );
}

function OrderChoice({ waiting, onDone }: { waiting: readonly Payable[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation('payment');
  const { message } = App.useApp();
  const treasuryName = useTreasuryName();
  const treasuries = [...new Set(waiting.map(({ treasury }) => treasury))];
  const [treasury, setTreasury] = useState(treasuries[0] ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const orders = useReading('/api/payment-orders', z.array(PaymentOrder));
  const build = useAct({
    path: '/api/payment-batches',
    schema: BatchId,
    body: (ids: readonly string[]) => ({ treasury, orders: ids }),
    onDone: () => {
      void message.success(t('built'));
      onDone();
    },
  });
  const ids = new Set(waiting.filter((payable) => payable.treasury === treasury).map(({ orderId }) => orderId));
  return (
    <Flex vertical gap={16}>
      <Radio.Group
        value={treasury}
        onChange={({ target }) => { setTreasury(String(target.value)); setChosen([]); }}
        options={treasuries.map((value) => ({ value, label: treasuryName(value) }))}
      />
      <Read reading={orders}>
        {(all) => (
          <Table<PaymentOrder>
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={all.filter(({ id }) => ids.has(id))}
            columns={[
              { title: t('number'), dataIndex: 'number' },
              { title: t('payee'), dataIndex: 'payee' },
              {
                title: t('amount'), dataIndex: 'amount', align: 'right',
                // What goes to the bank: of a payment to an individual, less the tax.
                render: (amount: string, { tax }) => <MoneyText yuan={tax?.net ?? amount} />,
              },
            ]}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getTitleCheckboxProps: () => ({ 'aria-label': t('build') }),
              getCheckboxProps: (order) => ({ 'aria-label': `${order.number} ${order.payee}` }),
            }}
          />
        )}
      </Read>
      <RefusalNotice error={build.error} />
      <Button
        type="primary"
        disabled={chosen.length === 0}
        loading={build.isPending}
        onClick={() => build.mutate(chosen)}
      >
        {t('build')}
      </Button>
    </Flex>
  );
}

function waits({ acts }: Payable): boolean {
  return acts.includes('batch');
}
