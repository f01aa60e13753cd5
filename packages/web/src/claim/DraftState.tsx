import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { inShanghai } from '../kit/DateText.tsx';
import { useErrorSentences } from '../kit/RefusalNotice.tsx';
import type { DraftInHand } from './useDraft.ts';

/** Whether what was typed is safe. */
export function DraftState({ draft: { status, save } }: { draft: DraftInHand }): ReactNode {
  const { t } = useTranslation('claim');
  const { t: shared } = useTranslation('shared');
  const problems = useErrorSentences(status.kind === 'failed' ? status.error : undefined);
  if (status.kind === 'failed') {
    return (
      <Alert
        type="error"
        showIcon
        title={problems.join(' ')}
        description={t('unsaved')}
        action={
          <Button
            size="small"
            onClick={() => {
              void save();
            }}
          >
            {shared('retry')}
          </Button>
        }
      />
    );
  }
  return <output className="app-faint claim-saved">{wordOf(status, t)}</output>;
}

function wordOf(status: DraftInHand['status'], t: ReturnType<typeof useTranslation<'claim'>>['t']): string {
  if (status.kind === 'saving') return t('saving');
  if (status.kind === 'conflict') return t('clash.waits');
  if (status.kind === 'saved')
    return status.at === undefined ? '' : t('saved', { at: inShanghai(status.at) });
  return t('unsaved');
}
