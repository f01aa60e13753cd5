import { Done } from '@qingce/contract';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewList } from '@qingce/contract';
import type { ReactNode } from 'react';
import { MoneyText } from '../shared/MoneyText.tsx';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';

/** 会签 — the signer sees the hash and the total that the signature is about. */
export function SignList({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ opinion: string }>();
  const sign = useAct({
    path: `/api/review-lists/${list.id}/sign`,
    schema: Done,
    body: ({ opinion }: { opinion: string }) => ({ hash: list.hash, opinion }),
    onDone: () => {
      void message.success(t('signed'));
      setOpen(false);
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('sign')}
      </Button>
      <Modal
        open={open}
        title={t('signTitle', { number: list.number })}
        okText={t('sign')}
        cancelText={t('cancel')}
        confirmLoading={sign.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('signLead')}</p>
        <p>
          <code className="review-hash">{list.hash}</code>
        </p>
        <p>
          <strong>
            <MoneyText yuan={list.total} words />
          </strong>
        </p>
        <Form form={form} layout="vertical" onFinish={(filled) => sign.mutate(filled)}>
          <Form.Item
            name="opinion"
            label={t('opinion')}
            rules={[{ required: true, whitespace: true, message: t('needed') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </Form>
        <RefusalNotice error={sign.error} />
      </Modal>
    </>
  );
}
