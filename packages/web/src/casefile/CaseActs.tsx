import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useActName } from '../shared/useActName.ts';
import { ActDialog } from './ActDialog.tsx';
import { caseActs } from './case-acts.ts';
import type { CaseAct } from './case-acts.ts';

/** Exactly the acts that the transition table allows the reader here; one that is barred says why. */
export function CaseActs({ file }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('casefile');
  const actName = useActName();
  const [open, setOpen] = useState<CaseAct>();
  const offered = file.actions.flatMap(({ action, allowed }) =>
    action in caseActs ? [{ act: action as CaseAct, allowed }] : [],
  );
  return (
    <>
      {offered.map(({ act, allowed }) => (
        <Tooltip key={act} title={allowed ? undefined : t('signedBefore')}>
          <Button
            type={caseActs[act].isMain ? 'primary' : 'default'}
            danger={caseActs[act].ends}
            disabled={!allowed}
            onClick={() => setOpen(act)}
          >
            {actName(act)}
          </Button>
        </Tooltip>
      ))}
      {open ? (
        <ActDialog key={open} act={open} claimId={file.claim.id} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}
