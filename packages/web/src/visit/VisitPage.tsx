import { LawSurroundings } from '@qingce/law-view';
import '@qingce/law-view/law.css';
import { useParams } from '@tanstack/react-router';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { SendingState } from './SendingState.tsx';
import { SignedReport } from './SignedReport.tsx';
import { VisitForm } from './VisitForm.tsx';
import { VisitResult } from './VisitResult.tsx';
import { VisitStateTag } from './VisitStateTag.tsx';
import { draftOf } from './draft-of.ts';
import type { FieldStore } from './field-store.ts';
import { useKept, useTaken } from './useField.ts';
import type { VisitInHand } from './visit-in-hand.ts';
import './visit.css';

/** 一次核查 — counting on site, phone in hand, with network or without. */
export function VisitPage(): ReactNode {
  const { visitId = '' } = useParams({ strict: false });
  const { t } = useTranslation('visit');
  const { userId } = useSession();
  const taken = useTaken(visitId);
  const kept = useKept(`visit ${visitId}`, (store) => readKept(store, visitId));
  return (
    <Read reading={taken} isEmpty={(found) => found === null} empty={<NothingHere hint={t('emptyOffline')} />}>
      {(found) => (
        <Read reading={kept}>
          {(here) => (found ? <Visit key={userId} visit={{ taken: found, ...here }} /> : null)}
        </Read>
      )}
    </Read>
  );
}

async function readKept(store: FieldStore, visitId: string): Promise<Omit<VisitInHand, 'taken'>> {
  const signed = (await store.getAll('signed')).filter((each) => each.visitId === visitId);
  return {
    draft: await store.get('drafts', visitId),
    photos: await store.getAllFromIndex('photos', 'visit', visitId),
    signed: signed.toSorted((a, b) => (a.report.content.signedAt < b.report.content.signedAt ? -1 : 1)).at(-1),
  };
}

function Visit({ visit }: { visit: VisitInHand }): ReactNode {
  const { t } = useTranslation('visit');
  const language = useLanguage();
  const { pack, policy } = visit.taken;
  const { claimNumber, applicant, plannedOn, place, state, inspectors } = pack.visit;
  return (
    <LawSurroundings policy={policy} language={language}>
      <PageFrame title={t('visitOf', { number: claimNumber })}>
        <div className="visit-page">
          <div>
            <Flex gap={8} wrap align="center">
              <strong>{applicant}</strong>
              <VisitStateTag state={state} />
            </Flex>
            <div>{t('on', { day: plannedOn, place })}</div>
            <div className="app-faint">
              {t('inspectors', { names: inspectors.map(({ name }) => name).join(' · ') })}
            </div>
          </div>
          <SendingState />
          <Stage visit={visit} />
        </div>
      </PageFrame>
    </LawSurroundings>
  );
}

/** What was typed goes before what was signed, and that before what the server has. */
function Stage({ visit }: { visit: VisitInHand }): ReactNode {
  const { taken, draft, signed } = visit;
  if (draft) return <VisitForm key="form" visit={visit} start={draft} />;
  if (signed && signed.state !== 'received') return <SignedReport visit={visit} signed={signed} />;
  if (taken.pack.own || signed) return <VisitResult visit={visit} />;
  return <VisitForm key="form" visit={visit} start={draftOf(taken.pack, undefined)} />;
}
