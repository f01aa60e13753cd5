import { Alert, Button, Flex, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Reckoning } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import type { useReckoning } from './useReckoning.ts';

/** How far a reckoning is, the way to end it, and how it ended where nothing came of it. */
export function ReckoningState({ reckoning }: { reckoning: ReturnType<typeof useReckoning> }): ReactNode {
  const { t } = useTranslation('drafting');
  const { found, isUnderWay, done, all, percent, cancel, error } = reckoning;
  return (
    <>
      <RefusalNotice error={error} />
      {isUnderWay ? (
        <Flex gap={12} align="center">
          <Progress className="drafting-progress" percent={percent} aria-label={t('progress')} />
          <output>{t('reckoned', { done, all })}</output>
          <Button onClick={cancel}>{t('cancelReckoning')}</Button>
        </Flex>
      ) : null}
      {found ? <Ending state={found.state} /> : null}
    </>
  );
}

const endings = { 'cancelled': 'info', 'failed': 'error', 'too-long': 'warning' } as const;

function Ending({ state }: Pick<Reckoning, 'state'>): ReactNode {
  const { t } = useTranslation('drafting');
  if (state !== 'cancelled' && state !== 'failed' && state !== 'too-long') return null;
  return <Alert type={endings[state]} showIcon title={t(`endings.${state}`)} />;
}
