import { Alert, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftDifference, Examination } from '@qingce/contract';
import type { ReactNode } from 'react';
import { NothingHere } from '../kit/PageStates.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { PolicyWords } from './PolicyWords.tsx';
import { changedLines } from './merge-text.ts';
import { draftingZhCN } from './drafting.zh-CN.ts';

type Subject = keyof typeof draftingZhCN.subjects;

/** 改动 — thing by thing, as the compiler understands both texts. */
export function Differences({ examination: { hash, differences } }: { examination: Examination }): ReactNode {
  const { t } = useTranslation('drafting');
  if (hash === null) return <Alert type="info" showIcon title={t('errorsFirst')} />;
  if (differences.length === 0) return <NothingHere hint={t('noDifference')} />;
  return (
    <ul className="drafting-differences" aria-label={t('differences')}>
      {differences.map((one) => (
        <OneDifference key={`${one.clause} ${one.subject} ${one.name.zh} ${one.before ?? ''}`} difference={one} />
      ))}
    </ul>
  );
}

function OneDifference({ difference }: { difference: DraftDifference }): ReactNode {
  const { t } = useTranslation('drafting');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const { clause, subject, name, before, after } = difference;
  return (
    <li>
      <Tag>{t(howOf(difference))}</Tag>
      {clause === '' ? null : <span className="app-faint">{shared('clause', { clause })} </span>}
      {subject in draftingZhCN.subjects ? t(`subjects.${subject as Subject}`) : subject}{' '}
      <strong><PolicyWords text={inLanguage(name, language)} /></strong>
      <Lines before={linesOf(before)} after={linesOf(after)} />
    </li>
  );
}

function howOf({ before, after }: DraftDifference): 'added' | 'removed' | 'changed' {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

function linesOf(text: string | null): readonly string[] {
  return text === null ? [] : text.split('\n');
}

/** 逐行对照 — every line that differs, the older above the newer. */
export function LineDifferences(
  { name, before, after }: { name: string; before: string; after: string },
): ReactNode {
  const { t } = useTranslation('drafting');
  const changes = useMemo(() => changedLines(before, after), [before, after]);
  if (changes.length === 0) return <NothingHere hint={t('sameText')} />;
  return (
    <ol className="drafting-lines" aria-label={name}>
      {changes.map(({ line, before: old, after: young }) => (
        <li key={line}>
          <span className="app-faint">{t('line', { line })}</span>
          <Lines before={old} after={young} />
        </li>
      ))}
    </ol>
  );
}

/** Told by a sign as well as by a colour. */
function Lines({ before, after }: { before: readonly string[]; after: readonly string[] }): ReactNode {
  const { t } = useTranslation('drafting');
  return (
    <div className="drafting-pair" lang="zh-CN">
      {before.length === 0 ? null : <del aria-label={t('before')}>{before.map((text) => `− ${text}`).join('\n')}</del>}
      {after.length === 0 ? null : <ins aria-label={t('after')}>{after.map((text) => `+ ${text}`).join('\n')}</ins>}
    </div>
  );
}
