import { Done } from '@qingce/contract';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { AskCorrections, pointsOf } from '../correction/AskCorrections.tsx';
import type { AskedPoint } from '../correction/AskCorrections.tsx';
import { fieldsOf } from '../correction/useTargets.ts';
import { ActModal, useNeeded } from '../shared/ActModal.tsx';
import { Ceiling } from '../shared/Ceiling.tsx';
import { caseActs } from './case-acts.ts';
import type { CaseAct } from './case-acts.ts';

interface ActDialogProps {
  readonly act: CaseAct;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
  readonly onClose: () => void;
}

interface Filled {
  readonly text?: string;
  readonly until?: string;
  readonly corrections?: readonly AskedPoint[];
}

type Asks = (typeof caseActs)[CaseAct]['asks'];

/** One act on a case: what it means and what it asks for. */
export function ActDialog({ act, file, policy, onClose }: ActDialogProps): ReactNode {
  const { t } = useTranslation('casefile');
  const { address, asks } = caseActs[act];
  return (
    <ActModal<Filled, Done>
      title={t(`dialog.${act}.title`)}
      ok={t('submit')}
      done={t('done')}
      path={`/api/claims/${file.claim.id}/${address}`}
      schema={Done}
      body={(filled) => bodies[asks](filled)}
      initial={{ corrections: pointsOf(file) }}
      onClose={onClose}
    >
      <p>{t(`dialog.${act}.lead`)}</p>
      <CeilingFor act={act} file={file} />
      <Asked asks={asks} />
      {asks === 'corrections' ? <AskCorrections file={file} policy={policy} /> : null}
    </ActModal>
  );
}

const bodies: Readonly<Record<Asks, (filled: Filled) => object>> = {
  nothing: () => ({}),
  note: ({ text }) => ({ note: text }),
  reason: ({ text }) => ({ reason: text }),
  extension: ({ text, until }) => ({ reason: text, until }),
  corrections: ({ corrections = [] }) => ({
    corrections: corrections.map(({ target = '', what, ask }) => ({ ...fieldsOf(target), what, ask })),
  }),
};

function Asked({ asks }: { asks: Asks }): ReactNode {
  const { t } = useTranslation('casefile');
  const { t: words } = useTranslation('correction');
  const needed = useNeeded();
  if (asks === 'nothing' || asks === 'corrections') return null;
  return (
    <>
      {asks === 'extension' ? (
        <Form.Item name="until" label={words('until')} rules={[needed]}>
          <Input type="date" />
        </Form.Item>
      ) : null}
      <Form.Item name="text" label={t(`field.${asks === 'note' ? 'note' : 'reason'}`)} rules={[needed]}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </>
  );
}

/** The ceiling, where the act decides about money: a proposal wants it, a decision is about money that is held. */
function CeilingFor({ act, file }: Pick<ActDialogProps, 'act' | 'file'>): ReactNode {
  if (act !== 'review.propose' && act !== 'award.decide') return null;
  const { policy, amount } = file.claim;
  return <Ceiling policy={policy} held={act === 'award.decide'} {...amount === null ? {} : { amount }} />;
}
