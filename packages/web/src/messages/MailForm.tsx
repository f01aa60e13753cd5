import { Done, languages } from '@qingce/contract';
import { Alert, App, Button, Form, Input, InputNumber, Radio, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MailSettings, SetMailAddress } from '@qingce/contract';
import type { ReactNode } from 'react';
import { applicantRoles, mayOpen } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';

const rhythms = ['each', 'daily', 'none'] as const;

/** Where and how often mail is sent to the person. */
export function MailForm({ settings }: { settings: MailSettings }): ReactNode {
  const { t } = useTranslation('messages');
  const { message } = App.useApp();
  const save = useAct<SetMailAddress, Done>({
    path: '/api/me/mail', schema: Done, onDone: () => void message.success(t('saved')),
  });
  const { address, isConfirmed, language, rhythm, dueWithin, isSending } = settings;
  const isOfficer = !mayOpen(applicantRoles, useSession().role);
  return (
    <Form<SetMailAddress>
      layout="vertical" className="messages-form" onFinish={(wanted) => save.mutate(wanted)}
      initialValues={{ address: address ?? '', language, rhythm, dueWithin }}
    >
      <Typography.Paragraph>{t('mailLead')}</Typography.Paragraph>
      {isSending ? null : <Alert type="info" showIcon title={t('notSending')} />}
      <Form.Item
        name="address" label={t('address')} rules={[{ required: true, type: 'email', message: t('addressWrong') }]}
        {...(address === null ? {} : { extra: isConfirmed ? t('confirmed') : t('unconfirmed') })}
      >
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="rhythm" label={t('rhythm')}>
        <Radio.Group options={rhythms.map((value) => ({ value, label: t(`rhythms.${value}`) }))} />
      </Form.Item>
      {isOfficer ? (
        <Form.Item name="dueWithin" label={t('dueWithin')} extra={t('dueWithinLead')}>
          <InputNumber min={1} max={20} precision={0} />
        </Form.Item>
      ) : null}
      <Form.Item name="language" label={t('language')}>
        <Select options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('save')}
      </Button>
      <RefusalNotice error={save.error} />
    </Form>
  );
}
