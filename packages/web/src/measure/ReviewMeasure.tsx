import { Done } from '@qingce/contract';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure, ReviewMeasure as Filled } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

const conclusions = ['no-restriction', 'exception'] as const;

/** 公平竞争审查 — its document, day and conclusion. */
export function ReviewMeasure({ measure }: { measure: Measure }): ReactNode {
  const { t } = useTranslation('measure');
  const needed = useNeeded();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)} aria-label={`${t('review')} ${measure.applicant}`}>
        {t('review')}
      </Button>
      {open ? (
        <ActModal<Filled, Done>
          title={`${t('review')} · ${measure.applicant}`}
          ok={t('review')}
          done={t('reviewed')}
          path={`/api/measures/${measure.id}/review`}
          schema={Done}
          initial={{ conclusion: 'no-restriction', exception: '' }}
          onClose={() => setOpen(false)}
        >
          <p className="app-faint">{t('reviewLead')}</p>
          <Form.Item name="document" label={t('document')} rules={[needed]}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="reviewedOn" label={t('reviewedOn')} rules={[needed]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="conclusion" label={t('conclusion')}>
            <Radio.Group options={conclusions.map((value) => ({ value, label: t(`conclusions.${value}`) }))} />
          </Form.Item>
          <Form.Item name="exception" label={t('exception')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
