import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { csvOf, dictionaryOf, sheetsOf } from './csv.ts';
import { saveFile } from './save-file.ts';
import { writeXlsx } from './write-xlsx.ts';
import type { ExportColumn } from './csv.ts';

interface ExportMenuProps<Row> {
  /** The file's name without day and ending. */
  readonly name: string;
  readonly columns: readonly ExportColumn<Row>[];
  readonly rows: readonly Row[];
}

/** 导出 — the list on the page as a table for a spreadsheet, and what its columns mean. */
export function ExportMenu<Row>({ name, columns, rows }: ExportMenuProps<Row>): ReactNode {
  const { t } = useTranslation('shared');
  const { data: service } = useService();
  const file = (text: string, parts: readonly string[]): void => {
    const called = [name, ...parts, service?.today ?? ''].join('-');
    saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${called}.csv`);
  };
  const kinds = t('export.kinds', { returnObjects: true });
  const headings = [t('export.column'), t('export.meaning'), t('export.kind')] as const;
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: [
        { key: 'rows', label: t('export.rows', { n: rows.length }), onClick: () => file(csvOf(columns, rows), []) },
        {
          key: 'workbook', label: t('export.workbook'),
          onClick: () => {
            const sheets = [t('export.sheetRows'), t('export.dictionaryFile')] as const;
            void writeXlsx(sheetsOf(columns, rows, { headings, kinds, sheets }))
              .then((content) => saveFile(content, `${[name, service?.today ?? ''].join('-')}.xlsx`));
          },
        },
        {
          key: 'dictionary', label: t('export.dictionary'),
          onClick: () => file(dictionaryOf(columns, { headings, kinds }), [t('export.dictionaryFile')]),
        },
      ] }}
    >
      <Button icon={<DownloadOutlined />}>{t('export.title')}</Button>
    </Dropdown>
  );
}
