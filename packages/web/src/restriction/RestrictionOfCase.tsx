import { Done, Restriction } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile, OpenRestriction as Opening } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useReading } from '../kit/useApi.ts';

/** 资格限制 — on a case: whether its applicant may not claim at present, by which decision and until when. */
export function RestrictionOfCase({ claim }: Pick<CaseFile, 'claim'>): ReactNode {
  const { t } = useTranslation('restriction');
  const { data = [] } = useReading('/api/restrictions', z.array(Restriction));
  return data.filter(({ applicantId, policy, state }) =>
    applicantId === claim.applicantId && policy === claim.policy && state === 'in-force').map((restriction) => (
    <Alert
      key={restriction.id}
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={t('restricted', {
        document: restriction.decision?.document ?? '', until: restriction.decision?.until ?? '',
      })}
      action={<Link to="/restrictions">{t('title')}</Link>}
    />
  ));
}

const openers = ['commerce-section-chief', 'finance-reviewer'];

/** 资格限制立案 — a finding in the handling of the claim, and the day on which it is heard. */
export function OpenRestriction({ claim }: Pick<CaseFile, 'claim'>): ReactNode {
  const { t } = useTranslation('restriction');
  const { role } = useSession();
  const needed = useNeeded();
  const [isOpening, setIsOpening] = useState(false);
  if (!openers.includes(role) || claim.number === null) return null;
  return (
    <>
      <Button size="small" onClick={() => setIsOpening(true)}>{t('open')}</Button>
      {isOpening ? (
        <ActModal<Opening, Done>
          title={t('openTitle', { applicant: claim.applicant })}
          ok={t('open')}
          done={t('opened')}
          path={`/api/claims/${claim.id}/restrictions`}
          schema={Done}
          onClose={() => setIsOpening(false)}
        >
          <p>{t('openLead')}</p>
          <Form.Item name="clause" label={t('clause')} rules={[needed]}><Input maxLength={40} /></Form.Item>
          <Form.Item name="finding" label={t('finding')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          <Form.Item name="hearingOn" label={t('hearingOn')} rules={[needed]}><Input type="date" /></Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
