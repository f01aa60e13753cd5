import { ClaimLine, Inspectors } from '@qingce/contract';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useReading } from '../kit/useApi.ts';

const Planned = z.object({ visitId: z.string() });
interface Filled {
  readonly claimId: string;
  readonly plannedOn: string;
  readonly place: string;
  readonly inspectors: string[];
}

/** 安排核查 — which claim, when, where, and who goes. */
export function PlanVisit(): ReactNode {
  const { t } = useTranslation('visit');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('plan')}
      </Button>
      {open ? <PlanDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PlanDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('visit');
  const { t: shared } = useTranslation('shared');
  const { userId } = useSession();
  const needed = useNeeded();
  const [form] = Form.useForm<Filled>();
  const claimId = Form.useWatch('claimId', form);
  const lines = useReading('/api/claims', z.array(ClaimLine)).data ?? [];
  const colleagues = useReading('/api/visits/inspectors', Inspectors).data ?? [];
  const claims = lines.filter(({ state }) => state === 'accepted');
  return (
    <ActModal<Filled, z.infer<typeof Planned>>
      form={form}
      title={t('plan')}
      ok={t('plan')}
      done={t('planned')}
      path={`/api/claims/${claimId ?? ''}/visits`}
      schema={Planned}
      body={({ plannedOn, place, inspectors }) => ({ plannedOn, place, inspectors })}
      initial={{ inspectors: [userId] }}
      onClose={onClose}
    >
      <p className="app-faint">{t('planLead')}</p>
      <Form.Item name="claimId" label={t('planClaim')} rules={[{ required: true, message: shared('needed') }]}>
        <Select
          notFoundContent={t('planNoClaim')}
          options={claims.map(({ id, number, applicant }) => ({ value: id, label: `${number ?? ''} ${applicant}` }))}
        />
      </Form.Item>
      <Form.Item name="plannedOn" label={t('planDay')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="place" label={t('planPlace')} rules={[needed]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="inspectors"
        label={t('planInspectors')}
        rules={[{ required: true, type: 'array', min: 2, message: t('twoInspectors') }]}
      >
        <Select mode="multiple" options={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </ActModal>
  );
}
