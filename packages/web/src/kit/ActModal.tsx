import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { ZodType } from 'zod';
import { RefusalNotice } from './RefusalNotice.tsx';
import { useAct } from './useApi.ts';

interface ActModalProps<Filled, Reply> {
  readonly title: string;
  /** What the button that does it says. */
  readonly ok: string;
  /** What is said once it is done. */
  readonly done: string;
  readonly path: string;
  readonly schema: ZodType<Reply>;
  /** The body of the request; what was filled in when absent. */
  readonly body?: (filled: Filled) => unknown;
  readonly initial?: Partial<Filled>;
  /** Given when a field depends on another. */
  readonly form?: FormInstance<Filled>;
  readonly onDone?: (reply: Reply) => void;
  readonly onClose: () => void;
  /** What the act means, and the fields that it asks for. */
  readonly children: ReactNode;
}

/** One act in a dialog: what it means, what it asks for, and below it why it was refused when it was. */
export function ActModal<Filled extends object, Reply>(props: ActModalProps<Filled, Reply>): ReactNode {
  const { t } = useTranslation('shared');
  const { message } = App.useApp();
  const [own] = Form.useForm<Filled>();
  const form = props.form ?? own;
  const act = useAct<Filled, Reply>({
    path: props.path,
    schema: props.schema,
    ...(props.body ? { body: props.body } : {}),
    onDone: (reply) => {
      void message.success(props.done);
      props.onDone?.(reply);
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText={t('cancel')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form<Filled>
        form={form}
        layout="vertical"
        {...(props.initial ? { initialValues: props.initial } : {})}
        onFinish={(filled) => act.mutate(filled)}
      >
        {props.children}
      </Form>
      <RefusalNotice error={act.error} />
    </Modal>
  );
}

/** The rule of a field that must be filled in. */
export function useNeeded(): { readonly required: true; readonly whitespace: true; readonly message: string } {
  const { t } = useTranslation('shared');
  return { required: true, whitespace: true, message: t('needed') };
}
