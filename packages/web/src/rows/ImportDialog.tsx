import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { labelOf } from '@qingce/law-view';
import { Alert, App, Button, Flex, Input, Modal, Radio, Upload } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, UnknownHeadings } from '@qingce/law-view';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { saveFile } from '../kit/save-file.ts';
import { checkTable, rowsThere } from './list-in-hand.ts';
import type { CheckedRows, ListInHand, Way } from './list-in-hand.ts';
import { RowsFound } from './RowsFound.tsx';
import { limits, readPasted, readXlsx } from './spreadsheet.ts';
import type { Unreadable } from './spreadsheet.ts';
import { templateOf } from './template.ts';

type Table = readonly (readonly Cell[])[];
/** What was handed over: nothing yet, a file on its way in, its cells, or why it cannot be read. */
type Taken = { readonly table: Table } | { readonly problem: Unreadable } | 'reading' | undefined;

/** Template, file or pasted cells; what was found in them; and only then the draft. */
export function ImportDialog({ list, onClose }: { list: ListInHand; onClose: () => void }): ReactNode {
  const { t } = useTranslation('rows');
  const { message } = App.useApp();
  const [taken, setTaken] = useState<Taken>();
  const [way, setWay] = useState<Way>('replace');
  const fact = labelOf(list.fact, useLanguage());
  const there = rowsThere(list).length;
  const table = typeof taken === 'object' && 'table' in taken ? taken.table : undefined;
  const found = useMemo(() => table && checkTable(list, table, way), [list, table, way]);
  const ready = found && isReady(found) ? found : undefined;
  const take = (): void => {
    if (!ready) return;
    list.onRows(ready.rows);
    void message.success(t('taken', { count: ready.lines.length }));
    onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={t('title', { fact })}
      okText={t('take')}
      okButtonProps={{ disabled: !ready }}
      onOk={take}
      onCancel={onClose}
    >
      <Flex vertical gap={16}>
        <p className="app-faint">{t('lead')}</p>
        <Sources list={list} onTaken={setTaken} />
        {there > 0 ? <ChooseWay there={there} way={way} onWay={setWay} /> : null}
        <div aria-live="polite">
          <Reading taken={taken} />
          {found ? <RowsFound found={found} list={list} /> : null}
        </div>
      </Flex>
    </Modal>
  );
}

function isReady(found: CheckedRows | UnknownHeadings): found is CheckedRows {
  return 'rows' in found && found.lines.length > 0 && found.lines.length <= limits.rows;
}

const ways = ['replace', 'append'] as const;

function ChooseWay({ there, way, onWay }: { there: number; way: Way; onWay: (way: Way) => void }): ReactNode {
  const { t } = useTranslation('rows');
  return (
    <Radio.Group
      value={way}
      onChange={(event) => onWay(event.target.value as Way)}
      options={ways.map((value) => ({ value, label: t(value, { count: there }) }))}
    />
  );
}

function Reading({ taken }: { taken: Taken }): ReactNode {
  const { t } = useTranslation('rows');
  if (taken === 'reading') return t('reading');
  if (taken === undefined || 'table' in taken) return null;
  return <Alert type="error" showIcon title={t(taken.problem, { megabytes: limits.megabytes })} />;
}

function Sources({ list, onTaken }: { list: ListInHand; onTaken: (taken: Taken) => void }): ReactNode {
  const { t } = useTranslation('rows');
  const language = useLanguage();
  const [pasted, setPasted] = useState('');
  const [chosen, setChosen] = useState<string>();
  const download = async (): Promise<void> =>
    saveFile(await templateOf({ ...list, language, t }), `${list.fact.key}.xlsx`);
  const read = async (file: File): Promise<void> => {
    setPasted('');
    setChosen(file.name);
    onTaken('reading');
    const cells = await readXlsx(file);
    onTaken(typeof cells === 'string' ? { problem: cells } : { table: cells });
  };
  const paste = (text: string): void => {
    setPasted(text);
    setChosen(undefined);
    onTaken(text.trim() === '' ? undefined : { table: readPasted(text) });
  };
  return (
    <>
      <Flex gap={8} wrap align="center">
        <Button icon={<DownloadOutlined />} onClick={() => void download()}>
          {t('template')}
        </Button>
        <Upload
          accept=".xlsx"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            void read(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />}>{t('choose')}</Button>
        </Upload>
        <span>{chosen}</span>
      </Flex>
      <Input.TextArea
        aria-label={t('paste')}
        placeholder={t('pastePlaceholder')}
        rows={3}
        value={pasted}
        onChange={(event) => paste(event.target.value)}
      />
    </>
  );
}
