import { IdentityShown } from '@qingce/contract';
import { Button, Input, Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { RosterPerson } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';

/** What the officer is about to say of a person. */
export interface Opinion {
  readonly approved: boolean;
  readonly reason: string;
}

interface PersonLineProps {
  readonly person: RosterPerson;
  readonly opinion: Opinion | undefined;
  /** Absent for whoever only looks. */
  readonly onOpinion: ((opinion: Opinion) => void) | undefined;
}

/** One person of a roster: name, starred number, school, and what is said of them. */
export function PersonLine({ person, opinion, onOpinion }: PersonLineProps): ReactNode {
  const { t } = useTranslation('roster');
  return (
    <li>
      <span>
        <strong>{person.name}</strong>
        {person.alsoIn.length === 0 ? null : (
          <>
            <br />
            <Tag color="error">{t('alsoIn', { numbers: person.alsoIn.join(' ') })}</Tag>
          </>
        )}
      </span>
      <IdentityNumber person={person} />
      <span>{person.school}</span>
      <span className="roster-opinion">
        <Said person={person} />
        {onOpinion ? <Say person={person} opinion={opinion} onOpinion={onOpinion} /> : null}
      </span>
    </li>
  );
}

function IdentityNumber({ person }: { person: RosterPerson }): ReactNode {
  const { t } = useTranslation('roster');
  const look = useAct<object, z.infer<typeof IdentityShown>>({
    path: `/api/roster-persons/${person.id}/look`, schema: IdentityShown,
  });
  const shown = look.data?.identityNumber;
  return (
    <span>
      <span className="roster-number">{shown ?? person.identityNumber}</span>{' '}
      {shown === undefined ? (
        <Button
          size="small"
          type="link"
          loading={look.isPending}
          aria-label={t('showOf', { name: person.name })}
          onClick={() => look.mutate({})}
        >
          {t('show')}
        </Button>
      ) : (
        <span className="app-faint">{t('looked')}</span>
      )}
      <RefusalNotice error={look.error} />
    </span>
  );
}

/** What was said of the person last. */
function Said({ person: { decision } }: { person: RosterPerson }): ReactNode {
  const { t } = useTranslation('roster');
  if (!decision) return <Tag color="processing">{t('open')}</Tag>;
  return (
    <span>
      {decision.approved ? (
        <Tag color="success">✓ {t('approved')}</Tag>
      ) : (
        <Tag color="error">✗ {t('refused', { reason: decision.reason })}</Tag>
      )}
      <span className="app-faint">{decision.by}</span>
    </span>
  );
}

function Say({ person, opinion, onOpinion }: Required<PersonLineProps>): ReactNode {
  const { t } = useTranslation('roster');
  if (!onOpinion) return null;
  return (
    <>
      <Radio.Group
        size="small"
        aria-label={t('opinionOf', { name: person.name })}
        value={opinion?.approved}
        onChange={(event) => onOpinion({ approved: event.target.value === true, reason: opinion?.reason ?? '' })}
        options={[
          { value: true, label: t('approve') },
          { value: false, label: t('refuse') },
        ]}
      />
      {opinion?.approved === false ? (
        <Input
          size="small"
          maxLength={2000}
          aria-label={t('reasonOf', { name: person.name })}
          placeholder={t('reason')}
          value={opinion.reason}
          onChange={(event) => onOpinion({ approved: false, reason: event.target.value })}
        />
      ) : null}
    </>
  );
}
