import { Applicant } from '@qingce/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OpenClaim, PolicyLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicies } from '../kit/usePolicy.ts';
import { usePolicyWorkedOn } from '../kit/usePolicyWorkedOn.ts';

const Opened = z.object({ claimId: z.string() });

/**
 * 开始申报 — for which applicant, under which policy, for which year; a claim that is open already is opened
 * again.
 */
export function StartClaim(): ReactNode {
  const { t } = useTranslation('claim');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<OpenClaim>();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('start')}
      </Button>
      <Modal
        open={open}
        title={t('startTitle')}
        okText={t('start')}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Choices form={form} />
      </Modal>
    </>
  );
}

function Choices({ form }: { form: ReturnType<typeof Form.useForm<OpenClaim>>[0] }): ReactNode {
  const { t } = useTranslation('claim');
  const applicants = useReading('/api/applicants', z.array(Applicant));
  const policies = usePolicies();
  return (
    <Read
      reading={applicants}
      isEmpty={(all) => all.length === 0}
      empty={
        <NothingHere hint={t('noApplicant')}>
          <Link to="/applicants">
            <Button type="primary">{t('register')}</Button>
          </Link>
        </NothingHere>
      }
    >
      {(all) => (
        <Read reading={policies}>
          {(found) => <StartForm form={form} applicants={all} policies={found} />}
        </Read>
      )}
    </Read>
  );
}

/** Those under which the applicant can claim at all. */
function fittingPolicies(policies: readonly PolicyLine[], applicant: Applicant | undefined): readonly PolicyLine[] {
  return policies.filter(({ forms }) => applicant !== undefined && forms.includes(applicant.kind));
}

function StartForm({
  form,
  applicants,
  policies,
}: {
  form: ReturnType<typeof Form.useForm<OpenClaim>>[0];
  applicants: readonly Applicant[];
  policies: readonly PolicyLine[];
}): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const navigate = useNavigate();
  const { data: service } = useService();
  const start = useAct<OpenClaim, z.infer<typeof Opened>>({
    path: '/api/claims',
    schema: Opened,
    onDone: ({ claimId }) => {
      void navigate({ to: `/claims/${claimId}` });
    },
  });
  const thisYear = Number.parseInt(service?.today.slice(0, 4) ?? '', 10);
  const workedOn = usePolicyWorkedOn();
  const [first] = applicants;
  const applicantId = Form.useWatch('applicantId', form) ?? first?.id;
  const fitting = fittingPolicies(policies, applicants.find(({ id }) => id === applicantId));
  const initial = {
    applicantId: first?.id, policy: workedOn.of(fittingPolicies(policies, first))?.id, claimYear: thisYear - 1,
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(filled) => {
        workedOn.choose(filled.policy);
        start.mutate(filled);
      }}
    >
      <Form.Item name="applicantId" label={t('applicant')} rules={[{ required: true }]}>
        <Select
          options={applicants.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string) => form.setFieldValue(
            'policy', workedOn.of(fittingPolicies(policies, applicants.find((one) => one.id === id)))?.id)}
        />
      </Form.Item>
      <Form.Item name="policy" label={t('policy')} rules={[{ required: true }]}>
        <Select
          options={fitting.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
        />
      </Form.Item>
      <Form.Item name="claimYear" label={t('year')} rules={[{ required: true }]}>
        <InputNumber precision={0} />
      </Form.Item>
      <RefusalNotice error={start.error} />
    </Form>
  );
}
