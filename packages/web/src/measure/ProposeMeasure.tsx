import { Applicant, MeasureProposed } from '@qingce/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ProposeMeasure as Filled } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, readPolicy, usePolicies } from '../kit/usePolicy.ts';
import { usePolicyWorkedOn } from '../kit/usePolicyWorkedOn.ts';

/** 提出一企一策 — for whom, on which of the policy's subjects, why, up to how much and until when. */
export function ProposeMeasure(): ReactNode {
  const { t } = useTranslation('measure');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('propose')}
      </Button>
      {open ? <ProposeDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ProposeDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('measure');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const needed = useNeeded();
  const [form] = Form.useForm<Filled>();
  const policies = usePolicies().data ?? [];
  const applicants = useReading('/api/applicants', z.array(Applicant)).data ?? [];
  const workedOn = usePolicyWorkedOn().of(policies)?.id;
  const subjects = useSubjects(Form.useWatch('policy', form) ?? workedOn);
  const chosen = { required: true, message: shared('needed') };
  return (
    <ActModal<Filled, z.infer<typeof MeasureProposed>>
      form={form}
      title={t('propose')}
      ok={t('propose')}
      done={t('proposed')}
      path="/api/measures"
      schema={MeasureProposed}
      {...(workedOn === undefined ? {} : { initial: { policy: workedOn } })}
      onClose={onClose}
    >
      <p className="app-faint">{t('proposeLead')}</p>
      <Form.Item name="policy" label={t('policy')} rules={[chosen]}>
        <Select options={policies.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))} />
      </Form.Item>
      <Form.Item name="applicantId" label={t('applicant')} rules={[chosen]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={applicants.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="subject" label={t('subject')} rules={[chosen]}>
        <Select
          notFoundContent={t('notForeseen')}
          options={subjects.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }))}
        />
      </Form.Item>
      <Form.Item name="purpose" label={t('purpose')} rules={[needed]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="ceiling" label={t('ceiling')} rules={[needed]}>
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name="expiresOn" label={t('expiresOn')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
    </ActModal>
  );
}

/** What the policy lets be proposed; nothing while none is chosen, or where it foresees nothing. */
function useSubjects(policy: string | undefined): readonly { id: string; name: { zh: string; en: string } }[] {
  const address = usePolicies().data?.find(({ id }) => id === policy)?.address;
  const loaded = useQuery({
    queryKey: [address ?? ''], enabled: address !== undefined, staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readPolicy(address ?? ''),
  });
  return loaded.data?.process.individual?.subjects ?? [];
}
