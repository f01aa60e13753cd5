import { BankVerdict } from '@qingce/contract';
import { Button, Drawer, Flex, Form, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { MoneyText } from '../shared/MoneyText.tsx';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useNeeded } from '../shared/ActModal.tsx';
import { useAct } from '../shared/useApi.ts';
import { useTreasuries } from '../shared/useItemNames.ts';

/** 导入银行回单 — the file of a treasury's bank, and what was made of each of its lines. */
export function ImportReturns(): ReactNode {
  const { t } = useTranslation('payment');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('importReturns')}</Button>
      {open ? (
        <Drawer open onClose={() => setOpen(false)} title={t('importReturns')} size={720}>
          <ReturnFile />
        </Drawer>
      ) : null}
    </>
  );
}

interface Given { readonly treasury: string; readonly name: string; readonly text: string }

function ReturnFile(): ReactNode {
  const { t } = useTranslation('payment');
  const needed = useNeeded();
  const treasuries = useTreasuries();
  const [form] = Form.useForm<Given>();
  const [verdicts, setVerdicts] = useState<readonly BankVerdict[]>();
  const send = useAct<Given, BankVerdict[]>({
    path: '/api/bank-returns', schema: z.array(BankVerdict), onDone: (judged) => setVerdicts(judged),
  });
  const take = async (file: File | undefined): Promise<void> => {
    if (file) form.setFieldsValue({ name: file.name, text: await file.text() });
  };
  return (
    <Flex vertical gap={16}>
      <Form<Given> form={form} layout="vertical" onFinish={(given) => send.mutate(given)}>
        <Form.Item name="treasury" label={t('treasury')} rules={[needed]}>
          <Select options={[...treasuries]} />
        </Form.Item>
        <Form.Item label={t('chooseFile')}>
          <input
            type="file"
            accept=".csv,.txt"
            aria-label={t('chooseFile')}
            onChange={({ target }) => void take(target.files?.[0])}
          />
        </Form.Item>
        <Form.Item name="name" label={t('fileName')} rules={[needed]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="text" label={t('fileText')} rules={[needed]}><Input.TextArea rows={6} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={send.isPending}>{t('importReturns')}</Button>
      </Form>
      <RefusalNotice error={send.error} />
      {verdicts ? <Verdicts verdicts={verdicts} /> : null}
    </Flex>
  );
}

function Verdicts({ verdicts }: { verdicts: readonly BankVerdict[] }): ReactNode {
  const { t } = useTranslation('payment');
  const rows = verdicts.map((verdict, index) => ({ ...verdict, line: index + 1 }));
  return (
    <Table
      rowKey="line"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows}
      columns={[
        { title: t('instruction'), dataIndex: 'instruction' },
        {
          title: t('amount'), dataIndex: 'amount', align: 'right',
          render: (amount: string) => <MoneyText yuan={amount} />,
        },
        {
          title: t('outcomeTitle'), dataIndex: 'outcome',
          render: (outcome: BankVerdict['outcome']) => t(`outcome.${outcome}`),
        },
        {
          title: t('verdictTitle'), dataIndex: 'verdict',
          render: (verdict: BankVerdict['verdict']) => t(`verdict.${verdict}`),
        },
      ]}
    />
  );
}
