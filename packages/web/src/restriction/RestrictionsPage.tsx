import { Restriction } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Card, Descriptions, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { restrictionColumns } from './restriction-export.ts';
import { RestrictionActs } from './RestrictionActs.tsx';

const colours: Readonly<Record<Restriction['state'], string>> = {
  'hearing': 'processing', 'heard': 'processing', 'to-come': 'warning', 'in-force': 'error', 'ended': 'default',
  'lifted': 'success', 'dropped': 'default',
};

/** 资格限制 — every case that the reader may see: the finding, what was said, the decision, and how it ends. */
export function RestrictionsPage(): ReactNode {
  const { t } = useTranslation('restriction');
  const reading = useReading('/api/restrictions', z.array(Restriction));
  const rows = reading.data ?? [];
  const words = { exported: t('exported', { returnObjects: true }), state: t('state', { returnObjects: true }) };
  const actions = rows.length === 0
    ? undefined
    : <ExportMenu name={t('title')} columns={restrictionColumns(words)} rows={rows} />;
  return (
    <PageFrame title={t('title')} actions={actions}>
      <p className="app-faint">{t('lead')}</p>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<NothingHere hint={t('empty')} />}>
        {(all) => all.map((restriction) => <OneRestriction key={restriction.id} restriction={restriction} />)}
      </Read>
    </PageFrame>
  );
}

function OneRestriction({ restriction }: { restriction: Restriction }): ReactNode {
  const { t } = useTranslation('restriction');
  const title = t('caseTitle', { number: restriction.number });
  return (
    <section aria-label={title} style={{ marginBottom: 16 }}>
      <Card
        title={
          <Flex gap={8} align="center" wrap>
            <span>{title}</span>
            <Tag color={colours[restriction.state]}>{t(`state.${restriction.state}`)}</Tag>
          </Flex>
        }
      >
        <Particulars restriction={restriction} />
        {restriction.words.length > 0 ? (
          <ul className="app-sentences">
            {restriction.words.map(({ kind, said, by, at }) => (
              <li key={`${kind}${at}${said}`}>
                <strong>{t(`word.${kind}`)}</strong> {said}
                <div className="app-faint">{by} · <DateText at={at} /></div>
              </li>
            ))}
          </ul>
        ) : null}
        <RestrictionActs restriction={restriction} />
      </Card>
    </section>
  );
}

function Particulars({ restriction }: { restriction: Restriction }): ReactNode {
  const { t } = useTranslation('restriction');
  const { decision, lift } = restriction;
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'applicant', label: t('applicant'), children: restriction.applicant },
        {
          key: 'claim', label: t('claim'),
          children: <Link to={`/cases/${restriction.claimId}`}>{restriction.claimNumber}</Link>,
        },
        { key: 'clause', label: t('clause'), children: restriction.clause },
        { key: 'finding', label: t('finding'), children: restriction.finding },
        { key: 'hearing', label: t('hearingOn'), children: <DateText at={restriction.hearingOn} /> },
        ...(decision === null ? [] : [
          {
            key: 'days', label: t('days'),
            children: (
              <span>
                <DateText at={decision.from} />{' – '}<DateText at={decision.until} />{' '}{t('bothDays')}
              </span>
            ),
          },
          { key: 'decision', label: t('document'), children: `${decision.document} · ${decision.reason}` },
        ]),
        ...(lift === null ? [] : [{
          key: 'lift', label: t(lift.at === null ? 'liftAsked' : 'lifted'),
          children: <>{lift.reason} · <DateText at={lift.at ?? lift.askedAt} /></>,
        }]),
      ]}
    />
  );
}
