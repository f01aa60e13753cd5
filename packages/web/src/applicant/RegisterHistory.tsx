import { RegisterHistory as History } from '@qingce/contract';
import { nameOf } from '@qingce/law-view';
import { useTranslation } from 'react-i18next';
import type { RegisterStatement } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { DateText } from '../kit/DateText.tsx';
import { Loading, Read } from '../kit/PageStates.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLoadedPolicies, useOfficeName } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';

/** 登记事实沿革 — what the offices' register holds about an applicant, statement by statement with source and day. */
export function RegisterHistory({ applicantId }: { applicantId: string }): ReactNode {
  const { t } = useTranslation('applicant');
  const reading = useReading(`/api/applicants/${applicantId}/register-facts`, History);
  return (
    <section className="mandates-section" aria-labelledby="register-history">
      <h2 id="register-history">{t('historyTitle')}</h2>
      <p className="app-faint">{t('historyLead')}</p>
      <Read
        reading={reading}
        isEmpty={({ statements }) => statements.length === 0}
        empty={<p>{t('historyNone')}</p>}
      >
        {({ statements }) => <Statements statements={statements} />}
      </Read>
    </section>
  );
}

function Statements({ statements }: { statements: readonly RegisterStatement[] }): ReactNode {
  const { t } = useTranslation('applicant');
  const language = useLanguage();
  const policies = useLoadedPolicies();
  const officeName = useOfficeName();
  if (policies.length === 0) return <Loading />;
  const columns: TableColumnsType<RegisterStatement & { place: number }> = [
    {
      title: t('fact'), dataIndex: 'fact',
      render: (fact: string, { value }) => {
        const asked = askedBy(policies, fact);
        return asked ? nameOf(asked.path, { policy: asked.policy, json: jsonOf(asked.path, value), language }) : fact;
      },
    },
    { title: t('value'), key: 'value', render: (_value, said) => <SaidValue said={said} policies={policies} /> },
    {
      title: t('holdsFrom'), dataIndex: 'validFrom',
      render: (from: string | null) => (from === null ? t('always') : <DateText at={from} />),
    },
    {
      title: t('source'), key: 'source',
      render: (_value, { source, documentNo }) => (
        <>
          {source ?? <span className="app-faint">{t('sourceUnknown')}</span>}
          {documentNo === null ? null : <span className="app-faint"> {documentNo}</span>}
        </>
      ),
    },
    {
      title: t('recorded'), key: 'recorded',
      render: (_value, { recordedAt, recordedBy }) => (
        <>
          <DateText at={recordedAt} />
          {recordedBy === null ? null : (
            <span className="app-faint">
              {' '}{recordedBy.unit === null ? '' : officeName(recordedBy.unit)} {recordedBy.name}
            </span>
          )}
        </>
      ),
    },
  ];
  return (
    <WideTable<RegisterStatement & { place: number }>
      name={t('historyTitle')}
      rowKey="place"
      dataSource={statements.map((said, place) => ({ ...said, place: statements.length - place }))}
      columns={columns}
      scroll={{ x: 760 }}
    />
  );
}

interface SaidValueProps { readonly said: RegisterStatement; readonly policies: readonly CheckedPolicy[] }

function SaidValue({ said: { fact, value }, policies }: SaidValueProps): ReactNode {
  const { t } = useTranslation('applicant');
  const asked = askedBy(policies, fact);
  if (value === null) return <span className="app-faint">{t('takenOut')}</span>;
  if (!asked) return JSON.stringify(value);
  const { path, policy } = asked;
  return <FactValueText value={value} path={path} json={jsonOf(path, value)} policy={policy} />;
}

/** Where a policy in force asks for a fact of the register, by whichever of its names it was recorded. */
function askedBy(
  policies: readonly CheckedPolicy[], name: string,
): { path: [string, string]; policy: CheckedPolicy } | undefined {
  for (const policy of policies) {
    const asked = policy.facts.find((fact) => fact.scope === 'applicant' && (fact.key === name || fact.name === name));
    if (asked) return { path: ['applicant', asked.key], policy };
  }
  return undefined;
}

function jsonOf([, key]: [string, string], value: unknown): unknown {
  return { applicant: { [key]: value } };
}
