import { CrossCheck } from '@qingce/contract';
import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { ValueText } from './ValueText.tsx';
import { VerdictTag } from './VerdictTag.tsx';
import { useComparedName } from './useComparedName.ts';

/** 第三方数据比对 — what other authorities say beside what this claim says; for the offices. */
export function CaseCrossChecks({ file }: { file: CaseFile }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const reading = useReading(`/api/claims/${file.claim.id}/crosschecks`, z.array(CrossCheck));
  return (
    <Read reading={reading} isEmpty={(checks) => checks.length === 0} empty={<NothingHere hint={t('noChecks')} />}>
      {(checks) => <Checks policy={file.claim.policy} checks={checks} />}
    </Read>
  );
}

function Checks({ policy, checks }: { policy: string; checks: readonly CrossCheck[] }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const language = useLanguage();
  const officeName = useOfficeName(policy);
  const comparedName = useComparedName(policy);
  const flagged = checks.filter(({ verdict }) => verdict === 'differs' || verdict === 'not-found').length;
  const columns: TableColumnsType<CrossCheck> = [
    { title: t('fact'), key: 'fact', render: (_, check) => comparedName(check) },
    ...(['claimed', 'found'] as const).map((side) => ({
      title: t(side), dataIndex: side, align: 'right' as const,
      render: (value: string | null) => <ValueText value={value} />,
    })),
    { title: t('verdictTitle'), dataIndex: 'verdict', render: (_, { verdict }) => <VerdictTag verdict={verdict} /> },
    { title: t('office'), dataIndex: 'office', render: (office: string) => officeName(office) },
    {
      title: t('file'), key: 'file',
      render: (_, { title, file }) => (
        <span>
          {inLanguage(title, language)}
          <br />
          <span className="app-faint">
            {file.name} · {file.sha256.slice(0, 12)} · <DateText at={file.importedAt} />
          </span>
        </span>
      ),
    },
  ];
  return (
    <Flex vertical gap={12}>
      {flagged > 0 ? <Alert type="warning" showIcon title={t('flagged', { n: flagged })} /> : null}
      <WideTable<CrossCheck>
        name={t('tab')}
        rowKey={({ source, item, fact }) => `${source} ${item ?? ''} ${fact}`}
        dataSource={checks}
        columns={columns}
      />
    </Flex>
  );
}
