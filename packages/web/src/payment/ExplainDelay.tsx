import { Done } from '@qingce/contract';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DelayCause, Payable } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

const causes: readonly DelayCause[] = ['funds-not-in-place', 'account-unclear', 'papers-missing', 'bank', 'other'];

/** 说明未付原因 — the treasury says why it has not paid; the applicant reads it. */
export function ExplainDelay({ payable, onClose }: { payable: Payable; onClose: () => void }): ReactNode {
  const { t } = useTranslation('payment');
  const { t: words } = useTranslation('claimWords');
  const needed = useNeeded();
  return (
    <ActModal<{ cause: DelayCause; note?: string }, Done>
      title={t('explainTitle', { number: payable.number })}
      ok={t('submit')}
      done={t('done')}
      path={`/api/payment-orders/${payable.orderId}/delay`}
      schema={Done}
      onClose={onClose}
    >
      <Form.Item name="cause" label={t('cause')} rules={[{ required: true, message: needed.message }]}>
        <Select options={causes.map((value) => ({ value, label: words(`cause.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </ActModal>
  );
}
