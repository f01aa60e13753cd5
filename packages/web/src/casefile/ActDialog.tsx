import { Done } from '@qingce/contract';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { AskCorrections, pointsOf } from '../correction/AskCorrections.tsx';
import type { AskedPoint } from '../correction/AskCorrections.tsx';
import { fieldsOf } from '../correction/useTargets.ts';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { Ceiling } from '../kit/Ceiling.tsx';
import { AppealFields, StepChoice } from './AppealFields.tsx';
import { OverrideAnswer, OverrideFields } from './OverrideFields.tsx';
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
  readonly outcome?: string;
  readonly step?: string;
  readonly remedy?: string;
  readonly amounts?: readonly string[];
  readonly basis?: string;
  readonly documentNo?: string;
  readonly decidedOn?: string;
  readonly corrections?: readonly AskedPoint[];
}

/** What is written there is an opinion; in all other acts it is a reason. */
const notes: ReadonlySet<string> = new Set(['note', 'overrideAnswer', 'settlement']);

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
      <Asked asks={asks} file={file} policy={policy} />
      {asks === 'corrections' ? <AskCorrections file={file} policy={policy} /> : null}
    </ActModal>
  );
}

const bodies: Readonly<Record<Asks, (filled: Filled) => object>> = {
  nothing: () => ({}),
  note: ({ text }) => ({ note: text }),
  reason: ({ text }) => ({ reason: text }),
  override: ({ text, amounts, basis }) => ({ reason: text, amounts, basis }),
  overrideAnswer: ({ text, outcome }) => ({ note: text, agrees: outcome === 'agrees' }),
  recall: ({ text, step }) => ({ reason: text, step }),
  appeal: ({ text, step, outcome, remedy, documentNo, decidedOn }) => ({
    finding: text, outcome, remedy, documentNo, decidedOn, step: outcome === 'upheld' ? step : null,
  }),
  settlement: ({ text, outcome }) => ({ decision: text, outcome }),
  extension: ({ text, until }) => ({ reason: text, until }),
  corrections: ({ corrections = [] }) => ({
    corrections: corrections.map(({ target = '', what, ask }) => ({ ...fieldsOf(target), what, ask })),
  }),
};

function Asked({ asks, file, policy }: Pick<ActDialogProps, 'file' | 'policy'> & { asks: Asks }): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  if (asks === 'nothing' || asks === 'corrections') return null;
  return (
    <>
      {fieldsFor(asks, { file, policy })}
      <Form.Item name="text" label={t(`field.${notes.has(asks) ? 'note' : 'reason'}`)} rules={[needed]}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </>
  );
}

/** What an act asks for besides its words. */
function fieldsFor(asks: Asks, { file, policy }: Pick<ActDialogProps, 'file' | 'policy'>): ReactNode {
  switch (asks) {
    case 'extension': return <ExtensionFields />;
    case 'override': return <OverrideFields file={file} policy={policy} />;
    case 'overrideAnswer': return <OverrideAnswer file={file} />;
    case 'recall': return <StepChoice steps={['verification', 'preliminary-review']} />;
    case 'appeal': return <AppealFields policy={policy} />;
    case 'settlement': return <SettlementFields />;
    default: return null;
  }
}

function ExtensionFields(): ReactNode {
  const { t } = useTranslation('correction');
  const needed = useNeeded();
  return (
    <Form.Item name="until" label={t('until')} rules={[needed]}>
      <Input type="date" />
    </Form.Item>
  );
}

function SettlementFields(): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  const outcomes = (['stands', 'anew'] as const).map((value) => ({ value, label: t(`settlement.${value}`) }));
  return (
    <Form.Item name="outcome" label={t('settlement.outcome')} rules={[needed]}>
      <Radio.Group options={outcomes} />
    </Form.Item>
  );
}

/** The ceiling, where the act decides about money: a proposal wants it, a decision is about money that is held. */
function CeilingFor({ act, file }: Pick<ActDialogProps, 'act' | 'file'>): ReactNode {
  if (act !== 'review.propose' && act !== 'award.decide') return null;
  const { policy, amount } = file.claim;
  return <Ceiling policy={policy} held={act === 'award.decide'} {...amount === null ? {} : { amount }} />;
}
