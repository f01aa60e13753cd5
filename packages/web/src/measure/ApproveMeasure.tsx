import { Done } from '@qingce/contract';
import { grouped } from '@qingce/values';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApproveMeasure as Filled, Measure } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

const disclosures = ['full', 'count-only'] as const;

/** 批准 — the government's number, the amount, and what is disclosed. */
export function ApproveMeasure({ measure }: { measure: Measure }): ReactNode {
  const { t } = useTranslation('measure');
  const needed = useNeeded();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)} aria-label={`${t('approve')} ${measure.applicant}`}>
        {t('approve')}
      </Button>
      {open ? (
        <ActModal<Filled, Done>
          title={`${t('approve')} · ${measure.applicant}`}
          ok={t('approve')}
          done={t('approved')}
          path={`/api/measures/${measure.id}/approve`}
          schema={Done}
          initial={{ amount: measure.ceiling, disclosure: 'full', withheldWhy: '' }}
          onClose={() => setOpen(false)}
        >
          <p className="app-faint">{t('approveLead', { ceiling: grouped(measure.ceiling) })}</p>
          <Form.Item name="number" label={t('number')} rules={[needed]}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="amount" label={t('amount')} rules={[needed]}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name="disclosure" label={t('disclosure')}>
            <Radio.Group options={disclosures.map((value) => ({ value, label: t(`disclosures.${value}`) }))} />
          </Form.Item>
          <Form.Item name="withheldWhy" label={t('withheldWhy')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
