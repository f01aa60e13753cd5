import { Done } from '@qingce/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryCase } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal } from '../kit/ActModal.tsx';
import type { recoveryZhCN } from './recovery.zh-CN.ts';
import { ActFields, bodies } from './act-fields.tsx';

type Act = keyof typeof recoveryZhCN.act;

/** Where each act is sent. */
const paths: Readonly<Record<Act, string>> = {
  'recovery.state': 'statement', 'recovery.hold-hearing': 'hearing', 'recovery.propose': 'propose',
  'recovery.drop': 'drop', 'recovery.decide': 'decide', 'recovery.agree-instalments': 'instalments',
  'recovery.suspend': 'suspend', 'recovery.resume': 'resume', 'recovery.refer': 'refer',
  'recovery.receive': 'receipts', 'recovery.set-off': 'set-offs', 'recovery.undo-set-off': 'undo-set-off',
  'recovery.write-off': 'write-offs',
};

/** What the reader may do in the case, one button each. */
export function RecoveryActs({ recovery }: { recovery: RecoveryCase }): ReactNode {
  const { t } = useTranslation('recovery');
  const [doing, setDoing] = useState<Act>();
  const acts = recovery.actions.filter((act): act is Act => act in paths);
  return (
    <>
      {acts.map((act) => <Button key={act} onClick={() => setDoing(act)}>{t(`act.${act}`)}</Button>)}
      {doing === undefined ? null : (
        <ActDialog act={doing} recovery={recovery} onClose={() => setDoing(undefined)} />
      )}
    </>
  );
}

function ActDialog(
  { act, recovery, onClose }: { act: Act; recovery: RecoveryCase; onClose: () => void },
): ReactNode {
  const { t } = useTranslation('recovery');
  const body = bodies[act];
  return (
    <ActModal<Record<string, string | undefined>, Done>
      title={t(`act.${act}`)}
      ok={t(`act.${act}`)}
      done={t('done')}
      path={`/api/recovery-cases/${recovery.id}/${paths[act]}`}
      schema={Done}
      body={(filled) => (body ? body(filled, recovery) : filled)}
      onClose={onClose}
    >
      <ActFields act={act} recovery={recovery} />
    </ActModal>
  );
}
