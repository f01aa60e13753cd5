import { Done } from '@qingce/contract';
import { App, Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { Read } from '../shared/PageStates.tsx';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { inLanguage, usePolicy } from '../shared/usePolicy.ts';

interface Appropriation {
  readonly year: number;
  readonly amount: string;
  readonly documentNo: string;
}

/** 预算下达 — raises the ceiling of a year by a document. */
export function ReceiveAppropriation({ policy }: { policy: PolicyLine }): ReactNode {
  const { t } = useTranslation('fund');
  const { message } = App.useApp();
  const { data: service } = useService();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Appropriation>();
  const receive = useAct<Appropriation, Done>({
    path: `/api/funds/${policy.id}/appropriations`,
    schema: Done,
    onDone: () => {
      void message.success(t('done'));
      setOpen(false);
    },
  });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('receive')}</Button>
      <Modal
        open={open}
        title={t('receive')}
        okText={t('submit')}
        cancelText={t('cancel')}
        confirmLoading={receive.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ year: Number.parseInt(service?.today.slice(0, 4) ?? '', 10) }}
          onFinish={(filled) => receive.mutate(filled)}
        >
          <Form.Item name="year" label={t('budgetYear')} rules={needed}>
            <InputNumber precision={0} />
          </Form.Item>
          <Form.Item name="amount" label={t('amount')} rules={needed}>
            <InputNumber stringMode min="0.01" precision={2} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="documentNo" label={t('documentNo')} rules={needed}>
            <Input maxLength={120} />
          </Form.Item>
        </Form>
        <RefusalNotice error={receive.error} />
      </Modal>
    </>
  );
}

interface Ratios {
  readonly from: string;
  readonly basis: string;
  readonly shares: Readonly<Record<string, string>>;
}

/** 分担比例 — dated ratios of the treasuries that the policy names, with their legal basis. */
export function SetShares({ policy }: { policy: PolicyLine }): ReactNode {
  const { t } = useTranslation('fund');
  const { message } = App.useApp();
  const language = useLanguage();
  const { data: service } = useService();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Ratios>();
  const checked = usePolicy(policy.id, policy.hash);
  const set = useAct<Ratios, Done>({
    path: `/api/funds/${policy.id}/shares`,
    schema: Done,
    onDone: () => {
      void message.success(t('done'));
      setOpen(false);
    },
  });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('shares')}</Button>
      <Modal
        open={open}
        title={t('shares')}
        okText={t('submit')}
        cancelText={t('cancel')}
        confirmLoading={set.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ from: service?.today }}
          onFinish={(filled) => set.mutate(filled)}
        >
          <Form.Item name="from" label={t('from')} rules={needed}>
            <Input type="date" />
          </Form.Item>
          <Read reading={checked}>
            {({ shares }) =>
              (shares?.parties ?? []).map((party) => (
                <Form.Item
                  key={party.id}
                  name={['shares', party.id]}
                  label={inLanguage(party.name, language)}
                  rules={needed}
                >
                  <Input inputMode="decimal" placeholder="0.5" maxLength={12} />
                </Form.Item>
              ))
            }
          </Read>
          <Form.Item name="basis" label={t('basis')} rules={needed}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </Form>
        <RefusalNotice error={set.error} />
      </Modal>
    </>
  );
}
