import { factAt, labelOf, parsePath, readAt } from '@qingce/law-view';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnknownHeadings } from '@qingce/law-view';
import type { InputError } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import type { CheckedRows, ListInHand } from './list-in-hand.ts';
import { limits } from './spreadsheet.ts';

const faultsShown = 50;

/** What was found in a table: headings that name nothing, or its rows with each fault at its row and column. */
export function RowsFound({ found, list }: { found: CheckedRows | UnknownHeadings; list: ListInHand }): ReactNode {
  const { t } = useTranslation('rows');
  const language = useLanguage();
  const between = language === 'en' ? ', ' : '、';
  if ('unknown' in found) {
    const known = (list.fact.row ?? []).map((field) => labelOf(field, language)).join(between);
    return <Alert type="error" showIcon title={t('unknown', { headings: found.unknown.join(between), known })} />;
  }
  const count = found.lines.length;
  if (count === 0) return <Alert type="warning" showIcon title={t('nothing')} />;
  if (count > limits.rows) {
    return <Alert type="error" showIcon title={t('tooMany', { count, most: limits.rows })} />;
  }
  const faulty = found.lines.filter((line) => line.errors.length > 0);
  const cells = faulty.reduce((sum, line) => sum + line.errors.length, 0);
  if (cells === 0) return <Alert type="success" showIcon title={t('good', { rows: count })} />;
  return (
    <>
      <Alert type="warning" showIcon title={t('faulty', { rows: count, cells })} />
      <ul className="rows-faults">
        {faulty.slice(0, faultsShown).map(({ sheetRow, errors }) => (
          <li key={sheetRow}>
            <strong>{t('line')} {sheetRow}</strong>
            {errors.map((error) => <Fault key={error.path + error.code} error={error} list={list} rows={found.rows} />)}
          </li>
        ))}
      </ul>
      <p className="app-faint">{t('moreRows', { count: count - faulty.length })}</p>
    </>
  );
}

function Fault({ error, list, rows }: { error: InputError; list: ListInHand; rows: readonly unknown[] }): ReactNode {
  const language = useLanguage();
  const path = parsePath(error.path);
  const field = factAt(list.policy, list.json, path);
  const value = readAt(rows, path.slice(list.path.length));
  const name = field && field !== list.fact ? labelOf(field, language) : '';
  return (
    <span className="rows-fault">
      {name === '' ? null : <b>{name}</b>} {isPlain(value) ? <q>{String(value)}</q> : null}{' '}
      {inLanguage(error.messages, language)}
    </span>
  );
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
