import { nameOf, parsePath, rowText } from '@qingce/law-view';
import { useTranslation } from 'react-i18next';
import type { CaseFile, Change } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { inLanguage, materialName } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';

interface ChangesProps {
  readonly changes: readonly Change[];
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 前后对照 — what changed, before and after; each line says in a word and by its marks whether it is new or gone. */
export function Changes({ changes, file, policy }: ChangesProps): ReactNode {
  const { t } = useTranslation('correction');
  const nameOfChange = useChangeName(file, policy);
  if (changes.length === 0) return <p className="app-faint">{t('noChanges')}</p>;
  return (
    <table className="correction-changes">
      <caption>{t('changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('changed')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          // Changes of an answered round never move, so their place is their identity.
          <tr key={index}>
            <th scope="row">
              {nameOfChange(change)} <span className="correction-mark">{t(`mark.${markOf(change)}`)}</span>
            </th>
            <td>
              {change.before === undefined ? (
                <span className="app-faint">{t('absent')}</span>
              ) : (
                <del>
                  <Value change={change} value={change.before} file={file} policy={policy} />
                </del>
              )}
            </td>
            <td>
              {change.after === undefined ? (
                <span className="app-faint">{t('absent')}</span>
              ) : (
                <ins>
                  <Value change={change} value={change.after} file={file} policy={policy} />
                </ins>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function markOf({ before, after }: Change): 'changed' | 'added' | 'removed' {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function useChangeName(file: CaseFile, policy: CheckedPolicy): (change: Change) => string {
  const { t } = useTranslation('correction');
  const language = useLanguage();
  return ({ kind, path }) => {
    if (kind === 'document') return t('document', { material: materialName(policy, path, language) });
    const steps = parsePath(path);
    if (steps.length === 2 && typeof steps[1] === 'number') return t('wholeItem', { n: steps[1] + 1 });
    return nameOf(steps, { policy, json: file.claimed, language });
  };
}

function Value({ change, value, file, policy }: Omit<ChangesProps, 'changes'> & {
  readonly change: Change;
  readonly value: unknown;
}): ReactNode {
  const language = useLanguage();
  const path = parsePath(change.path);
  if (change.kind === 'document') return (value as { name: string }).name;
  if (change.kind === 'fact') return <FactValueText value={value} path={path} json={file.claimed} policy={policy} />;
  const row = value as Record<string, unknown>;
  // A whole item has no list that it is a row of: its name says what it was.
  if (path.length === 2) {
    const item = policy.items.find(({ id }) => id === row['item']);
    return item ? inLanguage(item.name, language) : '';
  }
  return rowText(path.slice(0, -1), row, { policy, json: file.claimed, language });
}
