import { Applicant } from '@qingce/contract';
import {
  creditCodeProblem, normalizeCreditCode, normalizeIdentityNumber, organizationCodeDoubt, personNumberProblem,
} from '@qingce/values';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterApplicant as Registration } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

const kinds = ['enterprise', 'institution', 'individual'] as const;

/**
 * 登记申报主体 — the code, or the number of an individual's identity card, is checked while it is typed; whoever
 * registers becomes the mandate holder.
 */
export function RegisterApplicant(): ReactNode {
  const { t } = useTranslation('applicant');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('register')}
      </Button>
      {open ? <Registering onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Registering({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('applicant');
  const [form] = Form.useForm<Registration>();
  const kind = Form.useWatch('kind', form);
  const needed = useNeeded();
  const checkCode = async (_rule: unknown, code: string | undefined): Promise<void> => {
    const problem = code === undefined || code === '' ? undefined : creditCodeProblem(normalizeCreditCode(code));
    if (problem) throw new Error(t(`creditCodeProblem.${problem.kind}`));
  };
  const doubtCode = async (_rule: unknown, code = ''): Promise<void> => {
    const given = normalizeCreditCode(code);
    if (!creditCodeProblem(given) && organizationCodeDoubt(given)) throw new Error(t('organizationCodeDoubt'));
  };
  const checkIdentity = async (_rule: unknown, number: string | undefined): Promise<void> => {
    const given = normalizeIdentityNumber(number ?? '');
    const problem = given === '' ? undefined : personNumberProblem(given);
    if (problem) throw new Error(t(`identityNumberProblem.${problem.kind}`));
  };
  return (
    <ActModal<Registration, Applicant>
      title={t('registerTitle')}
      ok={t('submit')}
      done={t('done')}
      path="/api/applicants"
      schema={Applicant}
      initial={{ kind: 'enterprise' }}
      form={form}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('kind')}>
        <Radio.Group options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={[needed]} extra={t('nameHelp')}>
        <Input autoComplete="organization" maxLength={120} />
      </Form.Item>
      {kind === 'individual' ? (
        <Form.Item
          name="identityNumber"
          label={t('identityNumber')}
          extra={t('identityNumberHelp')}
          rules={[needed, { validator: checkIdentity }]}
          validateFirst
        >
          <Input maxLength={40} autoComplete="off" spellCheck={false} />
        </Form.Item>
      ) : (
        <Form.Item
          name="creditCode"
          label={t('creditCode')}
          rules={[needed, { validator: checkCode }, { validator: doubtCode, warningOnly: true }]}
          validateFirst
        >
          <Input maxLength={40} spellCheck={false} />
        </Form.Item>
      )}
    </ActModal>
  );
}
