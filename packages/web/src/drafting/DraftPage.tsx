import { PolicyDraft } from '@qingce/contract';
import { useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { Loading, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { stateColours } from './state-colours.ts';
import { DraftParts } from './DraftParts.tsx';
import { readKept } from './kept-text.ts';
import { Propose, Publish, Return, Withdraw } from './Proposal.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useDraftText } from './useDraftText.ts';
import type { KeptText } from './kept-text.ts';
import type { DraftTextInHand } from './useDraftText.ts';
import './drafting.css';

/** 政策草案 — one changed text: written, checked, tried, compared, proved, proposed; published by a second person. */
export function DraftPage(): ReactNode {
  const { draftId } = useParams({ strict: false }) as { draftId: string };
  const { t } = useTranslation('drafting');
  const reading = useReading(`/api/policy-drafts/${draftId}`, PolicyDraft);
  if (!reading.data) return <PageFrame title={t('title')}><Read reading={reading}>{() => null}</Read></PageFrame>;
  return <Writable draft={reading.data} />;
}

/** Who reads sees the newest save, always; who writes has their own text in hand, and what the device kept of it. */
function Writable({ draft }: { draft: PolicyDraft }): ReactNode {
  const { role, userId } = useSession();
  const mayWrite = role === 'policy-drafter' && draft.state === 'open';
  const kept = useQuery({
    queryKey: ['kept-text', userId, draft.id], enabled: mayWrite, staleTime: Number.POSITIVE_INFINITY, gcTime: 0,
    queryFn: () => readKept({ userId, draftId: draft.id }),
  });
  if (mayWrite && kept.isPending) return <Loading />;
  return mayWrite
    ? <Desk key={draft.id} draft={draft} kept={kept.data ?? null} mayWrite />
    : <Desk key={`${draft.id} ${draft.save}`} draft={draft} kept={null} mayWrite={false} />;
}

interface DeskProps { readonly draft: PolicyDraft; readonly kept: KeptText | null; readonly mayWrite: boolean }

function Desk({ draft, kept, mayWrite }: DeskProps): ReactNode {
  const { t } = useTranslation('drafting');
  const language = useLanguage();
  const inHand = useDraftText(draft, kept);
  return (
    <PageFrame title={draft.title} actions={<Actions draft={draft} inHand={inHand} />}>
      <Flex gap={8} wrap align="center" className="drafting-head">
        <Tag color={stateColours[draft.state]}>{t(`states.${draft.state}`)}</Tag>
        <span>{inLanguage(draft.policyTitle, language)}</span>
        <span className="app-faint">{t('begunBy', { by: draft.begunBy })} <DateText at={draft.begunAt} /></span>
      </Flex>
      {draft.state === 'outdated' ? <Alert type="warning" showIcon title={t('outdatedLead')} /> : null}
      {mayWrite ? <SaveBar inHand={inHand} /> : null}
      <DraftParts draft={draft} inHand={inHand} mayWrite={mayWrite} />
    </PageFrame>
  );
}

function Actions({ draft, inHand }: { draft: PolicyDraft; inHand: DraftTextInHand }): ReactNode {
  const { role } = useSession();
  const waiting = draft.proposals.find(({ outcome }) => outcome === null);
  if (role === 'policy-drafter') {
    if (draft.state === 'open') return <Propose draft={draft} save={inHand.save} isChanged={inHand.isChanged} />;
    return waiting ? <Withdraw draft={draft} /> : null;
  }
  if (role !== 'commerce-director' || !waiting) return null;
  return (
    <>
      <Return draft={draft} />
      {draft.state === 'proposed' ? <Publish draft={draft} proposal={waiting} /> : null}
    </>
  );
}
