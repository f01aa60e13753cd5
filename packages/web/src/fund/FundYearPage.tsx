import { BudgetDocumentLine, BudgetSubject, FundReport } from '@qingce/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { BudgetDocuments, Subjects } from './BudgetTables.tsx';
import { BurnDown } from './BurnDown.tsx';
import { PositionFigures } from './PositionFigures.tsx';
import { AgeingTable, LinesTable, Stages, TreasuryTable } from './ReportTables.tsx';
import { positionFigures } from './figures.ts';
import { useLineExport } from './useFundExport.ts';

/** 资金年报 — a fund's year on one page: every number leads to its postings. */
export function FundYearPage(): ReactNode {
  const { policy = '', year = '' } = useParams({ strict: false });
  const reading = useReading(`/api/funds/${policy}/reports/${year}`, FundReport);
  return <Read reading={reading}>{(report) => <YearReport policy={policy} report={report} />}</Read>;
}

function YearReport({ policy, report }: { policy: string; report: FundReport }): ReactNode {
  const { t } = useTranslation('fund');
  const { position } = report;
  const { year } = position;
  return (
    <PageFrame title={t('reportTitle', { year })} actions={<YearExports policy={policy} report={report} />}>
      <Flex gap={16} wrap style={{ marginBottom: 16 }}>
        <Link to="/fund">{t('title')}</Link>
        <Link to={`/fund/${policy}/postings`} search={{ year: `${year}` }}>{t('allPostings')}</Link>
        <Link to="/payables">{t('ageing')}</Link>
        <Link to="/reconciliation">{t('reconciliation')}</Link>
      </Flex>
      {position.closed ? <Closed closed={position.closed} /> : null}
      <Standing policy={policy} report={report} />
      <Section title={t('funnel')}><Stages stages={report.stages} /></Section>
      <Section title={t('ageing')}><AgeingTable ageing={report.ageing} /></Section>
      <Section title={t('byItem')}><LinesTable fund={{ policy, year }} position={position} /></Section>
      <Section title={t('byTreasury')}>
        <TreasuryTable fund={{ policy, year }} treasuries={report.treasuries} />
      </Section>
      <Section title={t('documents')}><DocumentsOfYear policy={policy} year={year} /></Section>
      <Section title={t('subjects')}><SubjectsOfYear policy={policy} year={year} /></Section>
    </PageFrame>
  );
}

/** The numbers of the position, each with the way to its postings, and how it came to stand so. */
function Standing({ policy, report: { position, days } }: { policy: string; report: FundReport }): ReactNode {
  const { data: service } = useService();
  const today = service?.today ?? '';
  return (
    <Card style={{ marginBottom: 16 }}>
      <PositionFigures policy={policy} position={position} figures={positionFigures} />
      <BurnDown days={days} until={today.startsWith(`${position.year}-`) ? today : `${position.year}-12-31`} />
    </Card>
  );
}

function Closed({ closed }: { closed: NonNullable<FundReport['position']['closed']> }): ReactNode {
  const { t } = useTranslation('fund');
  return (
    <Alert
      style={{ marginBottom: 16 }}
      type="info"
      showIcon
      title={<><Tag>{t('closed')}</Tag> {closed.documentNo} <DateText at={closed.at} /></>}
      description={(
        <>
          {t('closedCarried')} <MoneyText yuan={closed.carried} /> · {t('closedLapsed')}{' '}
          <MoneyText yuan={closed.lapsed} />
        </>
      )}
    />
  );
}

function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section style={{ marginBottom: 24 }} aria-label={title}>
      <h2 className="fund-heading">{title}</h2>
      {children}
    </section>
  );
}

function YearExports({ policy, report }: { policy: string; report: FundReport }): ReactNode {
  const { t } = useTranslation('fund');
  const subjects = useReading(`/api/funds/${policy}/subjects`, z.array(BudgetSubject));
  const { year, lines } = report.position;
  const columns = useLineExport({ policy, year, subjects: subjects.data ?? [] });
  return <ExportMenu name={t('lineFile', { policy, year })} columns={columns} rows={lines} />;
}

function DocumentsOfYear({ policy, year }: { policy: string; year: number }): ReactNode {
  const { t } = useTranslation('fund');
  const reading = useReading(`/api/funds/${policy}/budget`, z.array(BudgetDocumentLine));
  return (
    <Read
      reading={reading}
      isEmpty={(all) => !all.some((document) => document.year === year)}
      empty={<NothingHere hint={t('empty')} />}
    >
      {(all) => <BudgetDocuments policy={policy} documents={all.filter((document) => document.year === year)} />}
    </Read>
  );
}

function SubjectsOfYear({ policy, year }: { policy: string; year: number }): ReactNode {
  const { t } = useTranslation('fund');
  const reading = useReading(`/api/funds/${policy}/subjects`, z.array(BudgetSubject));
  return (
    <Read
      reading={reading}
      isEmpty={(all) => !all.some(({ fromYear }) => fromYear <= year)}
      empty={<NothingHere hint={t('subjectsEmpty')} />}
    >
      {(all) => <Subjects policy={policy} subjects={all.filter(({ fromYear }) => fromYear <= year)} />}
    </Read>
  );
}
