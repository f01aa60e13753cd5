import { Button, Tooltip } from 'antd';
import { useId, useState } from 'react';
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
  const [open, setOpen] = useState<CaseAct>();
  const offered = file.actions.flatMap(({ action, allowed, why }) =>
    action in caseActs ? [{ act: action as CaseAct, allowed, why }] : [],
  );
  return (
    <>
      {offered.map(({ act, allowed, why }) => (
        <ActButton key={act} act={act} why={allowed ? null : why} onOpen={() => setOpen(act)} />
      ))}
      {open ? (
        <ActDialog key={open} act={open} file={file} policy={policy} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}

interface ActButtonProps {
  readonly act: CaseAct;
  /** Why it is barred; null where it is not. */
  readonly why: CaseFile['actions'][number]['why'];
  readonly onOpen: () => void;
}

/** A barred act stays a stop of the Tab key, so that its reason is heard and seen there. */
function ActButton({ act, why, onOpen }: ActButtonProps): ReactNode {
  const language = useLanguage();
  const actName = useActName();
  const reasonId = useId();
  const reason = why === null ? undefined : sentenceOf({ ...why, path: '', message: why.code }, language);
  const looks = { type: caseActs[act].isMain ? 'primary' : 'default', danger: caseActs[act].ends } as const;
  if (reason === undefined) return <Button {...looks} onClick={onOpen}>{actName(act)}</Button>;
  return (
    <>
      <Tooltip title={reason} trigger={['hover', 'focus']}>
        <Button className="case-act-barred" aria-disabled aria-describedby={reasonId}>{actName(act)}</Button>
      </Tooltip>
      <span id={reasonId} hidden>{reason}</span>
    </>
  );
}
