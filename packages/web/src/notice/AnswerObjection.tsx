import { Done } from '@qingce/contract';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Objection, ResolveObjection } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';

/** 处理异议 — upheld or rejected, with a reply in words. */
export function AnswerObjection({
  objection,
  onClose,
}: {
  objection: Objection;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('notice');
  const { message } = App.useApp();
  const [form] = Form.useForm<ResolveObjection>();
  const resolve = useAct<ResolveObjection, Done>({
    path: `/api/objections/${objection.id}/resolve`,
    schema: Done,
    onDone: () => {
      void message.success(t('done'));
      onClose();
    },
  });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal
      open
      title={t('answerTitle', { number: objection.number })}
      okText={t('submit')}
      cancelText={t('cancel')}
      confirmLoading={resolve.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{objection.statement}</p>
      <p className="app-faint">{t('upheldLead')}</p>
      <Form form={form} layout="vertical" onFinish={(filled) => resolve.mutate(filled)}>
        <Form.Item name="outcome" label={t('outcome')} rules={needed}>
          <Radio.Group
            options={(['rejected', 'upheld'] as const).map((value) => ({
              value,
              label: t(`states.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="reply" label={t('reply')} rules={needed}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </Form>
      <RefusalNotice error={resolve.error} />
    </Modal>
  );
}
