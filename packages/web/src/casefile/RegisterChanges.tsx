import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile, RegisterChange } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { FactValueText } from './FactValueText.tsx';

interface RegisterChangesProps { readonly file: CaseFile; readonly policy: CheckedPolicy }

/** 登记事实变更 — what the register says otherwise since the proposal, and what that means; nothing where nothing changed. */
export function RegisterChanges({ file, policy }: RegisterChangesProps): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const changes = file.registerChanges;
  if (changes.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      className="case-changes"
      title={t('changes.title')}
      description={(
        <>
          <ul>
            {changes.map((change) => (
              <li key={change.key}>
                {`${inLanguage(change.name, language)}: `}<Value value={change.from} of={change} policy={policy} />
                {' → '}<Value value={change.to} of={change} policy={policy} />
                <Source change={change} />
              </li>
            ))}
          </ul>
          <p>{t(file.claim.state === 'in-notice' ? 'changes.recall' : 'changes.reverify')}</p>
        </>
      )}
    />
  );
}

interface ValueProps {
  readonly value: RegisterChange['to'];
  readonly of: RegisterChange;
  readonly policy: CheckedPolicy;
}

function Value({ value, of: { key }, policy }: ValueProps): ReactNode {
  const { t } = useTranslation('casefile');
  if (value === null) return <strong>{t('changes.nothing')}</strong>;
  const json = { applicant: { [key]: value } };
  return <strong><FactValueText value={value} path={['applicant', key]} json={json} policy={policy} /></strong>;
}

function Source({ change: { since, source, documentNo, recordedAt } }: { change: RegisterChange }): ReactNode {
  const { t } = useTranslation('casefile');
  return (
    <div className="app-faint">
      {since === null ? null : <>{t('changes.since')} <DateText at={since} />{' '}</>}
      {[source, documentNo].filter((each) => each !== null).join(' ')}{' '}
      {recordedAt === null ? null : <>{t('changes.recorded')} <DateText at={recordedAt} /></>}
    </div>
  );
}
