import { Applicant, Created, RegisterHistory } from '@qingce/contract';
import { LawSurroundings } from '@qingce/law-view';
import '@qingce/law-view/law.css';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { EnterPaper } from '@qingce/contract';
import { kindsFor } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ClaimFacts } from '../claim/ClaimFacts.tsx';
import { askedMaterials } from '../claim/asked-materials.ts';
import { itemsOf } from '../claim/whole-draft.ts';
import '../claim/claim.css';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { RoundChoice } from '../kit/RoundChoice.tsx';
import type { Round } from '../kit/RoundChoice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, usePolicy } from '../kit/usePolicy.ts';
import { asClaimed, heldFor } from './as-claimed.ts';
import './paper.css';

/** 录入纸质申报 — the policy's own form, filled in by an officer from the paper. */
export function EnterPaperPage(): ReactNode {
  const { t } = useTranslation('paper');
  return (
    <PageFrame title={t('enter')}>
      <p className="app-faint">{t('enterLead')}</p>
      <RoundChoice>{(round) => <WithPolicy key={`${round.policy.id} ${round.year}`} round={round} />}</RoundChoice>
    </PageFrame>
  );
}

function WithPolicy({ round }: { round: Round }): ReactNode {
  const language = useLanguage();
  const policy = usePolicy(round.policy.id, round.policy.hash);
  return (
    <Read reading={policy}>
      {(checked) => (
        <LawSurroundings policy={checked} language={language}>
          <WhoseAndWhen policy={checked} year={round.year} />
        </LawSurroundings>
      )}
    </Read>
  );
}

function WhoseAndWhen({ policy, year }: { policy: CheckedPolicy; year: number }): ReactNode {
  const { t } = useTranslation('paper');
  const { data: service } = useService();
  const applicants = useReading('/api/applicants', z.array(Applicant));
  const [whose, setWhose] = useState<string>();
  const [given, setGiven] = useState<string>();
  const receivedOn = given ?? service?.today ?? '';
  return (
    <Read reading={applicants}>
      {(all) => {
        const applicant = all.find(({ id }) => id === whose);
        return (
          <Flex vertical gap={16}>
            <Flex gap={12} wrap align="center">
              <Select
                aria-label={t('applicant')}
                placeholder={t('applicant')}
                style={{ width: 360, maxWidth: '100%' }}
                showSearch={{ optionFilterProp: 'label' }}
                value={whose ?? null}
                options={all.filter(({ mergedInto }) => mergedInto === null)
                  .map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setWhose}
              />
              <label htmlFor="paper-received">{t('receivedOn')}</label>
              <Input
                id="paper-received"
                type="date"
                style={{ width: 170 }}
                value={receivedOn}
                onChange={({ target }) => setGiven(target.value)}
              />
            </Flex>
            {applicant && receivedOn !== '' ? (
              <WithRegister key={applicant.id} policy={policy} applicant={applicant} round={{ year, receivedOn }} />
            ) : null}
          </Flex>
        );
      }}
    </Read>
  );
}

interface TypingProps {
  readonly policy: CheckedPolicy;
  readonly applicant: Applicant;
  readonly round: { readonly year: number; readonly receivedOn: string };
  readonly held: RegisterHistory['held'];
}

function WithRegister(props: Omit<TypingProps, 'held'>): ReactNode {
  const address = `/api/applicants/${props.applicant.id}/register-facts?year=${props.round.year}`;
  return <Read reading={useReading(address, RegisterHistory)}>{({ held }) => <Typing {...props} held={held} />}</Read>;
}

function Typing({ policy, applicant, round, held }: TypingProps): ReactNode {
  const { t } = useTranslation('paper');
  const { message } = App.useApp();
  const language = useLanguage();
  const navigate = useNavigate();
  const [facts, setFacts] = useState<EnterPaper['facts']>({ applicant: {}, items: [] });
  const [materials, setMaterials] = useState<readonly string[]>([]);
  const send = useAct<EnterPaper, z.infer<typeof Created>>({
    path: '/api/paper-claims', schema: Created,
    onDone: () => {
      void message.success(t('entered'));
      void navigate({ to: '/paper-claims' });
    },
  });
  const asked = askedMaterials(policy, itemsOf(facts));
  const file = {
    claimed: asClaimed(policy, { applicant, held }, { ...round, facts }), draft: facts, priorAwards: [],
    kinds: kindsFor(policy, applicant.kind), register: heldFor(policy, held),
  };
  return (
    <>
      <ClaimFacts
        file={file}
        policy={policy}
        draft={{ facts, change: (next) => setFacts(next as EnterPaper['facts']) }}
      />
      {asked.length > 0 ? (
        <fieldset className="paper-materials">
          <legend>{t('materialsInScan')}</legend>
          <Checkbox.Group
            value={[...materials]}
            onChange={(chosen) => setMaterials(chosen)}
            options={asked.map(({ id, name, required }) => ({
              value: id, label: required ? `${inLanguage(name, language)} *` : inLanguage(name, language),
            }))}
          />
        </fieldset>
      ) : null}
      <RefusalNotice error={send.error} />
      <Button
        type="primary"
        size="large"
        loading={send.isPending}
        disabled={itemsOf(facts).length === 0}
        onClick={() => send.mutate({
          policy: policy.id, applicantId: applicant.id, ...round, facts,
          materials: asked.map(({ id }) => id).filter((id) => materials.includes(id)),
        })}
      >
        {t('save')}
      </Button>
    </>
  );
}
