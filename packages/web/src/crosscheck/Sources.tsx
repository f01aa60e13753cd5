import { Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ThirdPartySource } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { useComparedName } from './useComparedName.ts';

/** 数据来源 — what each file must look like and what of it is compared, as the policy's folder declares it. */
export function Sources({ policy, sources }: { policy: string; sources: readonly ThirdPartySource[] }): ReactNode {
  return (
    <Flex vertical gap={12}>
      {sources.map((source) => <OneSource key={source.id} policy={policy} source={source} />)}
    </Flex>
  );
}

function OneSource({ policy, source }: { policy: string; source: ThirdPartySource }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const language = useLanguage();
  const officeName = useOfficeName(policy);
  const comparedName = useComparedName(policy);
  return (
    <Card size="small" title={inLanguage(source.title, language)} extra={officeName(source.office)}>
      <p className="app-faint crosscheck-match">
        {source.year === null
          ? t('matchCode', { code: source.creditCode })
          : t('matchYear', { code: source.creditCode, year: source.year })}
      </p>
      <ul className="crosscheck-columns">
        {source.columns.map((column) => (
          <li key={`${column.item ?? ''} ${column.fact}`}>
            {t('column', { heading: column.heading, fact: comparedName(column) })}
            {' '}
            <span className="app-faint">{toleranceText(column.tolerance)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );

  function toleranceText(tolerance: ThirdPartySource['columns'][number]['tolerance']): string {
    return [
      ...(tolerance?.absolute === undefined ? [] : [t('within', { most: tolerance.absolute })]),
      ...(tolerance?.share === undefined ? [] : [t('withinShare', { share: tolerance.share })]),
    ].join(' · ');
  }
}
