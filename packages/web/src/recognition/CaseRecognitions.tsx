import { RecognitionCheck } from '@qingce/contract';
import { nameOf, parsePath } from '@qingce/law-view';
import { Alert, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { RegisterVerdict, SoughtBy } from './CheckOfFact.tsx';

interface CaseRecognitionsProps { readonly file: CaseFile; readonly policy: CheckedPolicy }

/** 登记簿比对 — every fact of a claim that a register speaks for, and the entries that findings rest on; for the offices. */
export function CaseRecognitions({ file, policy }: CaseRecognitionsProps): ReactNode {
  const { t } = useTranslation('recognition');
  const reading = useReading(`/api/claims/${file.claim.id}/recognitions`, z.array(RecognitionCheck));
  return (
    <section aria-labelledby="case-recognitions">
      <h2 id="case-recognitions" className="crosscheck-head">{t('title')}</h2>
      <Read reading={reading} isEmpty={(checks) => checks.length === 0} empty={<NothingHere hint={t('noChecks')} />}>
        {(checks) => <Checks checks={checks} file={file} policy={policy} />}
      </Read>
    </section>
  );
}

function Checks({ checks, file, policy }: CaseRecognitionsProps & { checks: readonly RecognitionCheck[] }): ReactNode {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  const officeName = useOfficeName(policy.id);
  const fallen = checks.filter(({ reliedOn }) => reliedOn?.stands === false).length;
  return (
    <Flex vertical gap={12}>
      {fallen > 0 ? <Alert type="error" showIcon title={t('fallen', { n: fallen })} /> : null}
      <WideTable<RecognitionCheck>
        name={t('title')}
        rowKey={({ kind, path }) => `${kind} ${path}`}
        dataSource={checks}
        columns={[
          {
            title: t('fact'), key: 'fact',
            render: (_, { path }) => nameOf(parsePath(path), { policy, json: file.claimed, language }),
          },
          { title: t('kind'), key: 'kind', render: (_, { title }) => inLanguage(title, language) },
          {
            title: t('claimed'), key: 'claimed',
            render: (_, { claimed }) => (claimed === null ? '—' : t(`yesNo.${claimed ? 'true' : 'false'}`)),
          },
          {
            title: t('registerSays'), key: 'verdict',
            render: (_, check) => <><RegisterVerdict verdict={check.verdict} /><br /><SoughtBy check={check} /></>,
          },
          {
            title: t('entries'), key: 'entries',
            render: (_, { entries, reliedOn }) => <Entries entries={entries} reliedOn={reliedOn} />,
          },
          { title: t('office'), key: 'office', render: (_, { office }) => officeName(office) },
        ]}
      />
    </Flex>
  );
}

function Entries({ entries, reliedOn }: Pick<RecognitionCheck, 'entries' | 'reliedOn'>): ReactNode {
  const { t } = useTranslation('recognition');
  return (
    <>
      {entries.map(({ id, name, documentNo }) => (
        <div key={id}>
          {name} <span className="app-faint">{documentNo}</span>{' '}
          {reliedOn?.id === id ? <Relied stands={reliedOn.stands} /> : null}
        </div>
      ))}
      {reliedOn && !entries.some(({ id }) => id === reliedOn.id) ? <Relied stands={reliedOn.stands} /> : null}
      {entries.length === 0 && !reliedOn ? <span className="app-faint">{t('none')}</span> : null}
    </>
  );
}

function Relied({ stands }: { stands: boolean }): ReactNode {
  const { t } = useTranslation('recognition');
  return <Tag color={stands ? 'success' : 'error'}>{t(stands ? 'restsOn' : 'restedOn')}</Tag>;
}
