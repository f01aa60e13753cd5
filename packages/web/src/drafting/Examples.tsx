import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftExampleRun, Examination } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { PolicyWords } from './PolicyWords.tsx';

/** 算例 — whether they come out, and of those that do not what was expected and what came, to the fen. */
export function Examples({ examination: { hash, examples } }: { examination: Examination }): ReactNode {
  const { t } = useTranslation('drafting');
  const language = useLanguage();
  const { passed, failed, runs, problem } = examples;
  if (problem) return <Alert type="error" showIcon title={inLanguage(problem, language)} />;
  if (hash === null) return <Alert type="info" showIcon title={t('errorsFirst')} />;
  return (
    <Flex vertical gap={12}>
      <Alert
        type={failed > 0 || passed === 0 ? 'warning' : 'success'} showIcon
        title={t('exampleCounts', { passed, failed })}
      />
      <ul className="drafting-runs" aria-label={t('failing')}>
        {runs.map((run) => <Run key={`${run.id} ${run.readings ?? ''}`} run={run} />)}
      </ul>
      {failed > runs.length ? <p>{t('more', { n: failed - runs.length })}</p> : null}
    </Flex>
  );
}

function Run({ run }: { run: DraftExampleRun }): ReactNode {
  const { t } = useTranslation('drafting');
  const language = useLanguage();
  return (
    <li>
      <strong>{run.id}</strong> <span lang="zh-CN">{run.title}</span>
      {run.readings === null ? null : (
        <span className="app-faint"> {t('underReading', { readings: run.readings })}</span>
      )}
      {run.differences.map(({ what, expected, got }) => (
        <dl key={what}>
          <dt>{t('expected', { what })}</dt><dd lang="zh-CN">{expected}</dd>
          <dt>{t('got')}</dt><dd><PolicyWords text={inLanguage(got, language)} /></dd>
        </dl>
      ))}
    </li>
  );
}
