import { AuditOutlined } from '@ant-design/icons';
import { CaseBundle } from '@qingce/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClaimLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { saveFile } from '../kit/save-file.ts';
import { useAct } from '../kit/useApi.ts';

/** 取审计包 — an auditor takes the case away as a file that `qingce recompute` computes anew. */
export function TakeBundle({ claim }: { claim: ClaimLine }): ReactNode {
  const { t } = useTranslation('casefile');
  const { role } = useSession();
  const take = useAct<object, CaseBundle>({
    path: `/api/claims/${claim.id}/bundle`, schema: CaseBundle, onDone: (bundle) => saveFile(
      new Blob([JSON.stringify(bundle, null, 1)], { type: 'application/json' }),
      `${t('bundleFile', { number: bundle.claim.number })}.json`,
    ),
  });
  if (role !== 'auditor') return null;
  return (
    <>
      <RefusalNotice error={take.error} />
      <Button icon={<AuditOutlined />} title={t('bundleHint')} loading={take.isPending} onClick={() => take.mutate({})}>
        {t('bundle')}
      </Button>
    </>
  );
}
