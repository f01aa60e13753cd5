import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Done } from '@qingce/contract';
import { App, Button, Flex, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';
import { caseActs } from './case-acts.ts';
import type { CaseAct } from './case-acts.ts';

interface Filled {
  readonly text?: string;
  readonly corrections?: readonly { readonly what: string }[];
}

/** One act on a case: what it means, what it asks for, and why it was refused when it was. */
export function ActDialog({
  act,
  claimId,
  onClose,
}: {
  act: CaseAct;
  claimId: string;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('casefile');
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const { address, asks } = caseActs[act];
  const doing = useAct({
    path: `/api/claims/${claimId}/${address}`,
    schema: Done,
    onDone: () => {
      void message.success(t('done'));
      onClose();
    },
  });
  const send = (filled: Filled): void => doing.mutate(bodyOf(asks, filled));
  return (
    <Modal
      open
      title={t(`dialog.${act}.title`)}
      okText={t('submit')}
      cancelText={t('cancel')}
      confirmLoading={doing.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t(`dialog.${act}.lead`)}</p>
      <Form<Filled>
        form={form}
        layout="vertical"
        onFinish={send}
        initialValues={{ corrections: [{ what: '' }] }}
      >
        {asks === 'note' || asks === 'reason' ? (
          <Form.Item
            name="text"
            label={t(`field.${asks}`)}
            rules={[{ required: true, whitespace: true, message: t('needed') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
        ) : null}
        {asks === 'corrections' ? <Corrections /> : null}
      </Form>
      <RefusalNotice error={doing.error} />
    </Modal>
  );
}

function bodyOf(asks: (typeof caseActs)[CaseAct]['asks'], { text = '', corrections = [] }: Filled): object {
  if (asks === 'note') return { note: text };
  if (asks === 'reason') return { reason: text };
  return asks === 'corrections' ? { corrections } : {};
}

/** 补正 — point by point. */
function Corrections(): ReactNode {
  const { t } = useTranslation('casefile');
  return (
    <Form.List name="corrections">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <Flex key={key} gap={8} align="flex-start">
              <Form.Item
                name={[name, 'what']}
                label={t('correction', { n: index + 1 })}
                style={{ flex: 1 }}
                rules={[{ required: true, whitespace: true, message: t('needed') }]}
              >
                <Input.TextArea rows={2} maxLength={2000} />
              </Form.Item>
              {fields.length > 1 ? (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeCorrection', { n: index + 1 })}
                  onClick={() => remove(name)}
                />
              ) : null}
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ what: '' })}>
            {t('addCorrection')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
