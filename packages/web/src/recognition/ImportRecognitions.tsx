import { RecognitionPreview, RecognitionsEntered, recognitionHeadings } from '@qingce/contract';
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Flex, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecognitionColumn, RecognitionKind } from '@qingce/contract';
import type { ReactNode } from 'react';
import { CellProblems } from '../crosscheck/CellProblems.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { fileBody } from '../kit/file-body.ts';
import { saveFile } from '../kit/save-file.ts';
import { useAct } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { writeXlsx } from '../kit/write-xlsx.ts';

interface ImportProps { readonly policy: string; readonly kind: RecognitionKind }

/** 导入 — a table is looked at first, and taken in as a second step when nothing is wrong with it. */
export function ImportRecognitions({ policy, kind }: ImportProps): ReactNode {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('import')}</Button>
      <Drawer
        open={open}
        destroyOnHidden
        onClose={() => setOpen(false)}
        title={t('importTitle', { kind: inLanguage(kind.title, language) })}
        size={720}
      >
        <OneTable policy={policy} kind={kind} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function OneTable({ policy, kind, onDone }: ImportProps & { onDone: () => void }): ReactNode {
  const { t } = useTranslation('recognition');
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const address = `/api/recognitions/${policy}/${kind.id}`;
  const preview = useAct<File, RecognitionPreview>({
    path: `${address}/preview`, schema: RecognitionPreview, body: fileBody,
  });
  const send = useAct<File, RecognitionsEntered>({
    path: `${address}/files`, schema: RecognitionsEntered, body: fileBody,
    onDone: ({ entered }) => {
      void message.success(t('imported', { n: entered }));
      onDone();
    },
  });
  const choose = (chosen: File): false => {
    setFile(chosen);
    preview.mutate(chosen);
    return false;
  };
  return (
    <Flex vertical gap={16} align="flex-start">
      <p className="app-faint">{t('importLead')}</p>
      <Flex gap={8} wrap>
        <Template kind={kind} />
        <Upload accept=".csv,.xlsx" showUploadList={false} beforeUpload={choose}>
          <Button loading={preview.isPending}>{file ? file.name : t('choose')}</Button>
        </Upload>
      </Flex>
      <RefusalNotice error={preview.error ?? send.error} />
      {preview.data ? (
        <>
          <p>{t('seen', { ...preview.data, sha256: preview.data.sha256.slice(0, 12) })}</p>
          <CellProblems problems={preview.data.problems} />
        </>
      ) : null}
      {file && preview.data?.problems.length === 0 ? (
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate(file)}>
          {t('take', { rows: preview.data.rows })}
        </Button>
      ) : null}
    </Flex>
  );
}

/** 模板 — a sheet with the headings of the kind's table. */
function Template({ kind }: { kind: RecognitionKind }): ReactNode {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  const columns = (Object.keys(recognitionHeadings) as RecognitionColumn[])
    .filter((column) => column !== 'creditCode' || kind.hasHolder);
  const name = inLanguage(kind.title, language);
  const download = async (): Promise<void> => {
    const headings = columns.map((column) => inLanguage(recognitionHeadings[column], language));
    // A sheet's name has 31 characters at most.
    saveFile(await writeXlsx([{ name: name.slice(0, 31), headings, rows: [] }]), `${name}.xlsx`);
  };
  return <Button icon={<DownloadOutlined />} onClick={() => void download()}>{t('template')}</Button>;
}
