import { Created, NewerDraft, RegisterHistory } from '@qingce/contract';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Flex, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Applicant, EnterPaper } from '@qingce/contract';
import { kindsFor } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { ClaimFacts } from '../claim/ClaimFacts.tsx';
import { Clashes } from '../claim/Clashes.tsx';
import { DraftState } from '../claim/DraftState.tsx';
import { askedMaterials } from '../claim/asked-materials.ts';
import { useDraftAt } from '../claim/useDraft.ts';
import type { DraftInHand } from '../claim/useDraft.ts';
import { itemsOf } from '../claim/whole-draft.ts';
import { inShanghai } from '../kit/DateText.tsx';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { asClaimed, heldFor } from './as-claimed.ts';
import { typedIn } from './typed-in.ts';

interface PaperProps { readonly policy: CheckedPolicy; readonly applicant: Applicant; readonly year: number }

/** 录入 — what stands on one paper, kept as it is typed: on the server, so that another officer may go on with it. */
export function TypePaper(props: PaperProps): ReactNode {
  const ofApplicant = `/api/applicants/${props.applicant.id}`;
  const path = `${ofApplicant}/paper-drafts/${props.policy.id}/${props.year}`;
  const register = useReading(`${ofApplicant}/register-facts?year=${props.year}`, RegisterHistory);
  const draft = useReading(path, NewerDraft);
  const { data: service } = useService();
  return (
    <Read reading={register}>
      {({ held }) => (
        <Read reading={draft}>
          {(begun) => (service ? <Typing {...props} {...{ path, begun, held }} today={service.today} /> : null)}
        </Read>
      )}
    </Read>
  );
}

interface TypingProps extends PaperProps {
  readonly path: string;
  readonly begun: NewerDraft;
  readonly held: RegisterHistory['held'];
  readonly today: string;
}

function Typing({ policy, applicant, year, path, begun, held, today }: TypingProps): ReactNode {
  const { t } = useTranslation('paper');
  // What did not reach the server yet is personal data at a desk that others use: it ends with the tab or at sign-out.
  const draft = useDraftAt({
    path, keptAs: `paper-${policy.id}-${year}-${applicant.id}`, storage: sessionStorage, stored: begun,
  });
  const { catchUp } = draft;
  useEffect(() => void catchUp().catch(() => {}), [catchUp]);
  const typed = typedIn(draft.facts, today);
  const { facts, receivedOn } = typed;
  const file = {
    claimed: asClaimed(policy, { applicant, held }, { year, receivedOn, facts }), draft: facts, priorAwards: [],
    kinds: kindsFor(policy, applicant.kind), register: heldFor(policy, held),
  };
  return (
    <>
      <Flex gap={12} wrap align="center">
        <label htmlFor="paper-received">{t('receivedOn')}</label>
        <Input
          id="paper-received"
          type="date"
          style={{ width: 170 }}
          value={receivedOn}
          onChange={({ target }) => draft.change({ ...draft.facts, receivedOn: target.value })}
        />
        <DraftState draft={draft} />
      </Flex>
      <Begun draft={begun} />
      <Clashes file={file} policy={policy} draft={draft} />
      <ClaimFacts
        file={file}
        policy={policy}
        draft={{ facts, change: (next) => draft.change({ ...draft.facts, ...next }) }}
      />
      <MaterialsInScan policy={policy} draft={draft} materials={typed.materials} />
      <Enter policy={policy} draft={draft} round={{ applicantId: applicant.id, year }} typed={typed} />
    </>
  );
}

/** Who has typed what stands there already. */
function Begun({ draft: { saves } }: { draft: NewerDraft }): ReactNode {
  const { t } = useTranslation('paper');
  const last = saves.at(-1);
  if (!last) return null;
  const { by, at, isOwn } = last;
  const said = isOwn ? t('begunByYou', { at: inShanghai(at) }) : t('begunBy', { by, at: inShanghai(at) });
  return <output className="app-faint">{said}</output>;
}

function MaterialsInScan(
  { policy, draft, materials }: { policy: CheckedPolicy; draft: DraftInHand; materials: readonly string[] },
): ReactNode {
  const { t } = useTranslation('paper');
  const language = useLanguage();
  const asked = askedMaterials(policy, itemsOf(draft.facts));
  if (asked.length === 0) return null;
  return (
    <fieldset className="paper-materials">
      <legend>{t('materialsInScan')}</legend>
      <Checkbox.Group
        value={[...materials]}
        onChange={(chosen) => draft.change({ ...draft.facts, materials: chosen })}
        options={asked.map(({ id, name, required }) => ({
          value: id, label: required ? `${inLanguage(name, language)} *` : inLanguage(name, language),
        }))}
      />
    </fieldset>
  );
}

interface EnterProps {
  readonly policy: CheckedPolicy;
  readonly draft: DraftInHand;
  readonly round: Pick<EnterPaper, 'applicantId' | 'year'>;
  readonly typed: Pick<EnterPaper, 'facts' | 'receivedOn' | 'materials'>;
}

/** Makes the entry of what was typed; the draft is gone with it. */
function Enter({ policy, draft, round, typed }: EnterProps): ReactNode {
  const { t } = useTranslation('paper');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const send = useAct<EnterPaper, z.infer<typeof Created>>({
    path: '/api/paper-claims', schema: Created,
    onDone: () => {
      void message.success(t('entered'));
      void navigate({ to: '/paper-claims' });
    },
  });
  const asked = new Set(askedMaterials(policy, itemsOf(typed.facts)).map(({ id }) => id));
  // Saved first, so that nothing is left to be saved after the entry was made.
  const enter = async (): Promise<void> => {
    if (await draft.save() === undefined) return;
    send.mutate({
      ...round, ...typed, policy: policy.id, materials: typed.materials.filter((id) => asked.has(id)),
    });
  };
  return (
    <>
      <RefusalNotice error={send.error} />
      <Button
        type="primary"
        size="large"
        loading={send.isPending}
        disabled={itemsOf(typed.facts).length === 0 || typed.receivedOn === ''}
        onClick={() => void enter()}
      >
        {t('save')}
      </Button>
    </>
  );
}
