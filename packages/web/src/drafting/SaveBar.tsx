import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { inShanghai } from '../kit/DateText.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import type { DraftTextInHand } from './useDraftText.ts';

/** What is saved, what is not and where it is kept; and the ways out of a conflict. */
export function SaveBar({ inHand }: { inHand: DraftTextInHand }): ReactNode {
  const { t } = useTranslation('drafting');
  const { isChanged, isSaving, isRestored, isConflict, error } = inHand;
  return (
    <Flex vertical gap={8} className="drafting-save">
      <Flex gap={12} wrap align="center">
        <Button type="primary" disabled={!isChanged} loading={isSaving} onClick={inHand.keep}>{t('save')}</Button>
        {isChanged ? <Button onClick={inHand.discard}>{t('discard')}</Button> : null}
        <Standing inHand={inHand} />
      </Flex>
      {isRestored && isChanged ? <Alert type="info" showIcon title={t('restored')} /> : null}
      <RefusalNotice error={error} />
      {isConflict ? <div><Button onClick={() => void inHand.merge()}>{t('merge')}</Button></div> : null}
      <Merged inHand={inHand} />
    </Flex>
  );
}

function Standing({ inHand: { isChanged, keptAt, save, savedAt } }: { inHand: DraftTextInHand }): ReactNode {
  const { t } = useTranslation('drafting');
  const text = (): string => {
    if (!isChanged) return t('saved', { save, at: inShanghai(savedAt) });
    return keptAt === undefined ? t('unsaved') : t('kept', { at: clockOf(keptAt) });
  };
  return <output className="app-faint">{text()}</output>;
}

function Merged({ inHand: { clashes } }: { inHand: DraftTextInHand }): ReactNode {
  const { t } = useTranslation('drafting');
  if (clashes === undefined) return null;
  const list = (
    <ul className="app-sentences">
      {clashes.map(({ line, theirs }) => (
        <li key={`${line} ${theirs}`}>{t('line', { line })} <span lang="zh-CN">{theirs}</span></li>
      ))}
    </ul>
  );
  return (
    <Alert
      type={clashes.length === 0 ? 'success' : 'warning'} showIcon title={t('merged', { n: clashes.length })}
      {...(clashes.length === 0 ? {} : { description: list })}
    />
  );
}

/** The time of day on this device. */
function clockOf(instant: string): string {
  return new Date(instant).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
}
