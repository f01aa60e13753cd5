import { VisitLine } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Flex } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { rememberOffline, useSession } from '../app/session.ts';
import { inShanghai } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { NoAnswer, readApi } from '../kit/api.ts';
import { CancelVisit } from './CancelVisit.tsx';
import { PlanVisit } from './PlanVisit.tsx';
import { SendingState } from './SendingState.tsx';
import { VisitStateTag } from './VisitStateTag.tsx';
import type { FieldStore } from './field-store.ts';
import { visitColumns } from './visit-export.ts';
import { takeAlong, useKept } from './useField.ts';
import './visit.css';

/** The visits of the person, from the server or from the device, with when each was taken along. */
interface VisitsInHand {
  readonly lines: readonly VisitLine[];
  readonly taken: ReadonlyMap<string, string>;
  readonly isOffline: boolean;
}

/** 现场核查 — the inspector's visits; opening the page takes them along on the device. */
export function VisitsPage(): ReactNode {
  const { t } = useTranslation('visit');
  const session = useSession();
  const isInspector = session.role === 'inspector';
  const reading = useKept(`visits ${session.role}`, (store) => readVisits(store, isInspector));
  useEffect(() => {
    if (isInspector) workOffline(session);
  }, [isInspector, session]);
  return (
    <PageFrame title={t('title')} actions={<VisitsActions lines={reading.data?.lines ?? []} />}>
      <div className="visit-page">
        {isInspector ? <SendingState /> : null}
        <Read reading={reading}>{(visits) => <Visits visits={visits} />}</Read>
      </div>
    </PageFrame>
  );
}

function VisitsActions({ lines }: { lines: readonly VisitLine[] }): ReactNode {
  const { t } = useTranslation('visit');
  const { role } = useSession();
  const words = { exported: t('exported', { returnObjects: true }), state: t('state', { returnObjects: true }) };
  return (
    <>
      {role === 'inspector' ? <PlanVisit /> : null}
      {lines.length === 0 ? null : <ExportMenu name={t('title')} columns={visitColumns(words)} rows={lines} />}
    </>
  );
}

/** Keeps the pages and who is at them on this device. */
function workOffline(session: ReturnType<typeof useSession>): void {
  rememberOffline(session);
  // Without the worker, as on an address without TLS, the pages need a network and everything else works.
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/app/sw.js').catch(() => undefined);
}

async function readVisits(store: FieldStore, isInspector: boolean): Promise<VisitsInHand> {
  let lines: readonly VisitLine[] | undefined;
  try {
    lines = await readApi('/api/visits', z.array(VisitLine));
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
  }
  const open = (lines ?? []).filter(({ state }) => isInspector && state !== 'cancelled' && state !== 'agreed');
  for (const { id } of open) await takeAlong(store, id);
  const kept = await store.getAll('taken');
  return {
    lines: lines ?? kept.map(({ pack }) => pack.visit),
    taken: new Map(kept.map(({ pack, takenAt }) => [pack.visit.id, takenAt])),
    isOffline: lines === undefined,
  };
}

function Visits({ visits }: { visits: VisitsInHand }): ReactNode {
  const { t } = useTranslation('visit');
  const { role } = useSession();
  if (visits.lines.length === 0) return <NothingHere hint={t(visits.isOffline ? 'emptyOffline' : 'empty')} />;
  return (
    <>
      {visits.isOffline ? <Alert type="warning" showIcon title={t('offline')} /> : null}
      <ul className="visit-list">
        {visits.lines.map((visit) => (
          <li key={visit.id}>
            <div className="visit-head">
              <strong>{visit.applicant}</strong>
              <VisitStateTag state={visit.state} />
            </div>
            <span>{t('on', { day: visit.plannedOn, place: visit.place })}</span>
            <span className="app-faint">
              {t('inspectors', { names: visit.inspectors.map(({ name }) => name).join(' · ') })}
            </span>
            {role === 'inspector' ? <Kept at={visits.taken.get(visit.id)} /> : null}
            <VisitActs visit={visit} isOffline={visits.isOffline} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Kept({ at }: { at: string | undefined }): ReactNode {
  const { t } = useTranslation('visit');
  return (
    <span className="app-faint">
      {at === undefined ? t('notTaken') : `✓ ${t('takenAlong', { at: inShanghai(at) })}`}
    </span>
  );
}

function VisitActs({ visit, isOffline }: { visit: VisitLine; isOffline: boolean }): ReactNode {
  const { t } = useTranslation('visit');
  const { role } = useSession();
  const to = role === 'inspector' ? `/visits/${visit.id}` : `/cases/${visit.claimId}`;
  const label = `${t('open')} ${visit.applicant} ${visit.plannedOn}`;
  return (
    <Flex gap={8} wrap>
      <Link to={to} aria-label={label}>
        <Button type="primary" tabIndex={-1}>
          {t('open')}
        </Button>
      </Link>
      {role === 'inspector' && visit.state === 'planned' && !isOffline ? <CancelVisit visit={visit} /> : null}
    </Flex>
  );
}
