import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { sentenceOf } from '../kit/api.ts';
import { useActName } from '../kit/useActName.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { ActDialog } from './ActDialog.tsx';
import { caseActs } from './case-acts.ts';
import type { CaseAct } from './case-acts.ts';

/** Exactly the acts that the transition table allows the reader here; one that is barred says why. */
export function CaseActs({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const language = useLanguage();
  const actName = useActName();
  const [open, setOpen] = useState<CaseAct>();
  const offered = file.actions.flatMap(({ action, allowed, why }) =>
    action in caseActs ? [{ act: action as CaseAct, allowed, why }] : [],
  );
  return (
    <>
      {offered.map(({ act, allowed, why }) => (
        <Tooltip key={act} title={why ? sentenceOf({ ...why, path: '', message: why.code }, language) : undefined}>
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
        <ActDialog key={open} act={open} file={file} policy={policy} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}
