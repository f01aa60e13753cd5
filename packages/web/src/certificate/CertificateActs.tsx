import { Done } from '@qingce/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimCertificate } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

type Act = ClaimCertificate['actions'][number];

const paths: Readonly<Record<Act, string>> = {
  'certificate.issue': '', 'certificate.pledge': '/pledge', 'certificate.release': '/release',
};
const fields: Readonly<Record<Act, readonly ('expectedOn' | 'pledgee' | 'paper')[]>> = {
  'certificate.issue': ['expectedOn'], 'certificate.pledge': ['pledgee', 'paper'], 'certificate.release': ['paper'],
};

/** What the reader may do with the certificate of a claim, one button each. */
export function CertificateActs({ claimId, actions }: { claimId: string; actions: readonly Act[] }): ReactNode {
  const { t } = useTranslation('certificate');
  const [doing, setDoing] = useState<Act>();
  return (
    <>
      {actions.map((act) => <Button key={act} onClick={() => setDoing(act)}>{t(`act.${act}`)}</Button>)}
      {doing === undefined ? null : (
        <ActModal<Record<string, string>, Done>
          title={t(`act.${doing}`)}
          ok={t(`act.${doing}`)}
          done={t('done')}
          path={`/api/claims/${claimId}/certificate${paths[doing]}`}
          schema={Done}
          onClose={() => setDoing(undefined)}
        >
          <p>{t(`lead.${doing}`)}</p>
          {fields[doing].map((name) => <Field key={name} name={name} act={doing} />)}
        </ActModal>
      )}
    </>
  );
}

function Field({ name, act }: { name: 'expectedOn' | 'pledgee' | 'paper'; act: Act }): ReactNode {
  const { t } = useTranslation('certificate');
  const needed = useNeeded();
  const label = name === 'paper' && act === 'certificate.release' ? 'releasePaper' : name;
  return (
    <Form.Item name={name} label={t(label)} rules={[needed]}>
      <Input type={name === 'expectedOn' ? 'date' : 'text'} maxLength={120} />
    </Form.Item>
  );
}
