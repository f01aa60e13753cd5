import { ClaimVisit } from '@qingce/contract';
import { assessDraft, parsePath, writeAt } from '@qingce/law-view';
import { Card, Flex } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Draft } from '@qingce/law-view';
import type { CaseFile, StoredReport } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { inShanghai } from '../kit/DateText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { EffectOnAward } from './EffectOnAward.tsx';
import { FoundValues } from './FoundValues.tsx';
import { PlaceText } from './Photographs.tsx';
import { KeptOnly } from './KeptOnly.tsx';
import { VisitStateTag } from './VisitStateTag.tsx';
import './visit.css';

/** The visits of a case: every report side by side, replaced ones too, and the photographs that go with them. */
export function CaseVisits({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('visit');
  const reading = useReading(`/api/claims/${file.claim.id}/visits`, z.array(ClaimVisit));
  return (
    <Read
      reading={reading}
      isEmpty={(visits) => visits.length === 0}
      empty={<NothingHere hint={t('noVisits')} />}
    >
      {(visits) => (
        <Flex vertical gap={16}>
          {visits.map((found) => <OneVisit key={found.visit.id} found={found} file={file} policy={policy} />)}
        </Flex>
      )}
    </Read>
  );
}

type OneVisitProps = { readonly found: ClaimVisit; readonly file: CaseFile; readonly policy: CheckedPolicy };

function OneVisit({ found: { visit, reports, photos }, file, policy }: OneVisitProps): ReactNode {
  const { t } = useTranslation('visit');
  const replaced = new Set(reports.map(({ replaces }) => replaces));
  return (
    <Card
      size="small"
      title={t('on', { day: visit.plannedOn, place: visit.place })}
      extra={<VisitStateTag state={visit.state} />}
    >
      <div className="visit-both">
        {reports.map((report) => (
          <Report key={report.id} report={report} isReplaced={replaced.has(report.id)} file={file} policy={policy} />
        ))}
      </div>
      <ul className="visit-photos">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <a href={`/api/visit-photos/${photo.id}/content`} target="_blank" rel="noreferrer">
              {t('lookPhoto', { n: index + 1 })}
            </a>
            <div>
              <span>{inShanghai(photo.takenAt)}</span> <PlaceText place={photo.place} />
              <code title={photo.sha256}>{photo.sha256}</code>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The award with every value of one report in place of what was claimed. */
function EffectOfFindings({ report, file, policy }: Omit<ReportProps, 'isReplaced'>): ReactNode {
  const { findings } = report.content;
  const answer = useMemo(() => {
    const found = findings.reduce<unknown>(
      (json, { path, value }) => writeAt(json, parsePath(path), value), file.claimed,
    );
    return assessDraft({ policy, draft: found as Draft, view: '', readings: {} }).answer;
  }, [findings, file.claimed, policy]);
  return <EffectOnAward policy={policy} claimed={file.claimed} answer={answer} />;
}

type ReportProps = Omit<OneVisitProps, 'found'> & { readonly report: StoredReport; readonly isReplaced: boolean };

function Report({ report, isReplaced, file, policy }: ReportProps): ReactNode {
  const { t } = useTranslation('visit');
  const { content } = report;
  return (
    <Flex vertical gap={8}>
      <strong>
        {t('othersReport', { name: report.by.name })}
        {isReplaced ? <span className="app-faint"> · {t('replaced')}</span> : null}
      </strong>
      {report.keptOnly === null ? null : <KeptOnly why={report.keptOnly} state={file.claim.state} />}
      <FoundValues content={content} policy={policy} json={file.claimed} />
      <EffectOfFindings report={report} file={file} policy={policy} />
      <span className="app-faint">
        {t('signedAt', { signed: inShanghai(content.signedAt), received: inShanghai(report.receivedAt) })}
      </span>
      <span className="visit-hash">
        {t('hash')} <code>{report.contentSha256}</code>
      </span>
    </Flex>
  );
}
