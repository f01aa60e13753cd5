import { BreachRecorded, Done } from '@qingce/contract';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ObligationAct, ObligationLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { useKinds } from '../recovery/useKindName.ts';

interface Filled {
  readonly said: string; readonly paper: string; readonly brokenOn?: string; readonly kind?: string;
  readonly hearingOn?: string;
  /** Answers to the policy's questions, as typed. */
  readonly facts?: Readonly<Record<string, string | undefined>>;
}

interface RecordProps { readonly act: ObligationAct; readonly line: ObligationLine }

/** One record of an obligation in a dialog: what was found, the paper, and what the act asks for beside them. */
export function RecordObligation({ act, line, onClose }: RecordProps & { onClose: () => void }): ReactNode {
  const { t } = useTranslation('obligation');
  const language = useLanguage();
  const obligation = inLanguage(line.name, language);
  return (
    <ActModal<Filled, z.infer<typeof Done> | z.infer<typeof BreachRecorded>>
      title={t('actTitle', { act: t(`act.${act}`), obligation, applicant: line.applicant })}
      ok={t(`act.${act}`)}
      done={t('done')}
      path={`/api/claims/${line.claimId}/obligations/${act}`}
      schema={z.union([Done, BreachRecorded])}
      body={(filled) => bodyOf(act, line, filled)}
      onClose={onClose}
    >
      <p>{t(`leadOf.${act}`)}</p>
      <Fields act={act} line={line} />
    </ActModal>
  );
}

function bodyOf(act: ObligationAct, { position, obligation, asksBack, missing }: ObligationLine, filled: Filled) {
  const { said, paper, brokenOn, kind, hearingOn } = filled;
  const plain = { position, obligation, said, paper };
  if (act === 'fulfil') return plain;
  const facts = Object.fromEntries(missing.flatMap(({ key, type }) => {
    const typed = filled.facts?.[key]?.trim() ?? '';
    return typed === '' ? [] : [[key, factOf(type, typed)]];
  }));
  if (act === 'note') return { ...plain, facts };
  return { ...plain, facts, brokenOn, recovery: asksBack ? { kind, hearingOn } : null };
}

/** As the policy's door takes it: a yes or no and a whole number are no texts. */
function factOf(type: string, typed: string): string | number | boolean {
  if (type === 'boolean') return typed === 'true';
  return (type === 'integer' || type === 'year') && /^-?\d{1,15}$/.test(typed) ? Number.parseInt(typed, 10) : typed;
}

function Fields({ act, line }: RecordProps): ReactNode {
  const { t } = useTranslation('obligation');
  const needed = useNeeded();
  return (
    <>
      {act === 'breach' ? (
        <Form.Item name="brokenOn" label={t('brokenOn')} rules={[needed]}><Input type="date" /></Form.Item>
      ) : null}
      {act === 'fulfil' ? null : <LaterFacts missing={line.missing} isNeeded={act === 'note'} />}
      <Form.Item name="said" label={t('said')} rules={[needed]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <Form.Item name="paper" label={t('paper')} rules={[needed]}><Input maxLength={120} /></Form.Item>
      {act === 'breach' && line.asksBack ? <Recovery policy={line.policy} /> : null}
    </>
  );
}

function LaterFacts({ missing, isNeeded }: Pick<ObligationLine, 'missing'> & { isNeeded: boolean }): ReactNode {
  const { t } = useTranslation('obligation');
  const language = useLanguage();
  const needed = useNeeded();
  const yesOrNo = [{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }];
  return missing.map(({ key, ask, type }) => (
    <Form.Item key={key} name={['facts', key]} label={inLanguage(ask, language)} rules={isNeeded ? [needed] : []}>
      {type === 'boolean'
        ? <Select options={yesOrNo} />
        : <Input type={type === 'day' ? 'date' : 'text'} maxLength={80} />}
    </Form.Item>
  ));
}

function Recovery({ policy }: Pick<ObligationLine, 'policy'>): ReactNode {
  const { t } = useTranslation('obligation');
  const needed = useNeeded();
  const { optionsOf } = useKinds();
  return (
    <>
      <p>{t('opensCase')}</p>
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: needed.message }]}>
        <Select options={optionsOf(policy)} />
      </Form.Item>
      <Form.Item name="hearingOn" label={t('hearingOn')} rules={[needed]}><Input type="date" /></Form.Item>
    </>
  );
}
