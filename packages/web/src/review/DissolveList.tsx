import { Done } from '@qingce/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewList, WithReason } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

/** 撤销名单 — what becomes of its claims is said before the reason is asked for. */
export function DissolveList({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const [open, setOpen] = useState(false);
  const needed = useNeeded();
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('dissolve')}
      </Button>
      {open ? (
        <ActModal<WithReason, Done>
          title={t('dissolveTitle', { number: list.number })}
          ok={t('dissolve')}
          done={t('dissolved')}
          path={`/api/review-lists/${list.id}/dissolve`}
          schema={Done}
          onClose={() => setOpen(false)}
        >
          <p>{t(list.state === 'signed' ? 'dissolveSignedLead' : 'dissolveLead')}</p>
          <Form.Item name="reason" label={t('reason')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
