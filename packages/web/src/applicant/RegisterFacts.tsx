import { Applicant } from '@qingce/contract';
import { FactForm, LawSurroundings, assessDraft, factsOfApplicant, writeAt } from '@qingce/law-view';
import '@qingce/law-view/law.css';
import { App, Button, Drawer, Flex, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, FactPath } from '@qingce/law-view';
import type { PolicyLine, RecordRegisterFacts } from '@qingce/contract';
import { askedOf, kindsFor } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicies, usePolicy } from '../kit/usePolicy.ts';
import { usePolicyWorkedOn } from '../kit/usePolicyWorkedOn.ts';
import { changedFacts } from './changed-facts.ts';

interface RegisterFactsProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

/** 登记事实 — what the bureau's register holds about an applicant, in the words of a policy's declarations. */
export function RegisterFacts({ applicant, onClose }: RegisterFactsProps): ReactNode {
  const { t } = useTranslation('applicant');
  return (
    <Drawer open onClose={onClose} title={t('factsTitle', { name: applicant.name })} size={520}>
      <Read reading={usePolicies()}>
        {(policies) => <ForPolicy applicant={applicant} onClose={onClose} policies={policies} />}
      </Read>
    </Drawer>
  );
}

function ForPolicy({
  policies,
  ...props
}: RegisterFactsProps & { policies: readonly PolicyLine[] }): ReactNode {
  const { t } = useTranslation('applicant');
  const language = useLanguage();
  const workedOn = usePolicyWorkedOn();
  const fitting = policies.filter(({ forms }) => forms.includes(props.applicant.kind));
  const policy = workedOn.of(fitting);
  return (
    <Flex vertical gap={16}>
      <p className="app-faint">{t('factsLead')}</p>
      {fitting.length === 0 ? <p>{t('noPolicy')}</p> : (
        <Select
          aria-label={t('policy')}
          value={policy?.id ?? null}
          onChange={workedOn.choose}
          options={fitting.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
        />
      )}
      {policy ? <PolicyFacts key={policy.id} {...props} line={policy} /> : null}
    </Flex>
  );
}

function PolicyFacts({ line, ...props }: RegisterFactsProps & { line: PolicyLine }): ReactNode {
  const language = useLanguage();
  return (
    <Read reading={usePolicy(line.id, line.hash)}>
      {(policy) => (
        <LawSurroundings policy={policy} language={language}>
          <FactsForm {...props} policy={policy} />
        </LawSurroundings>
      )}
    </Read>
  );
}

interface TypedSource { readonly source: string; readonly documentNo?: string; readonly validFrom?: string }

/** As it travels: what was left empty is none. */
function sourceOf({ source, documentNo, validFrom }: TypedSource): Omit<RecordRegisterFacts, 'facts'> {
  return { source, documentNo: documentNo?.trim() || null, validFrom: validFrom || null };
}

/** What any of the kinds that the applicant may claim as lists. */
function factsOfKinds(policy: CheckedPolicy, kinds: readonly string[]): CheckedPolicy['facts'] {
  const asked = new Set(kinds.flatMap((kind) => factsOfApplicant(policy, kind)));
  return policy.facts.filter((fact) => asked.has(fact));
}

function FactsForm({ applicant, policy, onClose }: RegisterFactsProps & { policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('applicant');
  const { message } = App.useApp();
  const kinds = kindsFor(policy, applicant.kind);
  const held = askedOf(policy, applicant.registerFacts);
  const [draft, setDraft] = useState<Draft>({
    applicant: { ...held, kind: kinds[0] },
    claim: {},
    items: [],
  });
  const record = useAct<RecordRegisterFacts, Applicant>({
    path: `/api/applicants/${applicant.id}/register-facts`,
    schema: Applicant,
    onDone: () => {
      void message.success(t('factsDone'));
      onClose();
    },
  });
  const { errors } = assessDraft({ policy, draft, view: '', readings: {} });
  const wrong = errors.filter(({ path }) => path.startsWith('applicant.'));
  const facts = changedFacts({ held, now: draft.applicant });
  const change = (path: FactPath, value: unknown): void => setDraft((before) => writeAt(before, path, value));
  return (
    <>
      <FactForm
        facts={factsOfKinds(policy, kinds)}
        at={['applicant']}
        form={{ json: draft, errors: wrong, needed: new Set(), onChange: change }}
      />
      <Form<TypedSource> layout="vertical" onFinish={(typed) => record.mutate({ facts, ...sourceOf(typed) })}>
        <Form.Item
          name="source"
          label={t('source')}
          extra={t('sourceHelp')}
          rules={[{ required: true, whitespace: true, message: t('needed') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="documentNo" label={t('documentNo')}><Input maxLength={120} /></Form.Item>
        <Form.Item name="validFrom" label={t('holdsFrom')} extra={t('holdsFromHelp')}><Input type="date" /></Form.Item>
        <RefusalNotice error={record.error} />
        <Flex gap={8}>
          <Button
            type="primary"
            htmlType="submit"
            loading={record.isPending}
            disabled={wrong.length > 0 || Object.keys(facts).length === 0}
          >
            {t('factsSubmit')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </Flex>
      </Form>
    </>
  );
}
