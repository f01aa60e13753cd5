import { FilterOutlined, StopOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Id } from '@qingce/contract';
import type { TrailRecord } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { officeRoles } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { DateText, inShanghai } from '../kit/DateText.tsx';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useTrailNames } from './useTrailNames.ts';

/** The columns of the trail; `onOnly` narrows it to one thing. */
export function useTrailColumns(onOnly: (about: string) => void): TableColumnsType<TrailRecord> {
  const { t } = useTranslation('trail');
  return [
    {
      title: t('at'), dataIndex: 'at',
      render: (at: string, { recordedAt }) => (
        <>
          <DateText at={at} />
          {at.slice(0, 16) === recordedAt.slice(0, 16)
            ? null : <div className="app-faint">{t('really', { at: inShanghai(recordedAt) })}</div>}
        </>
      ),
    },
    { title: t('by'), key: 'by', render: (_value, record) => <Who record={record} /> },
    { title: t('act'), dataIndex: 'act', render: (_act, record) => <What record={record} /> },
    { title: t('object'), dataIndex: 'object', render: (_object, record) => <Thing record={record} onOnly={onOnly} /> },
    {
      title: t('details'), dataIndex: 'details',
      render: (details: TrailRecord['details']) => <Details details={details} />,
    },
  ];
}

function Who({ record: { by, actor, role, unit, standsInFor } }: { record: TrailRecord }): ReactNode {
  const { t } = useTranslation('trail');
  const { t: app } = useTranslation('app');
  const officeName = useOfficeName();
  const post = [
    role === null ? null : app(`role.${role}`), unit === null ? null : officeName(unit),
    standsInFor === null ? null : t('standsInFor', { name: standsInFor }),
  ].filter(Boolean);
  return (
    <>
      {actor === 'user' ? by ?? '—' : t(actor)}
      {post.length === 0 ? null : <div className="app-faint">{post.join(' · ')}</div>}
    </>
  );
}

function What({ record: { act, outcome, details } }: { record: TrailRecord }): ReactNode {
  const { t } = useTranslation('trail');
  const { actName, denial } = useTrailNames();
  if (outcome === 'done') return actName(act);
  return (
    <>
      {actName(act)} <Tag color="error" icon={<StopOutlined />}>{t('denied')}</Tag>
      <div className="trail-why">{denial(details)}</div>
    </>
  );
}

function Thing({ record, onOnly }: { record: TrailRecord; onOnly: (about: string) => void }): ReactNode {
  const { t } = useTranslation('trail');
  const { kindName } = useTrailNames();
  const isOfOffice = officeRoles.includes(useSession().role);
  const { object, claim } = record;
  const what = `${kindName(object.kind)} ${object.name ?? ''}`.trim();
  return (
    <>
      {what}
      {object.name === null ? <code className="trail-id">{object.id}</code> : null}
      <div>
        {claim?.number != null && isOfOffice ? <Link to={`/cases/${claim.id}`}>{claim.number}</Link> : null}
        {Id.safeParse(object.id).success ? (
          <Button
            type="link" size="small" icon={<FilterOutlined />} aria-label={t('onlyOf', { what })}
            onClick={() => onOnly(object.id)}
          >
            {t('only')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** What the act did, as it stands in the record: names and values of the interface, the same in every language. */
function Details({ details }: Pick<TrailRecord, 'details'>): ReactNode {
  const entries = Object.entries(details);
  if (entries.length === 0) return '—';
  return (
    <dl className="trail-details">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{`${value ?? '—'}`}</dd>
        </div>
      ))}
    </dl>
  );
}
