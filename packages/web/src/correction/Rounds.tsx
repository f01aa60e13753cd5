import { Card, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile, CorrectionRound } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { Changes } from './Changes.tsx';
import { Points } from './Points.tsx';
import './correction.css';

interface RoundsProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 补正 — every round: what was asked by when, what was answered, what changed. */
export function Rounds({ file, policy }: RoundsProps): ReactNode {
  const { t } = useTranslation('correction');
  if (file.rounds.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noRounds')} />;
  return file.rounds.map((round) => <Round key={round.round} round={round} file={file} policy={policy} />);
}

function Round({ round, file, policy }: RoundsProps & { readonly round: CorrectionRound }): ReactNode {
  const { t } = useTranslation('correction');
  return (
    <Card size="small" title={t('round', { n: round.round })} style={{ marginBottom: 16 }}>
      <p>
        {round.askedBy === '' ? null : `${t('askedBy', { by: round.askedBy })} `}
        <DateText at={round.askedAt} /> · {round.dueOn === null ? t('noDue') : t('due', { day: round.dueOn })}
        {round.answeredAt === null ? null : (
          <>
            {' · '}
            {t('answered')} <DateText at={round.answeredAt} />
          </>
        )}
      </p>
      {round.extensions.map(({ until, reason, by, at }) => (
        <p key={at}>{t('extended', { day: until, reason, by })}</p>
      ))}
      {round.answeredAt === null ? <p className="app-faint">{t(`missed.${round.missed}`)}</p> : null}
      <Points round={round} file={file} policy={policy} />
      {round.answeredAt === null ? null : <Changes changes={round.changes} file={file} policy={policy} />}
    </Card>
  );
}
