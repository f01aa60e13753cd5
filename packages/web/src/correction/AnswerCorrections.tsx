import { Done } from '@qingce/contract';
import { Alert, Card, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, CorrectionRound } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { Points } from './Points.tsx';
import './correction.css';

interface AnswerProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 逐条答复 — what was asked, each point with the applicant's answer, saved when the field is left. */
export function AnswerCorrections({ file, policy }: AnswerProps): ReactNode {
  const { t } = useTranslation('correction');
  const round = file.rounds.find(({ answeredAt }) => answeredAt === null);
  if (!round) return null;
  const due = round.dueOn === null ? t('noDue') : t('due', { day: round.dueOn });
  return (
    <Card title={`${t('round', { n: round.round })} · ${due}`} style={{ marginBottom: 16 }}>
      <Alert type="warning" showIcon title={t('answersLead')} description={t(`missed.${round.missed}`)} />
      <Points
        round={round}
        file={file}
        policy={policy}
        renderField={(item, n) => <Answer claimId={file.claim.id} n={n} item={item} />}
      />
    </Card>
  );
}

function Answer({ claimId, n, item }: {
  readonly claimId: string;
  readonly n: number;
  readonly item: CorrectionRound['items'][number];
}): ReactNode {
  const { t } = useTranslation('correction');
  const id = useId();
  const [text, setText] = useState(item.answer ?? '');
  const act = useAct<object, Done>({ path: `/api/claims/${claimId}/answer-correction`, schema: Done });
  const save = (): void => {
    const answer = text.trim();
    if (answer !== '' && answer !== item.answer) act.mutate({ item: n, answer });
  };
  return (
    <>
      <label htmlFor={id}>{t('yourAnswer', { n })}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
      />
      <output className="app-faint">{item.answer === text && text !== '' ? t('answerSaved', { n }) : ''}</output>
      <RefusalNotice error={act.error} />
    </>
  );
}
