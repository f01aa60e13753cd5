import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode, SubmitEvent } from 'react';
import { useErrorSentences } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { useService } from './session.ts';

const Moved = z.object({ today: z.string() });

/**
 * Only in a demonstration: the business date, and the way to move it forward; what falls due is done at
 * once.
 */
export function DemoBar(): ReactNode {
  const { data: service } = useService();
  if (service?.mode !== 'demo') return null;
  return (
    <DemoClock key={service.today} today={service.today} isEvaluation={service.durability !== 'power-loss'} />
  );
}

function DemoClock({ today, isEvaluation }: { today: string; isEvaluation: boolean }): ReactNode {
  const { t } = useTranslation('app');
  const { message } = App.useApp();
  const [to, setTo] = useState(today);
  const advance = useAct({
    path: '/api/demo/clock/advance',
    schema: Moved,
    onDone: (moved) => {
      void message.success(t('moved', moved));
    },
  });
  const problems = useErrorSentences(advance.error);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    advance.mutate({ to });
  };
  return (
    <form className="app-demo" onSubmit={submit} aria-label={t('demo')}>
      <strong>{t('demo')}</strong>
      <span>
        {t('businessDate')} <time dateTime={today}>{today}</time>
      </span>
      <label>
        {t('moveTo')}{' '}
        <input type="date" value={to} min={today} required onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button size="small" htmlType="submit" loading={advance.isPending}>
        {t('move')}
      </Button>
      {problems.map((problem) => (
        <span key={problem} role="alert">
          {problem}
        </span>
      ))}
      {isEvaluation ? <span className="app-demo-note">{t('evaluationOnly')}</span> : null}
    </form>
  );
}
