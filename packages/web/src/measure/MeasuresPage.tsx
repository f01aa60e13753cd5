import { Measure } from '@qingce/contract';
import { grouped } from '@qingce/values';
import { Button, Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { ApproveMeasure } from './ApproveMeasure.tsx';
import { measureColumns } from './measure-export.ts';
import { ProposeMeasure } from './ProposeMeasure.tsx';
import { RejectMeasure } from './RejectMeasure.tsx';
import { ReviewMeasure } from './ReviewMeasure.tsx';

/** 一企一策 — every measure for a single applicant, with what each office still has to do about it. */
export function MeasuresPage(): ReactNode {
  const { t } = useTranslation('measure');
  const language = useLanguage();
  const { role } = useSession();
  const reading = useReading('/api/measures', z.array(Measure));
  const actions = (
    <>
      {role === 'commerce-section-chief' ? <ProposeMeasure /> : null}
      <Exported measures={reading.data ?? []} />
      <Button href={language === 'en' ? '/en/individual-measures' : '/individual-measures'}>{t('publicPage')}</Button>
    </>
  );
  return (
    <PageFrame title={t('title')} actions={actions}>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => (
          <Flex vertical gap={16}>
            {all.map((measure) => <OneMeasure key={measure.id} measure={measure} />)}
          </Flex>
        )}
      </Read>
    </PageFrame>
  );
}

function Exported({ measures }: { measures: readonly Measure[] }): ReactNode {
  const { t } = useTranslation('measure');
  const language = useLanguage();
  if (measures.length === 0) return null;
  const words = {
    exported: t('exported', { returnObjects: true }), state: t('state', { returnObjects: true }),
    conclusions: t('conclusions', { returnObjects: true }), disclosures: t('disclosures', { returnObjects: true }),
  };
  return <ExportMenu name={t('title')} columns={measureColumns(words, language)} rows={measures} />;
}

const colours = { proposed: 'warning', reviewed: 'processing', approved: 'success', rejected: 'error' } as const;

function OneMeasure({ measure }: { measure: Measure }): ReactNode {
  const { t } = useTranslation('measure');
  const language = useLanguage();
  const { role } = useSession();
  return (
    <Card
      size="small"
      title={measure.applicant}
      extra={<Tag color={colours[measure.state]}>{t(`state.${measure.state}`)}</Tag>}
    >
      <Flex vertical gap={4}>
        <strong>{inLanguage(measure.subject, language)}</strong>
        <span>{measure.purpose}</span>
        <span className="app-faint">{t('upTo', { ...measure, ceiling: grouped(measure.ceiling) })}</span>
        <History measure={measure} />
        <Flex gap={8} wrap>
          {role === 'commerce-director' && measure.state === 'proposed' ? <ReviewMeasure measure={measure} /> : null}
          {role === 'city-government' && measure.state === 'reviewed' ? <ApproveMeasure measure={measure} /> : null}
          {role === 'city-government' && isOpen(measure) ? <RejectMeasure measure={measure} /> : null}
        </Flex>
      </Flex>
    </Card>
  );
}

function isOpen({ state }: Measure): boolean {
  return state === 'proposed' || state === 'reviewed';
}

/** Who did what about the measure, so far. */
function History({ measure: { proposedBy, review, approval, rejectedWhy } }: { measure: Measure }): ReactNode {
  const { t } = useTranslation('measure');
  return (
    <>
      <span className="app-faint">{t('by', { by: proposedBy })}</span>
      {review ? (
        <span>
          {t('reviewedBy', { ...review, conclusion: t(`conclusions.${review.conclusion}`) })}
          {review.exception === '' ? null : <span className="app-faint"> · {review.exception}</span>}
        </span>
      ) : null}
      {approval ? (
        <span>
          {t('approvedBy', { ...approval, amount: grouped(approval.amount) })}
          <span className="app-faint"> · {t(`disclosures.${approval.disclosure}`)}</span>
        </span>
      ) : null}
      {rejectedWhy === null ? null : <span>{t('rejectedWhy', { why: rejectedWhy })}</span>}
    </>
  );
}
