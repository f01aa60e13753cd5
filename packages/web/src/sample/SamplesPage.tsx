import { InspectionSample } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { useService, useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { DrawSample } from './DrawSample.tsx';
import { FreezeSample } from './FreezeSample.tsx';
import { sampleColumns } from './sample-export.ts';

/** 随机抽查 — every sample, and the step that the reader's post may do: freezing a population, or drawing from it. */
export function SamplesPage(): ReactNode {
  const { t } = useTranslation('sample');
  const language = useLanguage();
  const { role } = useSession();
  const reading = useReading('/api/samples', z.array(InspectionSample));
  const rows = reading.data ?? [];
  const words = {
    exported: t('exported', { returnObjects: true }), scopeNames: t('scopeNames', { returnObjects: true }),
  };
  const actions = (
    <>
      {role === 'commerce-section-chief' ? <FreezeSample /> : null}
      {rows.length === 0 ? null : <ExportMenu name={t('title')} columns={sampleColumns(words)} rows={rows} />}
      <Button href={language === 'en' ? '/en/samples' : '/samples'}>{t('publicPage')}</Button>
    </>
  );
  return (
    <PageFrame title={t('title')} actions={actions}>
      <p className="app-faint">{t('lead')}</p>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => (
          <Flex vertical gap={16}>
            {all.map((sample) => <OneSample key={sample.id} sample={sample} />)}
          </Flex>
        )}
      </Read>
    </PageFrame>
  );
}

function OneSample({ sample }: { sample: InspectionSample }): ReactNode {
  const { t } = useTranslation('sample');
  const { draw, population, size, year, scope, drawOn } = sample;
  return (
    <Card
      size="small"
      title={t(`scopes.${scope}`, { year })}
      extra={<Tag color={draw ? 'success' : 'warning'}>{t(draw ? 'drawnState' : 'frozenState')}</Tag>}
    >
      <Flex vertical gap={4}>
        <span>{t('of', { size, of: population.length })}</span>
        <span className="app-faint">{t('frozenBy', { by: sample.frozenBy })} <DateText at={sample.frozenAt} /></span>
        <span>{t('rule', { source: sample.source, on: drawOn })}</span>
        <Hash label={t('hash')} value={sample.populationHash} />
        {draw ? <Drawn draw={draw} /> : <ToDraw sample={sample} />}
      </Flex>
    </Card>
  );
}

function Drawn({ draw }: { draw: NonNullable<InspectionSample['draw']> }): ReactNode {
  const { t } = useTranslation('sample');
  return (
    <>
      <span>{t('number', { number: draw.publicNumber, by: draw.drawnBy })}</span>
      <Hash label={t('seed')} value={draw.seed} />
      <Flex component="strong" gap={12} wrap>
        {t('drawn')}
        {draw.drawn.map((number) => <Link key={number} to="/cases" search={{ words: number }}>{number}</Link>)}
      </Flex>
    </>
  );
}

/** The step for those who draw, from the day on which the public number is there. */
function ToDraw({ sample }: { sample: InspectionSample }): ReactNode {
  const { role } = useSession();
  const { data: service } = useService();
  const isDrawer = role === 'inspector' || role === 'commerce-director';
  return isDrawer && service && service.today >= sample.drawOn ? <DrawSample sample={sample} /> : null;
}

function Hash({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <span className="app-faint" style={{ overflowWrap: 'anywhere' }}>
      {label} <Typography.Text code copyable>{value}</Typography.Text>
    </span>
  );
}
