import { Created, PolicyDraftLine } from '@qingce/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { BeginDraft } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicies } from '../kit/usePolicy.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { stateColours } from './state-colours.ts';

/** 政策草案 — all of them, the newest first; a new one begins from the version in force. */
export function DraftsPage(): ReactNode {
  const { t } = useTranslation('drafting');
  const language = useLanguage();
  const reading = useReading('/api/policy-drafts', z.array(PolicyDraftLine));
  return (
    <PageFrame title={t('title')} actions={useSession().role === 'policy-drafter' ? <Begin /> : null}>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => (
          <WideTable<PolicyDraftLine>
            name={t('title')}
            rowKey="id"
            dataSource={all}
            columns={[
              {
                title: t('draft'), key: 'title', render: (_, { id, title }) => (
                  <Link to="/policy-drafts/$draftId" params={{ draftId: id }}>{title}</Link>
                ),
              },
              { title: t('policy'), key: 'policy', render: (_, one) => inLanguage(one.policyTitle, language) },
              {
                title: t('state'), key: 'state', render: (_, { state }) => (
                  <Tag color={stateColours[state]}>{t(`states.${state}`)}</Tag>
                ),
              },
              {
                title: t('lastSave'), key: 'save', render: (_, { save, savedBy, savedAt }) => (
                  <>{t('saveNumber', { save })} · {savedBy} · <DateText at={savedAt} /></>
                ),
              },
            ]}
          />
        )}
      </Read>
    </PageFrame>
  );
}

function Begin(): ReactNode {
  const { t } = useTranslation('drafting');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('begin')}</Button>
      {open ? <BeginDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function BeginDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('drafting');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const needed = useNeeded();
  const navigate = useNavigate();
  const policies = usePolicies().data ?? [];
  return (
    <ActModal<BeginDraft, z.infer<typeof Created>>
      title={t('begin')} ok={t('begin')} done={t('begun')} path="/api/policy-drafts" schema={Created}
      onDone={({ id }) => void navigate({ to: '/policy-drafts/$draftId', params: { draftId: id } })}
      onClose={onClose}
    >
      <p className="app-faint">{t('beginLead')}</p>
      <Form.Item name="policy" label={t('policy')} rules={[{ required: true, message: shared('needed') }]}>
        <Select options={policies.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('whatChanges')} rules={[needed]}><Input maxLength={120} /></Form.Item>
    </ActModal>
  );
}
