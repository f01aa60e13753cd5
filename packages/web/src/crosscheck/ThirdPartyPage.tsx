import { CrossCheckFlag, ThirdPartyDesk } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ThirdPartyFile } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RoundChoice } from '../kit/RoundChoice.tsx';
import type { Round } from '../kit/RoundChoice.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { ImportThirdParty } from './ImportThirdParty.tsx';
import { Sources } from './Sources.tsx';
import { ValueText } from './ValueText.tsx';
import { VerdictTag } from './VerdictTag.tsx';
import { useFlagExport } from './useFlagExport.ts';
import { useComparedName } from './useComparedName.ts';
import './crosscheck.css';

/** 第三方数据 — other authorities' files of a round: what differs from the claims, what was imported, what may be. */
export function ThirdPartyPage(): ReactNode {
  const { t } = useTranslation('crosscheck');
  return (
    <PageFrame title={t('title')}>
      <p className="app-faint">{t('lead')}</p>
      <RoundChoice>{(round) => <Desk key={round.policy.id} round={round} />}</RoundChoice>
    </PageFrame>
  );
}

function Desk({ round }: { round: Round }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const reading = useReading(`/api/third-party/${round.policy.id}`, ThirdPartyDesk);
  return (
    <Read
      reading={reading}
      isEmpty={({ sources }) => sources.length === 0}
      empty={<NothingHere hint={t('noSources')} />}
    >
      {({ sources, files }) => (
        <Flex vertical gap={24}>
          <Flags round={round} />
          <section aria-labelledby="third-party-files">
            <Flex justify="space-between" align="center" wrap gap={8} className="crosscheck-head">
              <h2 id="third-party-files">{t('files')}</h2>
              <ImportThirdParty round={round} sources={sources} />
            </Flex>
            <Files
              policy={round.policy.id}
              files={files.filter(({ year }) => year === round.year)}
              sources={sources}
            />
          </section>
          <section aria-labelledby="third-party-sources">
            <h2 id="third-party-sources" className="crosscheck-head">{t('sources')}</h2>
            <Sources policy={round.policy.id} sources={sources} />
          </section>
        </Flex>
      )}
    </Read>
  );
}

/** 差异清单 — the values of the round that some office should look at. */
function Flags({ round: { policy, year } }: { round: Round }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const reading = useReading(`/api/third-party/${policy.id}/flags?year=${year}`, z.array(CrossCheckFlag));
  const columns = useFlagExport(policy.id);
  return (
    <section aria-labelledby="third-party-flags">
      <Flex justify="space-between" align="center" wrap gap={8} className="crosscheck-head">
        <h2 id="third-party-flags">{t('flags')}</h2>
        <ExportMenu name={t('flagFile', { policy: policy.id, year })} columns={columns} rows={reading.data ?? []} />
      </Flex>
      <Read reading={reading} isEmpty={(flags) => flags.length === 0} empty={<NothingHere hint={t('noFlags')} />}>
        {(flags) => <FlagTable policy={policy.id} flags={flags} />}
      </Read>
    </section>
  );
}

function FlagTable({ policy, flags }: { policy: string; flags: readonly CrossCheckFlag[] }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const language = useLanguage();
  const officeName = useOfficeName(policy);
  const comparedName = useComparedName(policy);
  const columns: TableColumnsType<CrossCheckFlag> = [
    {
      title: t('claim'), dataIndex: 'number',
      render: (number: string, { claimId }) => <Link to={`/cases/${claimId}`}>{number}</Link>,
    },
    { title: t('applicant'), dataIndex: 'applicant' },
    { title: t('fact'), key: 'fact', render: (_, flag) => comparedName(flag) },
    ...(['claimed', 'found'] as const).map((side) => ({
      title: t(side), dataIndex: side, align: 'right' as const,
      render: (value: string | null) => <ValueText value={value} />,
    })),
    { title: t('verdictTitle'), dataIndex: 'verdict', render: (_, { verdict }) => <VerdictTag verdict={verdict} /> },
    { title: t('source'), dataIndex: 'title', render: (_, { title }) => inLanguage(title, language) },
    { title: t('office'), dataIndex: 'office', render: (office: string) => officeName(office) },
  ];
  return (
    <WideTable<CrossCheckFlag>
      name={t('flags')}
      rowKey={({ claimId, source, item, fact }) => `${claimId} ${source} ${item ?? ''} ${fact}`}
      dataSource={flags}
      columns={columns}
    />
  );
}

interface FilesProps {
  readonly policy: string; readonly files: readonly ThirdPartyFile[]; readonly sources: ThirdPartyDesk['sources'];
}

function Files({ policy, files, sources }: FilesProps): ReactNode {
  const { t } = useTranslation('crosscheck');
  const language = useLanguage();
  const officeName = useOfficeName(policy);
  if (files.length === 0) return <NothingHere hint={t('noFiles')} />;
  const columns: TableColumnsType<ThirdPartyFile> = [
    {
      title: t('source'), dataIndex: 'source',
      render: (id: string) => {
        const source = sources.find((each) => each.id === id);
        return source ? inLanguage(source.title, language) : id;
      },
    },
    { title: t('file'), dataIndex: 'name' },
    { title: t('rows'), dataIndex: 'rows', align: 'right' },
    {
      title: t('sha256'), dataIndex: 'sha256',
      render: (sha256: string) => <Tag title={sha256}>{sha256.slice(0, 12)}</Tag>,
    },
    {
      title: t('importedBy'), key: 'by',
      render: (_, { importedBy, office }) => `${importedBy} · ${officeName(office)}`,
    },
    { title: t('importedAt'), dataIndex: 'importedAt', render: (at: string) => <DateText at={at} /> },
  ];
  return <WideTable<ThirdPartyFile> name={t('files')} rowKey="id" dataSource={files} columns={columns} />;
}
