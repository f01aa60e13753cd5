import { Applicant } from '@qingce/contract';
import { creditCodeProblem, normalizeCreditCode } from '@qingce/values';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterApplicant as Registration } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';

const kinds = ['enterprise', 'institution', 'individual'] as const;

/** 登记申报主体 — the code is checked while it is typed; whoever registers becomes the mandate holder. */
export function RegisterApplicant(): ReactNode {
  const { t } = useTranslation('applicant');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Registration>();
  const kind = Form.useWatch('kind', form);
  const register = useAct<Registration, Applicant>({
    path: '/api/applicants',
    schema: Applicant,
    onDone: () => {
      void message.success(t('done'));
      form.resetFields();
      setOpen(false);
    },
  });
  const needed = { required: true, message: t('needed') };
  const checkCode = async (_rule: unknown, code: string | undefined): Promise<void> => {
    const problem =
      code === undefined || code === '' ? undefined : creditCodeProblem(normalizeCreditCode(code));
    if (problem) throw new Error(t(`creditCodeProblem.${problem.kind}`));
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('register')}
      </Button>
      <Modal
        open={open}
        title={t('registerTitle')}
        okText={t('submit')}
        cancelText={t('cancel')}
        confirmLoading={register.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ kind: 'enterprise' }}
          onFinish={(filled) => register.mutate(filled)}
        >
          <Form.Item name="kind" label={t('kind')}>
            <Radio.Group options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
          </Form.Item>
          <Form.Item name="name" label={t('name')} rules={[needed]} extra={t('nameHelp')}>
            <Input autoComplete="organization" maxLength={120} />
          </Form.Item>
          {kind === 'individual' ? null : (
            <Form.Item
              name="creditCode"
              label={t('creditCode')}
              rules={[needed, { validator: checkCode }]}
              validateFirst
            >
              <Input maxLength={40} spellCheck={false} />
            </Form.Item>
          )}
        </Form>
        <RefusalNotice error={register.error} />
      </Modal>
    </>
  );
}
