import { Done } from '@qingce/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewList } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../shared/ActModal.tsx';
import { Ceiling } from '../shared/Ceiling.tsx';
import { MoneyText } from '../shared/MoneyText.tsx';

/** 会签 — the signer sees the hash and the total that the signature is about. */
export function SignList({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const [open, setOpen] = useState(false);
  const needed = useNeeded();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('sign')}
      </Button>
      {open ? (
        <ActModal<{ opinion: string }, Done>
          title={t('signTitle', { number: list.number })}
          ok={t('sign')}
          done={t('signed')}
          path={`/api/review-lists/${list.id}/sign`}
          schema={Done}
          body={({ opinion }) => ({ hash: list.hash, opinion })}
          onClose={() => setOpen(false)}
        >
          <p>{t('signLead')}</p>
          <Ceiling policy={list.policy} amount={list.total} />
          <p>
            <code className="review-hash">{list.hash}</code>
          </p>
          <p>
            <strong>
              <MoneyText yuan={list.total} words />
            </strong>
          </p>
          <Form.Item name="opinion" label={t('opinion')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
